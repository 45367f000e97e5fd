import { child } from '../../document/pointer.ts';
import { memberOf, textOf } from '../../security/members.ts';
import {
  connectionParametersOf,
  findOAuthParameter,
  isOfType,
  readSchemes,
  type Scheme,
} from '../../security/read-security.ts';
import type { Finding, Rule } from '../rule.ts';
import { definitionOf, propertiesFileOf, settingsOf } from '../walk/parts.ts';

const place = '/properties/properties/connectionParameters';

/**
 * Only what cannot be meant: a policy or the code may sign in with parameters that the definition does not mention, so a
 * definition without security, several ways to sign in, and the gateway are passed over.
 *
 * Source: domain notes SEC-03, 3.
 */
export const connectionMatchesSecurity: Rule = {
  id: 'connection-matches-security',
  severity: 'warning',
  why: 'Sign-in stands in both files: the definition says how it is sent, the connection parameters what a maker is asked for.',
  source: 'Connector documentation, authentication',
  notes: ['SEC-03'],
  *check(document) {
    const definition = definitionOf(document);
    const settings = settingsOf(document);
    const file = propertiesFileOf(document);
    if (!definition || !settings || memberOf(settings, 'connectionParameterSets') !== undefined) return;
    const parameters = connectionParametersOf(file);
    if (Object.values(parameters).some((parameter) => isOfType(parameter, 'gatewaySetting'))) return;
    const schemes = readSchemes(definition).filter(({ type }) => type !== 'unusable');
    if (schemes.length === 0) return;
    const oauth = findOAuthParameter(parameters);
    const oauthScheme = schemes.find(({ type }) => type === 'oauth2');
    if (oauth && oauthScheme) yield* differingAddresses(oauth, oauthScheme);
    else if (oauth) {
      const message = `A maker signs in with OAuth 2.0 here, but the definition says ${nameOf(schemes)}. Choose one on the Security tab.`;
      yield { pointer: child(place, oauth.name), message };
    } else if (!schemes.some((scheme) => canBeEntered(scheme, parameters))) {
      const message = `The definition signs in with ${nameOf(schemes)}, but a maker is not asked for it. Choose it again on the Security tab.`;
      yield { pointer: place, message };
    }
  },
};

const words = {
  basic: 'user and password',
  apiKey: 'an API key',
  oauth2: 'OAuth 2.0',
  unusable: 'another way',
} as const;
const nameOf = (schemes: readonly Scheme[]): string => schemes.map(({ type }) => words[type]).join(' or ');

/** Basic needs two fields and a key one; their names are free as long as a policy or the code reads them. */
function canBeEntered({ type }: Scheme, parameters: Readonly<Record<string, unknown>>): boolean {
  const fields = Object.values(parameters).filter(
    (one) => isOfType(one, 'string') || isOfType(one, 'securestring'),
  ).length;
  return type === 'basic' ? fields >= 2 : type === 'apiKey' && fields >= 1;
}

/** Files for others to fill in have addresses such as `https://<your tenant>/token`. */
const isPlaceholder = (address: string): boolean => /[<{[]|@environmentVariables/.test(address);

function* differingAddresses(
  oauth: { readonly name: string; readonly settings: unknown },
  { scheme }: Scheme,
): Generator<Finding> {
  if (textOf(oauth.settings, 'identityProvider')?.toLowerCase() !== 'oauth2') return;
  for (const member of ['authorizationUrl', 'tokenUrl']) {
    const there = textOf(scheme, member);
    const here = textOf(oauth.settings, 'customParameters', member, 'value');
    if (there === undefined || here === undefined || there === here || isPlaceholder(here)) continue;
    const settings = child(place, oauth.name, 'oAuthSettings', 'customParameters', member, 'value');
    yield { pointer: settings, message: `The definition gives another "${member}": ${there}. Make them the same.` };
  }
}
