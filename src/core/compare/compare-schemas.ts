import type { Definition, Schema } from '../definition/openapi2.ts';
import { followReferences, isRecord, isReference } from '../definition/operations.ts';
import { kindOf } from '../definition/schema-kind.ts';
import { partsOf, requiredOf } from '../definition/schema-nodes.ts';
import { child, lastSegmentOf, type JsonPointer } from '../document/pointer.ts';
import { quoted, subjectOf, type PlaceWords } from './change.ts';
import type { ChangeLog, Scope } from './change-log.ts';
import type { ChangedParts } from './changed-parts.ts';
import {
  changedChoices,
  changedMembers,
  choiceWords,
  isSentByItself,
  membersChanged,
  recordOf,
  type Direction,
} from './compare-values.ts';
import { isEqual } from './is-equal.ts';

/** A value of a definition and where it stands, from the connector's root. */
export interface Place {
  readonly value: unknown;
  readonly pointer: JsonPointer;
}

/** One field of an object, its own or of a part (`allOf`) of it. */
interface FieldPlace extends Place {
  readonly isRequired: boolean;
}

/** Told in sentences of their own. */
const toldApart: ReadonlySet<string> = new Set(['type', 'properties', 'items', 'required', 'allOf', 'enum', '$ref']);

/**
 * Compares schemas of two definitions, references followed. What shared schemas have in common is compared once, however
 * many operations lead there.
 */
export class SchemaComparison {
  readonly #before: Definition;
  readonly #after: Definition;
  readonly #parts: ChangedParts;
  readonly #log: ChangeLog;
  /** By direction and the two places that references lead to. */
  readonly #known = new Map<string, Scope>();
  /** What references lead to, to be compared in turn: chains of them may be longer than the stack. */
  readonly #open: (() => void)[] = [];

  constructor(before: Definition, after: Definition, parts: ChangedParts, log: ChangeLog) {
    this.#before = before;
    this.#after = after;
    this.#parts = parts;
    this.#log = log;
  }

  /** @param scope Where what is found is noted. */
  compare(before: Place, after: Place, direction: Direction, words: PlaceWords, scope: Scope): void {
    this.#compare(before, after, direction, words, scope);
    for (let next = this.#open.pop(); next; next = this.#open.pop()) next();
  }

  #compare(before: Place, after: Place, direction: Direction, words: PlaceWords, scope: Scope): void {
    if (isEqual(before.value, after.value) && !this.#parts.reaches(after.value)) return;
    const was = this.#follow(this.#before, before);
    const is = this.#follow(this.#after, after);
    const isShared = isReference(before.value) && isReference(after.value);
    if (!isShared) return this.#compareHere(was, is, direction, words, scope);
    const key = `${direction} ${was.pointer} ${is.pointer}`;
    const known = this.#known.get(key);
    const inner = known ?? this.#log.newScope();
    scope.inner.add(inner);
    if (known) return;
    this.#known.set(key, inner);
    const name = { whole: quoted(lastSegmentOf(is.pointer)), path: '' };
    this.#open.push(() => this.#compareHere(was, is, direction, name, inner));
  }

  #follow(definition: Definition, place: Place): Place {
    const found = followReferences<unknown>(definition, place.value);
    return found ? { value: found.value, pointer: found.pointer ?? place.pointer } : { ...place, value: {} };
  }

  #compareHere(before: Place, after: Place, direction: Direction, words: PlaceWords, scope: Scope): void {
    const [old, now]: readonly Schema[] = [recordOf(before.value), recordOf(after.value)];
    if (!old || !now) return;
    const at = { before: before.pointer, after: after.pointer };
    const subject = subjectOf(words);
    const [oldFields, nowFields] = [this.#fieldsOf(this.#before, before), this.#fieldsOf(this.#after, after)];
    const [wasKind, isKind] = [kindWith(old, oldFields), kindWith(now, nowFields)];
    if (wasKind !== isKind) {
      const isStill = isWider(direction === 'in' ? [wasKind, isKind] : [isKind, wasKind]);
      const breaking = direction !== 'told' && !isStill;
      const message = `${subject} was ${kindName(wasKind)} and is ${kindName(isKind)} now.`;
      this.#log.add({ kind: 'field/retyped', ...at, message, breaking }, scope);
      return;
    }
    const choices = changedChoices(old, now);
    if (choices) {
      const breaking = direction === 'in' && choices.isNarrowed;
      this.#log.add({ kind: 'field/changed', ...at, message: choiceWords(subject, choices), breaking }, scope);
    }
    const told = isRecord(old.additionalProperties) && isRecord(now.additionalProperties) ? openToo : toldApart;
    const members = changedMembers(old, now, told);
    if (members.length > 0) {
      const message = `${membersChanged(members)}: ${lowered(subject)}.`;
      this.#log.add({ kind: 'field/changed', ...at, message, breaking: false }, scope);
    }
    const inside = (path: string): PlaceWords => ({ ...words, path: words.path + path });
    const [oldItems, nowItems]: readonly unknown[] = [old.items, now.items];
    if (isRecord(oldItems) && isRecord(nowItems))
      this.#compare(
        { value: oldItems, pointer: child(before.pointer, 'items') },
        { value: nowItems, pointer: child(after.pointer, 'items') },
        direction,
        inside('[]'),
        scope,
      );
    else if (!isEqual(oldItems, nowItems))
      this.#log.add(
        {
          kind: 'field/changed',
          ...at,
          message: `What the list holds changed: ${lowered(subject)}.`,
          breaking: direction === 'out',
        },
        scope,
      );
    if (told === openToo)
      this.#compare(
        { value: old.additionalProperties, pointer: child(before.pointer, 'additionalProperties') },
        { value: now.additionalProperties, pointer: child(after.pointer, 'additionalProperties') },
        direction,
        inside(words.path === '' ? '*' : '.*'),
        scope,
      );
    this.#compareFields(oldFields, nowFields, direction, words, scope);
  }

  #compareFields(
    before: ReadonlyMap<string, FieldPlace>,
    after: ReadonlyMap<string, FieldPlace>,
    direction: Direction,
    words: PlaceWords,
    scope: Scope,
  ): void {
    const placeOf = (name: string): PlaceWords => ({
      ...words,
      path: words.path === '' ? name : `${words.path}.${name}`,
    });
    for (const [name, field] of before) {
      if (after.has(name)) continue;
      const message = `${subjectOf(placeOf(name))} was removed.`;
      const breaking = direction !== 'told';
      this.#log.add({ kind: 'field/removed', before: field.pointer, message, breaking }, scope);
    }
    for (const [name, field] of after) {
      const old = before.get(name);
      const place = placeOf(name);
      const isAsked =
        direction === 'in' && field.isRequired && !isSentByItself(recordOf(this.#follow(this.#after, field).value));
      if (!old) {
        const message = `${subjectOf(place)} is new${field.isRequired ? ' and required' : ''}.`;
        this.#log.add({ kind: 'field/added', after: field.pointer, message, breaking: isAsked }, scope);
        continue;
      }
      if (old.isRequired !== field.isRequired) {
        const message = `${subjectOf(place)} is ${field.isRequired ? 'required now' : 'no longer required'}.`;
        const kind = field.isRequired ? 'field/required' : 'field/optional';
        this.#log.add({ kind, before: old.pointer, after: field.pointer, message, breaking: isAsked }, scope);
      }
      this.#compare(old, field, direction, place, scope);
    }
  }

  /** The fields of an object with those of its parts; of two with one name, its own. */
  #fieldsOf(definition: Definition, { value, pointer }: Place): ReadonlyMap<string, FieldPlace> {
    const fields = new Map<string, Place>();
    const required = new Set<string>();
    const seen = new Set<unknown>();
    const open: Place[] = [{ value, pointer }];
    for (const place of open) {
      const { value: schema, pointer: at } = this.#follow(definition, place);
      if (!isRecord(schema) || seen.has(schema)) continue;
      seen.add(schema);
      const properties = schema['properties'];
      if (isRecord(properties))
        for (const [name, property] of Object.entries(properties))
          if (!fields.has(name)) fields.set(name, { value: property, pointer: child(at, 'properties', name) });
      for (const name of requiredOf(schema)) required.add(name);
      for (const [index, part] of partsOf(schema, 'allOf').entries())
        open.push({ value: part, pointer: child(at, 'allOf', index) });
    }
    return new Map([...fields].map(([name, place]) => [name, { ...place, isRequired: required.has(name) }]));
  }
}

const openToo: ReadonlySet<string> = new Set([...toldApart, 'additionalProperties']);

function kindWith(schema: Schema, fields: ReadonlyMap<string, unknown>): string {
  const kind = kindOf(schema);
  if (kind === 'any' && fields.size > 0) return 'object';
  const isFile = kind === 'string' && (schema.format === 'binary' || schema.format === 'byte');
  return isFile ? 'file' : kind;
}

/** True where whatever was one kind is the other as well. */
const isWider = ([narrow, wide]: readonly [string, string]): boolean =>
  wide === 'any' || (narrow === 'integer' && wide === 'number');

const kindNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'yes or no',
  object: 'an object',
  array: 'a list',
  map: 'a map',
  any: 'anything',
  file: 'a file',
};

/** A type in a maker's words; one that is none of ours as it is written. */
export const kindName = (kind: string): string => kindNames[kind] ?? kind;

const lowered = (subject: string): string => subject.charAt(0).toLowerCase() + subject.slice(1);
