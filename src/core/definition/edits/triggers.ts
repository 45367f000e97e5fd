import type { Edit, Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { nameOf } from '../operation-place.ts';
import type { Definition, Schema } from '../openapi2.ts';
import { followReferences, isRecord, type OperationEntry } from '../operations.ts';
import { parametersOf } from '../parameters.ts';
import { isRequired, propertiesOf } from './schemas.ts';

export type TriggerType = 'single' | 'batch';

/** Webhook or polling, with the metadata that goes with polling. Source: domain notes, 6.1 and 6.2. */
export function changeTriggerType(entry: OperationEntry, type: TriggerType): Patch {
  const metadata = child(entry.pointer, 'x-ms-trigger-metadata');
  const edits: readonly Edit[] = [
    { kind: 'set', pointer: child(entry.pointer, 'x-ms-trigger'), value: type },
    type === 'batch'
      ? { kind: 'set', pointer: metadata, value: { kind: 'query', mode: 'polling' } }
      : { kind: 'remove', pointer: metadata },
  ];
  return { title: `Make ${nameOf(entry)} a ${type === 'single' ? 'webhook' : 'polling'} trigger`, edits };
}

/** A text in the body that could take the callback address. */
export interface CallbackCandidate {
  /** `config/url`. */
  readonly path: string;
  readonly pointer: JsonPointer;
  /** It has `x-ms-notification-url`. */
  readonly isChosen: boolean;
  /** The objects around it, outermost first, with the name of the property in each that leads to it. */
  readonly around: readonly { readonly pointer: JsonPointer; readonly schema: Schema; readonly name: string }[];
}

const notificationUrl = 'x-ms-notification-url';
/** Of the published connectors none has it deeper than two. */
const deepest = 4;

/** The text properties of the body, in the order of the text. */
export function callbackCandidates(definition: Definition, entry: OperationEntry): readonly CallbackCandidate[] {
  const body = parametersOf(definition, entry).find(({ parameter }) => parameter.in === 'body');
  if (!body || body.target === undefined || !isRecord(body.parameter.schema)) return [];
  const found: CallbackCandidate[] = [];
  visit(body.parameter.schema, child(body.target, 'schema'), []);
  return found;

  function visit(schema: Schema, pointer: JsonPointer, around: CallbackCandidate['around']): void {
    const target = followReferences<Schema>(definition, schema);
    if (!target || !isRecord(target.value) || around.length >= deepest) return;
    const place = target.pointer ?? pointer;
    for (const [name, property] of propertiesOf(target.value)) {
      const inside = [...around, { pointer: place, schema: target.value, name }];
      const at = child(place, 'properties', name);
      if (property.type === 'string') {
        const isChosen = notificationUrl in property && property[notificationUrl] === true;
        found.push({ path: inside.map((one) => one.name).join('/'), pointer: at, isChosen, around: inside });
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
  for (const { pointer, schema, name } of chosen.around) {
    if (isRequired(schema, name)) continue;
    edits.push({ kind: 'set', pointer: child(pointer, 'required'), value: [...(schema.required ?? []), name] });
  }
  const body = parametersOf(definition, entry).find(({ parameter }) => parameter.in === 'body');
  if (body?.target !== undefined && body.parameter.required !== true)
    edits.push({ kind: 'set', pointer: child(body.target, 'required'), value: true });
  return { title: `Choose ${chosen.path} for the callback address`, edits };
}
