import type { Definition, Parameter, PathItem } from '../definition/openapi2.ts';
import { followReferences, isRecord, type OperationEntry } from '../definition/operations.ts';
import { textOf } from '../definition/operation-place.ts';
import { kindOf } from '../definition/schema-kind.ts';
import { child, isWithin, parentOf, type JsonPointer } from '../document/pointer.ts';
import { quoted } from './change.ts';
import type { ChangeLog, Scope } from './change-log.ts';
import { kindName, type Place, type SchemaComparison } from './compare-schemas.ts';
import {
  changedChoices,
  changedMembers,
  choiceWords,
  isSentByItself,
  membersChanged,
  recordOf,
} from './compare-values.ts';

/** A parameter with its reference followed. */
interface ParameterPlace extends Place {
  readonly value: Parameter;
  readonly name: string;
  readonly in: string;
}

const places: Readonly<Record<string, string>> = {
  path: 'the path',
  query: 'the query',
  header: 'a header',
  formData: 'the form',
  body: 'the body',
};
const placeName = (place: string): string => places[place] ?? place;

const toldApart: ReadonlySet<string> = new Set(['name', 'in', 'required', 'type', 'enum', 'schema', 'items', '$ref']);

interface Context {
  readonly definitions: { readonly before: Definition; readonly after: Definition };
  readonly schemas: SchemaComparison;
  readonly log: ChangeLog;
  readonly scope: Scope;
  /** What the operation goes by. */
  readonly name: string;
}

/** What changed of what has to be filled in, those of the path counted in. Source: domain notes, 7.3, breaking changes. */
export function compareParameters(before: OperationEntry, after: OperationEntry, context: Context): void {
  const old = parametersOf(context.definitions.before, before);
  const now = parametersOf(context.definitions.after, after);
  const gone = [...old].flatMap(([key, parameter]) => (now.has(key) ? [] : [parameter]));
  const added = [...now].flatMap(([key, parameter]) => (old.has(key) ? [] : [parameter]));
  for (const [key, parameter] of now) {
    const was = old.get(key);
    if (was) compareOne(was, parameter, context);
  }
  const { log, scope } = context;
  const isNew = new Set(added);
  for (const was of gone) {
    const is = [...isNew].find((one) => one.name === was.name) ?? theOnlyLike(was, gone, [...isNew]);
    if (is) {
      isNew.delete(is);
      const at = { before: was.pointer, after: is.pointer, breaking: true };
      const moved = `${subjectOf(was, context)} was in ${placeName(was.in)} and is in ${placeName(is.in)} now.`;
      const renamed = `${subjectOf(was, context)} is called ${quoted(is.name)} now.`;
      if (was.in !== is.in) log.add({ kind: 'parameter/moved', ...at, message: moved }, scope);
      else log.add({ kind: 'parameter/renamed', ...at, message: renamed }, scope);
      compareOne(was, is, context);
    } else {
      const message = `${subjectOf(was, context)} was removed.`;
      log.add({ kind: 'parameter/removed', before: was.pointer, message, breaking: true }, scope);
    }
  }
  for (const is of isNew) {
    const isRequired = is.value.required === true;
    const message = `${subjectOf(is, context)} is new${isRequired ? ' and required' : ''}.`;
    const breaking = isRequired && !isSentByItself(is.value);
    log.add({ kind: 'parameter/added', after: is.pointer, message, breaking }, scope);
  }
}

/** One that went and one that came, in the same place and of the same type, and no other: it has another name. */
function theOnlyLike(
  was: ParameterPlace,
  gone: readonly ParameterPlace[],
  added: readonly ParameterPlace[],
): ParameterPlace | undefined {
  const isLike = (one: ParameterPlace): boolean =>
    one.in === was.in &&
    typeOf(one.value) === typeOf(was.value) &&
    (one.value.required === true) === (was.value.required === true);
  const [first, ...others] = added.filter(isLike);
  return others.length === 0 && gone.filter(isLike).length === 1 ? first : undefined;
}

/** What a value of it is; a schema's `required` is another thing than a parameter's. */
const typeOf = ({ required: _, schema: __, ...type }: Parameter): string => kindOf(type);

function compareOne(was: ParameterPlace, is: ParameterPlace, context: Context): void {
  const { log, scope, schemas } = context;
  const [old, now] = [was.value, is.value];
  if (old === now) return;
  const at = { before: was.pointer, after: is.pointer };
  const subject = subjectOf(is, context);
  const isRequired = now.required === true;
  if ((old.required === true) !== isRequired) {
    const message = `${subject} is ${isRequired ? 'required now' : 'no longer required'}.`;
    const breaking = isRequired && !isSentByItself(now);
    log.add({ kind: isRequired ? 'parameter/required' : 'parameter/optional', ...at, message, breaking }, scope);
  }
  if (old.schema === undefined && now.schema === undefined && typeOf(old) !== typeOf(now)) {
    const [before, after] = [typeOf(old), typeOf(now)];
    const message = `${subject} was ${kindName(before)} and is ${kindName(after)} now.`;
    const isWider = before === 'integer' && after === 'number';
    log.add({ kind: 'parameter/retyped', ...at, message, breaking: !isWider }, scope);
  } else if (isRecord(old.items) && isRecord(now.items)) {
    const inside = { value: old.items, pointer: child(was.pointer, 'items') };
    const words = { whole: lowered(subject), path: '[]' };
    schemas.compare(inside, { value: now.items, pointer: child(is.pointer, 'items') }, 'in', words, scope);
  }
  const choices = changedChoices(old, now);
  if (choices)
    log.add(
      { kind: 'parameter/changed', ...at, message: choiceWords(subject, choices), breaking: choices.isNarrowed },
      scope,
    );
  const members = changedMembers(old, now, toldApart);
  if (members.length > 0)
    log.add(
      {
        kind: 'parameter/changed',
        ...at,
        message: `${membersChanged(members)}: ${lowered(subject)}.`,
        breaking: false,
      },
      scope,
    );
  if (old.schema !== undefined || now.schema !== undefined) {
    const words = { whole: `the body of ${quoted(context.name)}`, path: '' };
    schemas.compare(
      { value: old.schema ?? {}, pointer: child(was.pointer, 'schema') },
      { value: now.schema ?? {}, pointer: child(is.pointer, 'schema') },
      'in',
      words,
      scope,
    );
  }
}

/** A shared one is named without the operation: it is the same change for all that refer to it. */
function subjectOf({ name, in: place, pointer }: ParameterPlace, { name: operation }: Context): string {
  if (isWithin(pointer, '/definition/parameters')) return `Shared parameter ${quoted(name)}`;
  return place === 'body' ? `The body of ${quoted(operation)}` : `Parameter ${quoted(name)} of ${quoted(operation)}`;
}

const lowered = (subject: string): string => subject.charAt(0).toLowerCase() + subject.slice(1);

/** By name and place: those of the path, then the operation's own, which stand in their place. There is one body, whatever its name. */
function parametersOf(
  definition: Definition,
  { operation, pathItem, pointer }: OperationEntry,
): ReadonlyMap<string, ParameterPlace> {
  const found = new Map<string, ParameterPlace>();
  const collect = (list: PathItem['parameters'], at: JsonPointer): void => {
    if (!Array.isArray(list)) return;
    for (const [index, item] of (list as readonly unknown[]).entries()) {
      const target = followReferences<unknown>(definition, item);
      if (!target || !isRecord(target.value)) continue;
      const value: Parameter = recordOf(target.value);
      const place = {
        value,
        name: textOf(value.name),
        in: textOf(value.in),
        pointer: target.pointer ?? child(at, 'parameters', index),
      };
      found.set(
        place.in === 'body' ? 'body' : `${place.in} ${place.in === 'header' ? place.name.toLowerCase() : place.name}`,
        place,
      );
    }
  };
  collect(pathItem.parameters, parentOf(pointer));
  collect(operation.parameters, pointer);
  return found;
}
