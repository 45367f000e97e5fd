import { isSame } from '../../text/edit-json.ts';
import { isRecord } from '../operations.ts';
import { textOf } from '../operation-place.ts';
import { readNewerArguments, readOlderArguments } from './read-arguments.ts';
import {
  dynamicKeys,
  leafOf,
  type ArgumentValue,
  type DynamicArgument,
  type DynamicCall,
  type DynamicFieldList,
  type DynamicKey,
  type DynamicList,
  type DynamicSettings,
  type DynamicSource,
  type DynamicTree,
  type ListAspect,
  type TreeCall,
  type TwinDifference,
  type TwinKind,
  type UnreadExtension,
} from './model.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads all `x-ms-dynamic-*` of a parameter or a schema. Where the generations differ the first counts, because the
 * flow designer looks there first (domain notes, 11.1), and the difference is told.
 *
 * @param value The object that has them; anything else has none.
 */
export function readDynamic(value: unknown): DynamicSettings {
  if (!isRecord(value)) return { unread: [] };
  const found = dynamicKeys.filter((key) => Object.hasOwn(value, key));
  if (found.length === 0) return { unread: [] };
  const unread = found.flatMap((key): readonly UnreadExtension[] => {
    const reason = unreadableBecause(key, value[key]);
    return reason === undefined ? [] : [{ key, reason }];
  });
  const readable = (key: DynamicKey): Members | undefined => {
    const member = value[key];
    return isRecord(member) && !unread.some((one) => one.key === key) ? member : undefined;
  };
  const list = readList(readable('x-ms-dynamic-values'), readable('x-ms-dynamic-list'));
  const fields = readFields(readable('x-ms-dynamic-schema'), readable('x-ms-dynamic-properties'));
  const tree = readTree(readable('x-ms-dynamic-tree'));
  return { ...(list && { list }), ...(fields && { fields }), ...(tree && { tree }), unread };
}

/** True if there is any `x-ms-dynamic-*` on an object. */
export const hasDynamic = (value: unknown): boolean =>
  isRecord(value) && dynamicKeys.some((key) => Object.hasOwn(value, key));

/** What the one of two generations does not know of each other is put on one list: the first generation's names count. */
interface Reading {
  readonly source: DynamicSource;
  readonly arguments: readonly DynamicArgument[];
  readonly paths: Readonly<Partial<Record<ListAspect, string>>>;
}

function readList(older: Members | undefined, newer: Members | undefined): DynamicList | undefined {
  const call = readTwins(
    older && readOne('list', 'older', older),
    newer && readOne('list', 'newer', newer),
    (reading): Omit<DynamicList, keyof DynamicCall> => ({
      collection: reading.paths.collection ?? '',
      valuePath: reading.paths.valuePath ?? '',
      titlePath: reading.paths.titlePath ?? '',
    }),
  );
  return call;
}

function readFields(older: Members | undefined, newer: Members | undefined): DynamicFieldList | undefined {
  return readTwins(
    older && readOne('fields', 'older', older),
    newer && readOne('fields', 'newer', newer),
    (reading): Omit<DynamicFieldList, keyof DynamicCall> => ({ schemaPath: reading.paths.schemaPath ?? '' }),
  );
}

/** The members of a generation, by what they are about. */
export const pathMembers = {
  list: {
    older: { collection: 'value-collection', valuePath: 'value-path', titlePath: 'value-title' },
    newer: { collection: 'itemsPath', valuePath: 'itemValuePath', titlePath: 'itemTitlePath' },
  },
  fields: { older: { schemaPath: 'value-path' }, newer: { schemaPath: 'itemValuePath' } },
} as const satisfies Readonly<
  Record<TwinKind, Readonly<Record<'older' | 'newer', Readonly<Partial<Record<ListAspect, string>>>>>>
>;

function readOne(kind: TwinKind, generation: 'older' | 'newer', members: Members): Reading {
  const paths = Object.entries(pathMembers[kind][generation]).map(([aspect, key]) => {
    const path = textOf(members[key]);
    return [aspect, aspect === 'schemaPath' && generation === 'older' ? withoutProperties(path) : path] as const;
  });
  return {
    source: readSource(members),
    arguments: generation === 'older' ? readOlderArguments(members) : readNewerArguments(members),
    paths: Object.fromEntries(paths),
  };
}

/** `schema` of `schema/properties`: the first generation may lead to the schema's properties. */
const withoutProperties = (path: string): string =>
  path === 'properties' ? '' : path.endsWith('/properties') ? path.slice(0, -'/properties'.length) : path;

function readSource(members: Members): DynamicSource {
  const { operationId, builtInOperation, capability } = members;
  if (operationId === undefined && typeof builtInOperation === 'string')
    return { kind: 'built-in', name: builtInOperation };
  if (operationId === undefined && typeof capability === 'string') return { kind: 'capability', name: capability };
  return { kind: 'operation', operationId: textOf(operationId) };
}

function readTwins<T>(
  older: Reading | undefined,
  newer: Reading | undefined,
  pathsOf: (reading: Reading) => T,
): (DynamicCall & T) | undefined {
  const first = older ?? newer;
  if (!first) return undefined;
  return {
    source: first.source,
    arguments: older && newer ? mergeArguments(older.arguments, newer.arguments) : first.arguments,
    ...pathsOf(first),
    written: older && newer ? 'both' : older ? 'older' : 'newer',
    differences: older && newer ? differencesOf(older, newer) : [],
  };
}

/** The argument of the first generation that a name of the second speaks of: `fields` for `body/fields`. */
export const isSameArgument = (older: string, newer: string): boolean => older === newer || older === leafOf(newer);

/** The arguments of the second generation by the names that the first may have for them. */
function byOlderName(newer: readonly DynamicArgument[]): ReadonlyMap<string, DynamicArgument> {
  const twins = new Map<string, DynamicArgument>();
  for (const one of newer) {
    for (const name of [one.name, leafOf(one.name)]) if (!twins.has(name)) twins.set(name, one);
  }
  return twins;
}

/** Those of the second generation that the first does not have. */
function onlyNewer(older: readonly DynamicArgument[], newer: readonly DynamicArgument[]): readonly DynamicArgument[] {
  const names = new Set(older.map(({ name }) => name));
  return newer.filter(({ name }) => !names.has(name) && !names.has(leafOf(name)));
}

/** The second generation says more of a place, so its words are taken where both mean the same. */
function mergeArguments(
  older: readonly DynamicArgument[],
  newer: readonly DynamicArgument[],
): readonly DynamicArgument[] {
  const twins = byOlderName(newer);
  const both = older.map((one) => {
    const twin = twins.get(one.name);
    return twin && isSameValue(one.value, twin.value) ? twin : { ...one, ...(twin && { name: twin.name }) };
  });
  return [...both, ...onlyNewer(older, newer)];
}

function isSameValue(older: ArgumentValue, newer: ArgumentValue): boolean {
  if (older.kind === 'from' && newer.kind === 'from') return isSameArgument(older.path, newer.path);
  return isSame(older, newer);
}

function differencesOf(older: Reading, newer: Reading): readonly TwinDifference[] {
  const differences: TwinDifference[] = [];
  const [source, other] = [sourceText(older.source), sourceText(newer.source)];
  if (source !== other) differences.push({ aspect: 'source', older: source, newer: other });
  for (const aspect of ['collection', 'valuePath', 'titlePath', 'schemaPath'] as const) {
    const [path = '', twin = ''] = [older.paths[aspect], newer.paths[aspect]];
    if (path !== twin) differences.push({ aspect, older: path || 'nothing', newer: twin || 'nothing' });
  }
  const twins = byOlderName(newer.arguments);
  for (const one of older.arguments) {
    const twin = twins.get(one.name);
    if (twin && isSameValue(one.value, twin.value)) continue;
    const words = twin ? argumentText(twin.value) : 'nothing';
    differences.push({ aspect: 'arguments', argument: one.name, older: argumentText(one.value), newer: words });
  }
  for (const { name, value } of onlyNewer(older.arguments, newer.arguments))
    differences.push({ aspect: 'arguments', argument: name, older: 'nothing', newer: argumentText(value) });
  return differences;
}

/** What a source goes by in a text: its operation id, or its name. */
export const sourceText = (source: DynamicSource): string =>
  source.kind === 'operation' ? source.operationId : source.name;

/** An argument's value in a text: `region`, `"x"`, `true`. */
function argumentText(value: ArgumentValue): string {
  return value.kind === 'from' || value.kind === 'picked' ? value.path : (JSON.stringify(value.value) ?? '');
}

function readTree(members: Members | undefined): DynamicTree | undefined {
  if (!members) return undefined;
  const settings: Members = isRecord(members['settings']) ? members['settings'] : {};
  return {
    canSelectParents: settings['canSelectParentNodes'] === true,
    canSelectLeaves: settings['canSelectLeafNodes'] !== false,
    open: readTreeCall(members['open']),
    browse: readTreeCall(members['browse']),
  };
}

/** The members of a tree's call, by what they are about. */
export const treeMembers = {
  itemsPath: 'itemsPath',
  valuePath: 'itemValuePath',
  titlePath: 'itemTitlePath',
  fullTitlePath: 'itemFullTitlePath',
  isParent: 'itemIsParent',
  selectableFilter: 'selectableFilter',
} as const satisfies Readonly<Partial<Record<keyof TreeCall, string>>>;

function readTreeCall(value: unknown): TreeCall {
  const members: Members = isRecord(value) ? value : {};
  return {
    operationId: textOf(members['operationId']),
    arguments: readNewerArguments(members),
    itemsPath: textOf(members['itemsPath']),
    valuePath: textOf(members['itemValuePath']),
    titlePath: textOf(members['itemTitlePath']),
    fullTitlePath: textOf(members['itemFullTitlePath']),
    isParent: textOf(members['itemIsParent']),
    selectableFilter: textOf(members['selectableFilter']),
  };
}

const textMembers: Readonly<Record<DynamicKey, readonly string[]>> = {
  'x-ms-dynamic-values': ['operationId', 'builtInOperation', 'capability', ...Object.values(pathMembers.list.older)],
  'x-ms-dynamic-list': ['operationId', ...Object.values(pathMembers.list.newer)],
  'x-ms-dynamic-schema': ['operationId', 'builtInOperation', 'capability', ...Object.values(pathMembers.fields.older)],
  'x-ms-dynamic-properties': ['operationId', ...Object.values(pathMembers.fields.newer)],
  'x-ms-dynamic-tree': [],
};

/** Why a form cannot show an extension, for reading; undefined when it can. */
function unreadableBecause(key: DynamicKey, value: unknown): string | undefined {
  if (!isRecord(value)) return `${key} must be an object in { }.`;
  const wrong = wrongMember(value, textMembers[key]);
  if (wrong !== undefined) return `"${wrong.name}" of ${key} must be ${wrong.wanted}.`;
  if (key !== 'x-ms-dynamic-tree') return undefined;
  for (const part of ['settings', 'open', 'browse']) {
    const member = value[part];
    if (member === undefined) continue;
    if (!isRecord(member)) return `"${part}" of ${key} must be an object in { }.`;
    const inside = wrongMember(member, part === 'settings' ? [] : ['operationId', ...Object.values(treeMembers)]);
    if (inside !== undefined) return `"${inside.name}" in "${part}" of ${key} must be ${inside.wanted}.`;
  }
  return undefined;
}

function wrongMember(
  members: Members,
  texts: readonly string[],
): { readonly name: string; readonly wanted: string } | undefined {
  const name = texts.find((key) => members[key] !== undefined && typeof members[key] !== 'string');
  if (name !== undefined) return { name, wanted: 'text' };
  const { parameters } = members;
  return parameters === undefined || isRecord(parameters)
    ? undefined
    : { name: 'parameters', wanted: 'an object in { }' };
}
