import type { Edit, Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { isSame } from '../../text/edit-json.ts';
import { memberEdit } from '../edits/write-member.ts';
import { isRecord } from '../operations.ts';
import type { Definition } from '../openapi2.ts';
import { inputFor, operationOfId } from './called-operation.ts';
import { inputsMeant, inputsOf, isAmbiguous, type Input } from './inputs.ts';
import {
  dynamicKeys,
  leafOf,
  twins,
  type ArgumentValue,
  type DynamicArgument,
  type DynamicCall,
  type DynamicFieldList,
  type DynamicKey,
  type DynamicList,
  type DynamicSource,
  type TwinKind,
} from './model.ts';
import { writeNewer, writeOlder } from './read-arguments.ts';
import { isSameArgument, pathMembers, readDynamic } from './read-dynamic.ts';

type Members = Readonly<Record<string, unknown>>;
type Generation = 'older' | 'newer';

/** What dynamic members are written on. */
export interface DynamicPlace {
  readonly definition: Definition;
  /** The parameter or schema as it is. */
  readonly value: unknown;
  /** Where its members stand. */
  readonly pointer: JsonPointer;
  /** For the names of the edits: `region`. */
  readonly name: string;
  /** What a call of the operation around it takes: tells which references the first generation cannot say. */
  readonly inputs: readonly Input[];
}

/** What is said of a list or of fields, whole or in part. */
export type ListChange = Partial<Pick<DynamicList, 'source' | 'arguments' | 'collection' | 'valuePath' | 'titlePath'>>;
export type FieldsChange = Partial<Pick<DynamicFieldList, 'source' | 'arguments' | 'schemaPath'>>;

/** Changes where the choices come from; what there is of both generations is kept in step, and no more is touched. */
export function changeList(place: DynamicPlace, change: ListChange): Patch {
  const before = readDynamic(place.value).list;
  return { title: `Change choices of ${place.name}`, edits: twinEdits(place, 'list', before, changed(before, change)) };
}

/** Changes where the fields come from. */
export function changeFields(place: DynamicPlace, change: FieldsChange): Patch {
  const before = readDynamic(place.value).fields;
  return {
    title: `Change run-time fields of ${place.name}`,
    edits: twinEdits(place, 'fields', before, changed(before, change)),
  };
}

/** What of a change is one. */
function changed<T extends object>(before: object | undefined, change: T): Partial<T> {
  const old: Members = { ...before };
  const isNew = ([key, value]: readonly [string, unknown]): boolean => !isSame(old[key], value);
  return Object.fromEntries(Object.entries(change).filter(isNew)) as Partial<T>;
}

/** Gives choices to what has none, in both generations where the first can say it, in place of anything dynamic it had. */
export function giveList(place: DynamicPlace, list: Required<ListChange>): Patch {
  const edits = [...removals(place, 'list'), ...twinEdits(place, 'list', undefined, list)];
  return { title: `Give ${place.name} choices`, edits };
}

/** As `giveList`, with fields known at run time. */
export function giveFields(place: DynamicPlace, fields: Required<FieldsChange>): Patch {
  const edits = [...removals(place, 'fields'), ...twinEdits(place, 'fields', undefined, fields)];
  return { title: `Give ${place.name} run-time fields`, edits };
}

/** Takes all dynamic members off. */
export function removeDynamic(place: DynamicPlace): Patch {
  return { title: `Remove choices of ${place.name}`, edits: removals(place, undefined) };
}

/** Writes the generation that is not there. Empty where the first generation cannot say it. */
export function writeBoth(place: DynamicPlace, kind: TwinKind): Patch {
  const call = readDynamic(place.value)[kind];
  const title = `Write both forms of ${place.name}`;
  if (!call || call.written === 'both' || call.source.kind !== 'operation') return { title, edits: [] };
  const generation: Generation = call.written === 'older' ? 'newer' : 'older';
  if (generation === 'older' && !canSayOlder(call, place.inputs)) return { title, edits: [] };
  const value = written(place, kind, generation, call, undefined, call);
  return { title, edits: [{ kind: 'set', pointer: child(place.pointer, twins[kind][generation]), value }] };
}

/** Makes the other generation say what the chosen one does. */
export function settleDifferences(place: DynamicPlace, kind: TwinKind, by: Generation): Patch {
  const title = `Settle choices of ${place.name}`;
  const keys = twins[kind];
  if (!isRecord(place.value)) return { title, edits: [] };
  const { [keys[by === 'older' ? 'newer' : 'older']]: _, ...alone } = place.value;
  const right = readDynamic(alone)[kind];
  const now = readDynamic(place.value)[kind];
  if (!right || !now) return { title, edits: [] };
  // The first generation has no paths into the body: where both mean the same place the second one's words stay.
  const given = right.arguments.map((one) => {
    const twin = now.arguments.find(({ name }) => isSameArgument(one.name, name));
    return twin?.value.kind === 'from' && one.value.kind === 'from' && leafOf(twin.value.path) === one.value.path
      ? twin
      : one;
  });
  return { title, edits: twinEdits(place, kind, now, { ...right, arguments: given }) };
}

/** The dynamic members of a body parameter itself, moved into its schema, where alone they count (domain notes, DYN-05). */
export function moveIntoSchema(parameter: unknown, pointer: JsonPointer, schemaPointer: JsonPointer): Patch {
  const found = isRecord(parameter) ? dynamicKeys.filter((key) => Object.hasOwn(parameter, key)) : [];
  return {
    title: 'Move choices into the body',
    edits: found.flatMap((key): readonly Edit[] => [
      { kind: 'set', pointer: child(schemaPointer, key), value: isRecord(parameter) ? parameter[key] : undefined },
      { kind: 'remove', pointer: child(pointer, key) },
    ]),
  };
}

/** All dynamic members that are there, but for those of one kind, which are about to be written. */
export function removals({ value, pointer }: DynamicPlace, kept: TwinKind | 'tree' | undefined): readonly Edit[] {
  if (!isRecord(value)) return [];
  const keep: readonly DynamicKey[] =
    kept === undefined ? [] : kept === 'tree' ? ['x-ms-dynamic-tree'] : Object.values(twins[kept]);
  return dynamicKeys
    .filter((key) => Object.hasOwn(value, key) && !keep.includes(key))
    .map((key) => memberEdit(child(pointer, key), undefined));
}

/** False where a reference is ambiguous, or a value is an object, or the body is spoken of as such. */
export function canSayOlder(call: Pick<DynamicCall, 'arguments'>, inputs: readonly Input[]): boolean {
  const names = call.arguments.map(({ name }) => leafOf(name));
  if (new Set(names).size < names.length) return false;
  return call.arguments.every(
    ({ value }) => writeOlder(value) !== undefined && !(value.kind === 'from' && isAmbiguous(inputs, value.path)),
  );
}

/** True where the first generation alone would be misread: a reference into the body, or an ambiguous one (DYN-04). */
export function needsNewer(call: Pick<DynamicCall, 'arguments'>, inputs: readonly Input[]): boolean {
  return call.arguments.some(
    ({ value }) =>
      value.kind === 'from' && (pathMeant(inputs, value.path).includes('/') || isAmbiguous(inputs, value.path)),
  );
}

/** `body/region` for the `region` of the first generation, where there is only one. */
function pathMeant(inputs: readonly Input[], path: string): string {
  const [input, ...others] = inputsMeant(inputs, path);
  return input && others.length === 0 ? input.path : path;
}

/** Arguments of the first generation with the whole paths that the second wants. */
function withWholePaths(
  { definition, inputs }: DynamicPlace,
  source: DynamicSource,
  given: readonly DynamicArgument[],
): readonly DynamicArgument[] {
  const called = source.kind === 'operation' ? operationOfId(definition, source.operationId) : undefined;
  const taken = called ? inputsOf(definition, called) : [];
  return given.map(({ name, value }) => ({
    name: inputFor(taken, { name })?.path ?? name,
    value: value.kind === 'from' ? { kind: 'from', path: pathMeant(inputs, value.path) } : value,
  }));
}

type AnyCall = DynamicList | DynamicFieldList;
type AnyChange = ListChange & FieldsChange;

function twinEdits(
  place: DynamicPlace,
  kind: TwinKind,
  before: AnyCall | undefined,
  change: AnyChange,
): readonly Edit[] {
  const start: AnyCall = before ?? nothing;
  const after: AnyCall = { ...start, ...change };
  const wanted = generationsOf(place, kind, before, after);
  return (['older', 'newer'] as const).flatMap((generation): readonly Edit[] => {
    const pointer = child(place.pointer, twins[kind][generation]);
    const raw = rawOf(place, kind, generation);
    if (!wanted[generation]) return raw === undefined ? [] : [{ kind: 'remove', pointer }];
    // What no form can read is nobody's to write.
    if (raw !== undefined && !isRecord(raw)) return [];
    return [{ kind: 'set', pointer, value: written(place, kind, generation, after, raw && before, change) }];
  });
}

const nothing: DynamicList & DynamicFieldList = {
  source: { kind: 'operation', operationId: '' },
  arguments: [],
  written: 'both',
  differences: [],
  collection: '',
  valuePath: '',
  titlePath: '',
  schemaPath: '',
};

function rawOf({ value }: DynamicPlace, kind: TwinKind, generation: Generation): unknown {
  return isRecord(value) ? value[twins[kind][generation]] : undefined;
}

/**
 * Which generations are to be there after a change: both for what is new; of what was there, what was there. The
 * second comes where a reference now needs it, the first goes where it cannot say a reference and comes back with it.
 */
function generationsOf(
  place: DynamicPlace,
  kind: TwinKind,
  before: AnyCall | undefined,
  after: AnyCall,
): Readonly<Record<Generation, boolean>> {
  if (after.source.kind !== 'operation') return { older: true, newer: false };
  const { inputs } = place;
  const isSayable = canSayOlder(after, inputs);
  const older = rawOf(place, kind, 'older');
  const newer = rawOf(place, kind, 'newer');
  if (!before) return { older: isSayable, newer: true };
  const wasSayable = canSayOlder(before, inputs);
  const cameToNeed = needsNewer(after, inputs) && !needsNewer(before, inputs);
  const wasOther = before.source.kind !== 'operation';
  return {
    older: older === undefined ? !wasSayable && isSayable : isSayable || !wasSayable || hasUnknown(kind, older),
    newer: newer !== undefined || cameToNeed || wasOther,
  };
}

const knownOlder = ['operationId', 'builtInOperation', 'capability', 'parameters'];

const hasUnknown = (kind: TwinKind, older: unknown): boolean =>
  isRecord(older) && Object.keys(older).some((key) => !knownOlder.includes(key) && !olderPaths(kind).includes(key));

const olderPaths = (kind: TwinKind): readonly string[] => Object.values(pathMembers[kind].older);

/** One extension after a change. @param before Undefined for one that is written whole. */
function written(
  place: DynamicPlace,
  kind: TwinKind,
  generation: Generation,
  after: AnyCall,
  before: AnyCall | undefined,
  change: AnyChange,
): Members {
  const raw = before ? rawOf(place, kind, generation) : undefined;
  const old: Members = isRecord(raw) ? raw : {};
  const changes: Record<string, unknown> = {};
  if (!before || change.source) Object.assign(changes, writeSource(after.source));
  for (const [aspect, key] of Object.entries(pathMembers[kind][generation])) {
    const said = aspect in change ? textAt(change, aspect) : undefined;
    if (before && said === undefined) continue;
    const path = said ?? textAt(after, aspect);
    changes[key] =
      aspect === 'schemaPath' && generation === 'older' ? olderSchemaPath(path, old[key]) : path || undefined;
  }
  const given =
    !before && generation === 'newer' ? withWholePaths(place, after.source, after.arguments) : after.arguments;
  if (!before || change.arguments)
    changes['parameters'] = writeArguments(old['parameters'], before?.arguments, given, generation);
  return withMembers(old, changes);
}

function textAt(members: object, key: string): string {
  const value: unknown = Object.entries(members).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : '';
}

function writeSource(source: DynamicSource): Members {
  return {
    operationId: source.kind === 'operation' ? source.operationId : undefined,
    builtInOperation: source.kind === 'built-in' ? source.name : undefined,
    capability: source.kind === 'capability' ? source.name : undefined,
  };
}

/** Files lead either to the schema or to its `properties` here; what is there decides, and the notes where nothing is. */
function olderSchemaPath(path: string, before: unknown): string | undefined {
  if (typeof before === 'string' && before !== '' && !/(^|\/)properties$/.test(before)) return path || undefined;
  return path === '' ? 'properties' : `${path}/properties`;
}

/**
 * `parameters` after a change: arguments that are the same values stay as they are written.
 *
 * @param before As read, undefined for an extension that is written whole.
 * @returns undefined when there is nothing to say.
 */
export function writeArguments(
  raw: unknown,
  before: readonly DynamicArgument[] | undefined,
  after: readonly DynamicArgument[],
  generation: Generation,
): Members | undefined {
  const old: Members = isRecord(raw) ? raw : {};
  const keyOf = (name: string): string | undefined =>
    Object.keys(old).find((key) =>
      generation === 'older' ? isSameArgument(key, name) : key === name || key === leafOf(name),
    );
  const kept = new Map<string, unknown>();
  for (const { name, value } of after) {
    const key = keyOf(name);
    const isOld = before?.some((one) => one.name === name && one.value === value) === true;
    // What one generation alone says is not this change's to say in the other.
    if (isOld && key === undefined) continue;
    const text = isOld && key !== undefined ? old[key] : writeValue(value, generation);
    if (text !== undefined) kept.set(key ?? (generation === 'older' ? leafOf(name) : name), text);
  }
  const ordered = [
    ...Object.keys(old).filter((key) => kept.has(key)),
    ...[...kept.keys()].filter((key) => !(key in old)),
  ];
  if (ordered.length === 0) return before && Object.keys(old).length === 0 && raw !== undefined ? old : undefined;
  return Object.fromEntries(ordered.map((key) => [key, kept.get(key)]));
}

/** The first generation takes an object, which it cannot tell from a reference, as it is. */
function writeValue(value: ArgumentValue, generation: Generation): unknown {
  if (generation === 'newer') return writeNewer(value);
  const older = writeOlder(value);
  return older ? older.written : value.kind === 'fixed' ? value.value : undefined;
}

/** An object with some members changed; those that are undefined go, new ones come last. */
export function withMembers(old: Members, changes: Members): Members {
  const kept = Object.entries(old).map(
    ([key, value]) => [key, Object.hasOwn(changes, key) ? changes[key] : value] as const,
  );
  const fresh = Object.entries(changes).filter(([key]) => !Object.hasOwn(old, key));
  return Object.fromEntries([...kept, ...fresh].filter(([, value]) => value !== undefined));
}
