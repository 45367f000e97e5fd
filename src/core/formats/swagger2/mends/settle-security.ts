import { child } from '../../../document/pointer.ts';
import { isMethod } from '../../../definition/operations.ts';
import { isRecord, listAt, memberOf, textAt, type Loose } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend } from './mend.ts';

const flows: Readonly<Record<string, string>> = {
  authorizationcode: 'accessCode',
  authorization_code: 'accessCode',
  accesscode: 'accessCode',
  clientcredentials: 'application',
  client_credentials: 'application',
  application: 'application',
  implicit: 'implicit',
  password: 'password',
};

/** Addresses that each flow needs, as OpenAPI 2.0 has them. */
const addresses: Readonly<Record<string, readonly string[]>> = {
  accessCode: ['authorizationUrl', 'tokenUrl'],
  implicit: ['authorizationUrl'],
  password: ['tokenUrl'],
  application: ['tokenUrl'],
};

/**
 * Takes out security definitions that say nothing a connector could use, as converters leave them ("bearer": {}), with
 * what requires them, and writes an implicit flow that has a token address as the access code flow it can be.
 *
 * Source: OpenAPI 2.0, Security Scheme Object; domain notes, 8 (traces of converters), SEC-02
 * (`SecuritySchemePropertyNotValid`, `SecuritySchemePropertyRequired`).
 * Tells `security-flow`, `security-flow-name`, `security-type-name`, `security-bearer` (info), `security-unusable`,
 * `reference-unfit` (warnings).
 */
export const settleSecurity: Mend = ({ draft, settle }) => {
  const schemes = draft.definition['securityDefinitions'];
  if (!isRecord(schemes)) return;
  const edits: ValueEdit[] = [];
  const lost = new Set<string>();
  for (const [name, scheme] of Object.entries(schemes)) {
    const pointer = child('/securityDefinitions', name);
    const place = child(pointer, 'flow');
    const flow = textAt(flows, textAt(scheme, 'flow').toLowerCase()) || undefined;
    const has = (member: string): boolean => textAt(scheme, member) !== '';
    const scope = child(pointer, 'scopes', '$ref');
    if (memberOf(memberOf(scheme, 'scopes'), '$ref') !== undefined) {
      const what = `A scope of "${name}" is called "$ref", and readers take it for a reference.`;
      const about = { kind: 'left-out', severity: 'warning', label: 'Leave it out' } as const;
      if (settle({ code: 'reference-unfit', pointer: scope, what, done: 'It was left out.', ...about }))
        edits.push({ kind: 'remove', pointer: scope });
    }
    if (textAt(scheme, 'type').toLowerCase() === 'http' && textAt(scheme, 'scheme').toLowerCase() !== 'digest') {
      const isBasic = textAt(scheme, 'scheme').toLowerCase() === 'basic';
      const what = `"${name}" signs in in the way of OpenAPI 3 ("http").`;
      const done = isBasic
        ? 'It was written as basic authentication.'
        : 'It was written as an API key in the header Authorization.';
      const value = isBasic ? { type: 'basic' } : { type: 'apiKey', name: 'Authorization', in: 'header' };
      if (settle({ code: 'security-bearer', pointer, what, done, label: 'Write it as OpenAPI 2.0 has it' }))
        edits.push({ kind: 'set', pointer, value });
    } else if (flow === 'implicit' && memberOf(scheme, 'flow') === flow && has('tokenUrl') && has('authorizationUrl')) {
      const what = `"${name}" names the implicit flow, which connectors cannot do, and has a token address as well.`;
      const done = 'It was changed to the access code flow.';
      if (settle({ code: 'security-flow', pointer: place, what, done, label: 'Use the access code flow' }))
        edits.push({ kind: 'set', pointer: place, value: 'accessCode' });
    } else if (flow !== undefined && flow !== memberOf(scheme, 'flow') && isAddressed(flow, has)) {
      const what = `"${name}" calls its flow "${textAt(scheme, 'flow')}".`;
      const done = `It was written "${flow}", as OpenAPI 2.0 has it.`;
      if (settle({ code: 'security-flow-name', pointer: place, what, done, label: 'Write it as OpenAPI 2.0 has it' }))
        edits.push({ kind: 'set', pointer: place, value: flow });
    } else if (isWhole({ ...recordOf(scheme), type: nearestType(scheme) }) && !isWhole(scheme)) {
      const what = `"${name}" calls its type "${textAt(scheme, 'type')}".`;
      const done = `It was written "${nearestType(scheme)}", as OpenAPI 2.0 has it.`;
      const type = child(pointer, 'type');
      if (settle({ code: 'security-type-name', pointer: type, what, done, label: 'Write it as OpenAPI 2.0 has it' }))
        edits.push({ kind: 'set', pointer: type, value: nearestType(scheme) });
    } else if (!isWhole(scheme)) {
      const what = `"${name}" does not say how to sign in.`;
      const done = 'It was left out, with what asks for it. Choose the authentication type on the Security tab.';
      const about = { kind: 'left-out', severity: 'warning', label: 'Leave it out' } as const;
      if (!settle({ code: 'security-unusable', pointer, what, done, ...about })) continue;
      edits.push({ kind: 'remove', pointer });
      lost.add(name);
    }
  }
  if (lost.size > 0) edits.push(...withoutRequirements(draft.definition, lost));
  draft.apply(edits);
};

const nearestType = (scheme: unknown): string =>
  ['basic', 'apiKey', 'oauth2'].find((type) => type.toLowerCase() === textAt(scheme, 'type').toLowerCase()) ?? '';

const recordOf = (value: unknown): Loose => (isRecord(value) ? value : {});

const isAddressed = (flow: string, has: (member: string) => boolean): boolean =>
  Object.hasOwn(addresses, flow) && addresses[flow]?.every(has) === true;

/** True if OpenAPI 2.0 can read it. */
function isWhole(scheme: unknown): boolean {
  const has = (member: string): boolean => typeof memberOf(scheme, member) === 'string';
  switch (memberOf(scheme, 'type')) {
    case 'basic':
      return true;
    case 'apiKey':
      return has('name') && ['header', 'query'].includes(textAt(scheme, 'in'));
    case 'oauth2':
      return isAddressed(textAt(scheme, 'flow'), has);
    default:
      return false;
  }
}

/** The edits that take names out of every `security`; a requirement of nothing else goes as a whole. */
function withoutRequirements(definition: Loose, lost: ReadonlySet<string>): readonly ValueEdit[] {
  const edits: ValueEdit[] = [];
  const clear = (holder: unknown, place: string): void => {
    for (const [index, requirement] of listAt(holder, 'security').entries()) {
      if (!isRecord(requirement)) continue;
      const names = Object.keys(requirement);
      const gone = names.filter((name) => lost.has(name));
      const pointer = child(place, 'security', index);
      if (gone.length > 0 && gone.length === names.length) edits.push({ kind: 'remove', pointer });
      else edits.push(...gone.map((name) => ({ kind: 'remove', pointer: child(pointer, name) }) as const));
    }
  };
  clear(definition, '');
  const paths = definition['paths'];
  for (const [path, item] of Object.entries(isRecord(paths) ? paths : {})) {
    for (const [method, operation] of Object.entries(isRecord(item) ? item : {}))
      if (isMethod(method)) clear(operation, child('/paths', path, method));
  }
  return edits;
}
