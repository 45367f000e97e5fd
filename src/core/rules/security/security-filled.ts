import { child } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { definitionOf, isText, membersOf, objectsIn, settingsOf, type Members } from '../walk/parts.ts';

/** Members that the wizard asks for with a star, by the type of a security definition. */
const definitionMembers: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map<
  string,
  Readonly<Record<string, string>>
>([
  [
    'apiKey',
    { name: 'The API key has no name. Enter the header or query parameter that carries it, such as "X-Api-Key".' },
  ],
  [
    'oauth2',
    {
      authorizationUrl: 'The authorization URL is empty. Enter the address where people sign in.',
      tokenUrl: 'The token URL is empty. Enter the address that gives out tokens.',
    },
  ],
]);

/**
 * A warning, because the file is well formed and only signing in fails. A member that is not there at all is a fault of
 * shape, or left to the service.
 *
 * Source: domain notes, 4.2 (fields with a star), 3.3, 3.4 and AP-04.
 */
export const securityFilled: Rule = {
  id: 'security-filled',
  severity: 'warning',
  why: 'Nobody can sign in through a connector that does not say how.',
  source: 'Connector documentation, authentication',
  notes: ['AP-04'],
  *check(document) {
    for (const [key, definition] of objectsIn(definitionOf(document)?.['securityDefinitions'])) {
      const { type } = definition;
      const messages = isText(type) ? definitionMembers.get(type) : undefined;
      yield* emptyMembers(definition, child('/definition/securityDefinitions', key), messages ?? {});
    }
    for (const [key, parameter] of objectsIn(settingsOf(document)?.['connectionParameters'])) {
      const settings = membersOf(parameter['oAuthSettings']);
      const place = child('/properties/properties/connectionParameters', key, 'oAuthSettings');
      yield* emptyMembers(settings, place, {
        clientId: 'The client ID is empty. Enter the one from your registration with the API.',
      });
      const resource = membersOf(membersOf(settings['customParameters'])['resourceUri']);
      yield* emptyMembers(resource, child(place, 'customParameters', 'resourceUri'), {
        value: 'The resource URL is empty. Enter the address of the API that people sign in to.',
      });
    }
  },
};

function* emptyMembers(value: Members, place: string, messages: Readonly<Record<string, string>>): Iterable<Finding> {
  for (const [name, message] of Object.entries(messages)) {
    const member = value[name];
    if (isText(member) && member.trim() === '') yield { pointer: child(place, name), message };
  }
}
