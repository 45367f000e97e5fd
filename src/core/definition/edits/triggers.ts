import type { Edit, Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { nameOf } from '../operation-place.ts';
import type { Definition, Parameter, Schema } from '../openapi2.ts';
import { followReferences, isRecord, type OperationEntry } from '../operations.ts';
import { parametersOf } from '../parameters.ts';
import { uniqueName } from '../../naming/index.ts';
import { addParameter } from './parameters.ts';
import { isRequired, propertiesOf } from './schemas.ts';
import { notificationUrl } from './schemas/callback.ts';

export type TriggerType = 'single' | 'batch';

/** A text in the body that could take the callback address. */
export interface CallbackCandidate {
  /** `config/url`. */
  readonly path: string;
  readonly pointer: JsonPointer;
  /** It has `x-ms-notification-url`. */
  readonly isChosen: boolean;
  readonly hasTitle: boolean;
  /** The objects around it, outermost first, with the name of the property in each that leads to it. */
  readonly around: readonly { readonly pointer: JsonPointer; readonly schema: Schema; readonly name: string }[];
}

/** Of the published connectors none has it deeper than two. */
const deepest = 4;

/** The text properties of the body, in the order of the text. */
export function callbackCandidates(definition: Definition, entry: OperationEntry): readonly CallbackCandidate[] {
  const body = parametersOf(definition, entry).find(({ parameter }) => parameter.in === 'body');
  if (!body || body.target === undefined || !isRecord(body.parameter.schema)) return [];
  const found: CallbackCandidate[] = [];
  // A schema that is met again has the same texts: going into it each time takes for ever where schemas lead to themselves.
  const seen = new Set<unknown>();
  visit(body.parameter.schema, child(body.target, 'schema'), []);
  return found;

  function visit(schema: Schema, pointer: JsonPointer, around: CallbackCandidate['around']): void {
    const target = followReferences<Schema>(definition, schema);
    if (!target || !isRecord(target.value) || around.length >= deepest || seen.has(target.value)) return;
    seen.add(target.value);
    const place = target.pointer ?? pointer;
    for (const [name, property] of propertiesOf(target.value)) {
      const inside = [...around, { pointer: place, schema: target.value, name }];
      const at = child(place, 'properties', name);
      if (property.type === 'string') {
        const isChosen = notificationUrl in property && property[notificationUrl] === true;
        const hasTitle = property.title !== undefined;
        found.push({ path: inside.map((one) => one.name).join('/'), pointer: at, isChosen, hasTitle, around: inside });
      } else visit(property, at, inside);
    }
  }
}

/**
 * Makes one property of the body the one that takes the callback address, and no other: internal, and required all
 * the way up, as the wizard writes it (domain notes, 6.1).
 */
export function chooseCallback(definition: Definition, entry: OperationEntry, chosen: CallbackCandidate): Patch {
  const edits: Edit[] = [];
  for (const { pointer, isChosen } of callbackCandidates(definition, entry)) {
    if (!isChosen || pointer === chosen.pointer) continue;
    edits.push({ kind: 'remove', pointer: child(pointer, notificationUrl) });
    edits.push({ kind: 'remove', pointer: child(pointer, 'x-ms-visibility') });
  }
  edits.push({ kind: 'set', pointer: child(chosen.pointer, notificationUrl), value: true });
  edits.push({ kind: 'set', pointer: child(chosen.pointer, 'x-ms-visibility'), value: 'internal' });
  if (!chosen.hasTitle) edits.push({ kind: 'set', pointer: child(chosen.pointer, 'title'), value: '' });
  for (const { pointer, schema, name } of chosen.around) {
    if (isRequired(schema, name)) continue;
    edits.push({ kind: 'set', pointer: child(pointer, 'required'), value: [...requiredOf(schema), name] });
  }
  const body = parametersOf(definition, entry).find(({ parameter }) => parameter.in === 'body');
  if (body?.target !== undefined && body.parameter.required !== true)
    edits.push({ kind: 'set', pointer: child(body.target, 'required'), value: true });
  return { title: `Choose ${chosen.path} for the callback address`, edits };
}

/** The marks of the callback property, taken away: it is a text like any other then. */
export function forgetCallback(definition: Definition, entry: OperationEntry): readonly Edit[] {
  return callbackCandidates(definition, entry)
    .filter(({ isChosen }) => isChosen)
    .flatMap(({ pointer }): readonly Edit[] => [
      { kind: 'remove', pointer: child(pointer, notificationUrl) },
      { kind: 'remove', pointer: child(pointer, 'x-ms-visibility') },
    ]);
}

/** As the wizard writes it. Source: domain notes, 6.1. */
const callbackProperty = {
  type: 'string',
  description: 'callbackUrl',
  [notificationUrl]: true,
  'x-ms-visibility': 'internal',
  title: '',
} as const;

/** Gives the request a text that takes the callback address: in the body that is there, or in a new one. */
export function addCallback(definition: Definition, entry: OperationEntry): Patch {
  const title = `Add a callback address to ${nameOf(entry)}`;
  const all = parametersOf(definition, entry);
  const body = all.find(({ parameter }) => parameter.in === 'body');
  if (!body) {
    const schema = { type: 'object', required: ['callbackUrl'], properties: { callbackUrl: callbackProperty } };
    const parameter: Parameter = { name: 'body', in: 'body', required: true, schema };
    return { title, edits: addParameter(definition, entry, parameter).edits };
  }
  if (body.target === undefined) return { title, edits: [] };
  const found = followReferences<Schema>(definition, body.parameter.schema ?? {});
  const schema = found && isRecord(found.value) ? found.value : {};
  const place = found?.pointer ?? child(body.target, 'schema');
  const name = uniqueName('callbackUrl', new Set(propertiesOf(schema).map(([one]) => one)));
  const edits: Edit[] = [
    { kind: 'set', pointer: child(place, 'properties', name), value: callbackProperty },
    { kind: 'set', pointer: child(place, 'required'), value: [...requiredOf(schema), name] },
  ];
  if (schema.type === undefined) edits.unshift({ kind: 'set', pointer: child(place, 'type'), value: 'object' });
  if (body.parameter.required !== true)
    edits.push({ kind: 'set', pointer: child(body.target, 'required'), value: true });
  return { title, edits };
}

function requiredOf(schema: Schema): readonly string[] {
  const required: unknown = schema.required;
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}
