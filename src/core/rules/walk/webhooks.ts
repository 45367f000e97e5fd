import { notificationUrl } from '../../definition/edits/schemas/callback.ts';
import type { Definition } from '../../definition/openapi2.ts';
import { followReferences, isRecord, operationsOf, type OperationEntry } from '../../definition/operations.ts';
import { textOf } from '../../definition/operation-place.ts';
import { parametersOf } from '../../definition/parameters.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { definitionOf, membersOf, perDefinition, type Members } from './parts.ts';
import { sitesIn } from './pieces.ts';

/** An object on the way to a property, with the name that leads on. */
export interface CallbackStep {
  readonly pointer: JsonPointer;
  readonly schema: Members;
  readonly name: string;
}

/** A property of a request body that receives the address which the service is to call. */
export interface Callback {
  readonly pointer: JsonPointer;
  readonly value: Members;
  /** Makers do not see it, or something around it. */
  readonly isInternal: boolean;
  /** The objects around it, outermost first. */
  readonly steps: readonly CallbackStep[];
  /** Of the body parameter. */
  readonly body: { readonly pointer: JsonPointer; readonly isRequired: boolean };
}

/** An operation with the callbacks that its body has. */
export interface CallbackSite extends OperationEntry {
  readonly callbacks: readonly Callback[];
}

/** All operations in the order of the text, each with what of its body receives the callback address. */
export const callbackSitesIn = perDefinition<readonly CallbackSite[]>((document) => {
  if (!definitionOf(document)) return [];
  const definition = document.definition.value;
  // Nearly no definition has any, and then there is nothing to look for.
  const hasAny = sitesIn(document).schemas.some(({ value }) => Object.hasOwn(value, notificationUrl));
  return operationsOf(definition).map((entry) => ({
    ...entry,
    callbacks: hasAny ? findCallbacks(definition, entry) : [],
  }));
});

/** So many properties of a body are looked through. */
const mostProperties = 5000;

function findCallbacks(definition: Definition, entry: OperationEntry): readonly Callback[] {
  const body = parametersOf(definition, entry).find(({ parameter }) => parameter.in === 'body');
  if (!body || body.target === undefined) return [];
  const { parameter, target } = body;
  const found: Callback[] = [];
  const seen = new Set<unknown>();
  let count = 0;
  visit(parameter.schema, child(target, 'schema'), isHidden(membersOf(parameter)), []);
  return found;

  function visit(schema: unknown, pointer: JsonPointer, isInternal: boolean, steps: readonly CallbackStep[]): void {
    const reached = followReferences<unknown>(definition, schema);
    const value = reached?.value;
    count += 1;
    if (!isRecord(value) || seen.has(value) || count > mostProperties) return;
    // A schema that is met again is the same one: what receives the address stands in it once.
    seen.add(value);
    const place = reached?.pointer ?? pointer;
    const isUnseen = isInternal || isHidden(value);
    if (value[notificationUrl] === true || value[notificationUrl] === 'true')
      found.push({
        pointer: place,
        value,
        isInternal: isUnseen,
        steps,
        body: { pointer: target ?? '', isRequired: parameter.required === true },
      });
    const { properties } = value;
    if (!isRecord(properties)) return;
    for (const name of Object.keys(properties))
      visit(properties[name], child(place, 'properties', name), isUnseen, [
        ...steps,
        { pointer: place, schema: value, name },
      ]);
  }
}

const isHidden = (value: Members): boolean => textOf(value['x-ms-visibility']).toLowerCase() === 'internal';

/** Where the payload of a webhook is described: on the path. Source: domain notes, 2.4. */
export const notificationContent = 'x-ms-notification-content';

/** A trigger that the service calls: with a callback, a payload, or a verb that polling has not. */
export function isWebhookTrigger({ operation, pathItem, method, callbacks }: CallbackSite): boolean {
  const kind = membersOf(operation)['x-ms-trigger'];
  if (kind === undefined || textOf(kind).toLowerCase() === 'batch') return false;
  if (callbacks.length > 0) return true;
  if (membersOf(operation)['x-ms-trigger-metadata'] !== undefined) return false;
  if (method === 'delete') return false;
  return (method !== 'get' && method !== 'head') || membersOf(pathItem)[notificationContent] !== undefined;
}
