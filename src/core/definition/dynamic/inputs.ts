import type { JsonPointer } from '../../document/pointer.ts';
import { textOf } from '../operation-place.ts';
import type { Definition, Parameter, Schema } from '../openapi2.ts';
import { followReferences, isRecord, operationsOf, type OperationEntry } from '../operations.ts';
import { parametersOf } from '../parameters.ts';
import { partAround, referencesByPart } from '../shared-uses.ts';
import { leafOf } from './model.ts';

/** One value that a call of an operation takes: a parameter, or a property of the body. */
export interface Input {
  /** As arguments and references name it: `region`, `body/owner/region`. */
  readonly path: string;
  /** What makers read: title or summary, else the name. */
  readonly label: string;
  readonly in: string;
  /** '' where it is not said. */
  readonly type: string;
  /** Through the whole chain: a required property of an optional object is not. */
  readonly required: boolean;
  /** Not seen by makers, itself or an object around it. */
  readonly isInternal: boolean;
  readonly preset: unknown;
  readonly choices: readonly unknown[];
  /** The parameter or schema, reference followed. */
  readonly value: Parameter | Schema;
  /** Where its members stand, as far as that is known. */
  readonly pointer: JsonPointer | undefined;
}

const mostInputs = 300;
const deepest = 8;

/**
 * The values that a call of an operation takes: parameters first, in their order, with the body laid out as its
 * properties. Properties of the items of a list have no name of their own and are not among them.
 */
export function inputsOf(definition: Definition, entry: OperationEntry): readonly Input[] {
  const before = knownInputs.get(entry);
  if (before?.definition === definition) return before.inputs;
  const inputs = readInputs(definition, entry);
  knownInputs.set(entry, { definition, inputs });
  return inputs;
}

/** Several parts of a form ask for the same between two edits. */
const knownInputs = new WeakMap<
  OperationEntry,
  { readonly definition: Definition; readonly inputs: readonly Input[] }
>();

function readInputs(definition: Definition, entry: OperationEntry): readonly Input[] {
  const inputs: Input[] = [];
  for (const { parameter, target } of parametersOf(definition, entry)) {
    const name = textOf(parameter.name);
    if (name === '') continue;
    const schema = isRecord(parameter.schema) ? parameter.schema : undefined;
    const place = {
      path: name,
      in: textOf(parameter.in),
      required: parameter.required === true,
      isInternal: isInternal(parameter),
    };
    if (parameter.in === 'body' && schema) {
      visit(schema, place, target === undefined ? undefined : `${target}/schema`, []);
    } else add(parameter, place, target);
  }
  return inputs;

  function visit(schema: Schema, place: Place, pointer: JsonPointer | undefined, around: readonly unknown[]): void {
    const found = followReferences<Schema>(definition, schema);
    const value: Schema = found && isRecord(found.value) ? found.value : {};
    const at = found?.pointer ?? pointer;
    const properties = propertiesIn(definition, value);
    const isLaidOut = properties.length > 0 && !around.includes(value) && around.length < deepest;
    if (!isLaidOut) return add(value, place, at);
    for (const [name, property] of properties) {
      if (inputs.length >= mostInputs) return;
      const inside: Schema = followReferences<Schema>(definition, property)?.value ?? {};
      visit(
        property,
        {
          path: `${place.path}/${name}`,
          in: place.in,
          required: place.required && Array.isArray(value.required) && value.required.includes(name),
          isInternal: place.isInternal || isInternal(inside),
        },
        at === undefined ? undefined : `${at}/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        [...around, value],
      );
    }
  }

  function add(value: Parameter | Schema, place: Place, pointer: JsonPointer | undefined): void {
    if (inputs.length >= mostInputs) return;
    const title = 'title' in value ? textOf(value.title) : '';
    inputs.push({
      ...place,
      label: title || textOf(value['x-ms-summary']) || leafOf(place.path),
      type: textOf(value.type),
      preset: value.default,
      choices: Array.isArray(value.enum) ? value.enum : [],
      value,
      pointer,
    });
  }
}

type Place = Pick<Input, 'path' | 'in' | 'required' | 'isInternal'>;

/** The property of that name, as `propertiesIn` has it. */
export function propertyIn(definition: Definition, schema: Schema, name: string): Schema | undefined {
  const own: unknown =
    isRecord(schema.properties) && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
  if (isRecord(own)) return own;
  return Array.isArray(schema.allOf) ? propertiesIn(definition, schema).find(([key]) => key === name)?.[1] : undefined;
}

/** The properties of an object, those of its `allOf` parts with them. */
export function propertiesIn(
  definition: Definition,
  schema: Schema,
  around: readonly unknown[] = [],
): readonly (readonly [name: string, schema: Schema])[] {
  const own = isRecord(schema.properties) ? Object.entries(schema.properties) : [];
  const parts: readonly Schema[] = Array.isArray(schema.allOf) && around.length < deepest ? schema.allOf : [];
  const inherited = parts.flatMap((part) => {
    const value = followReferences<Schema>(definition, part)?.value;
    return isRecord(value) && !around.includes(value) ? propertiesIn(definition, value, [...around, schema]) : [];
  });
  return [...own, ...inherited].filter((property): property is [string, Schema] => isRecord(property[1]));
}

const isInternal = (value: Parameter | Schema): boolean =>
  textOf(value['x-ms-visibility']).toLowerCase() === 'internal';

/** The inputs that a written reference may mean: the one of that path, else those of that name. */
export function inputsMeant(inputs: readonly Input[], path: string): readonly Input[] {
  const { byPath, byLeaf } = indexOf(inputs);
  const exact = byPath.get(path);
  if (exact) return exact;
  return path.includes('/') ? [] : (byLeaf.get(path) ?? []);
}

/** True if the last name of a path is all that the first generation says of it, and more than one input has that name. */
export function isAmbiguous(inputs: readonly Input[], path: string): boolean {
  const named = inputsNamed(inputs, leafOf(path));
  return named.some((input) => input.path !== named[0]?.path);
}

/** The inputs with this last name: `id`, `body/owner/id`. */
export const inputsNamed = (inputs: readonly Input[], name: string): readonly Input[] =>
  indexOf(inputs).byLeaf.get(name) ?? [];

/** True for a whole that some inputs are in, such as `body`, and for what lies in an input that is not laid out. */
export function isAroundOrIn(inputs: readonly Input[], path: string): boolean {
  const { byPath, holders } = indexOf(inputs);
  return holders.has(path) || holdersOf(path).some((holder) => byPath.has(holder));
}

/** Those that a call cannot do without: required, and without a default. */
export const neededInputs = (inputs: readonly Input[]): readonly Input[] => indexOf(inputs).needed;

/** `body` and `body/owner` of `body/owner/name`; of an endless path no more than there can be inputs in. */
export function holdersOf(path: string): readonly string[] {
  const holders: string[] = [];
  for (let end = path.indexOf('/'); end > 0 && holders.length <= deepest; end = path.indexOf('/', end + 1))
    holders.push(path.slice(0, end));
  return holders;
}

interface InputIndex {
  readonly byPath: ReadonlyMap<string, readonly Input[]>;
  readonly byLeaf: ReadonlyMap<string, readonly Input[]>;
  readonly holders: ReadonlySet<string>;
  readonly needed: readonly Input[];
}

const knownIndexes = new WeakMap<readonly Input[], InputIndex>();

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** Thousands of choices may ask about the inputs of one operation. */
function indexOf(inputs: readonly Input[]): InputIndex {
  const before = knownIndexes.get(inputs);
  if (before) return before;
  const index = {
    byPath: groupBy(inputs, ({ path }) => path),
    byLeaf: groupBy(inputs, ({ path }) => leafOf(path)),
    holders: new Set(inputs.flatMap(({ path }) => holdersOf(path))),
    needed: inputs.filter(({ required, preset }) => required && preset === undefined),
  };
  knownIndexes.set(inputs, index);
  return index;
}

/**
 * The operations whose card a place is on: the one around it, or all that lead to the shared part it is in.
 *
 * @param pointer Into an operation, a path item or a shared part.
 */
export function operationsAround(definition: Definition, pointer: JsonPointer): readonly OperationEntry[] {
  const part = partAround(pointer);
  if (part !== undefined) return usersOf(definition, part);
  const { byPointer, byPath } = addressesOf(definition);
  const own = byPointer.get(pointer.split('/').slice(0, 5).join('/'));
  return own && pointer !== own.pointer ? [own] : (byPath.get(pathOf(pointer)) ?? []);
}

interface Addresses {
  readonly byPointer: ReadonlyMap<JsonPointer, OperationEntry>;
  /** By the pointer of the path item. */
  readonly byPath: ReadonlyMap<JsonPointer, readonly OperationEntry[]>;
}

const knownAddresses = new WeakMap<object, Addresses>();

function addressesOf(definition: Definition): Addresses {
  const before = knownAddresses.get(definition);
  if (before) return before;
  const entries = operationsOf(definition);
  const addresses = {
    byPointer: new Map(entries.map((entry) => [entry.pointer, entry])),
    byPath: groupBy(entries, ({ pointer }) => pathOf(pointer)),
  };
  knownAddresses.set(definition, addresses);
  return addresses;
}

/** The path item around an operation or anything in it. */
const pathOf = (pointer: JsonPointer): JsonPointer => pointer.split('/').slice(0, 4).join('/');

/** So many shared parts are followed from one to the next; no more than a handful are in real files. */
const mostParts = 1000;

const known = new WeakMap<object, Map<JsonPointer, readonly OperationEntry[]>>();

/** The operations that lead to a shared part, in the order of the text. */
function usersOf(definition: Definition, part: JsonPointer): readonly OperationEntry[] {
  const before = known.get(definition)?.get(part);
  if (before) return before;
  const byPart = referencesByPart(definition);
  const operations = new Set<JsonPointer>();
  // Where a member of the path item itself leads there: shared by its operations.
  const paths = new Set<JsonPointer>();
  const seen = new Set<JsonPointer>([part]);
  const open = [part];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { pointer } of byPart.get(next) ?? []) {
      const around = partAround(pointer);
      if (around !== undefined) {
        if (!seen.has(around) && seen.size < mostParts) open.push(around);
        seen.add(around);
      } else {
        const member = pointer.split('/')[4] ?? '';
        if (member === 'parameters' || member.startsWith('x-')) paths.add(pathOf(pointer));
        else operations.add(pointer.split('/').slice(0, 5).join('/'));
      }
    }
  }
  const users =
    operations.size + paths.size === 0
      ? []
      : operationsOf(definition).filter(({ pointer }) => operations.has(pointer) || paths.has(pathOf(pointer)));
  const ofDefinition = known.get(definition) ?? new Map<JsonPointer, readonly OperationEntry[]>();
  known.set(definition, ofDefinition.set(part, users));
  return users;
}

/** The inputs that every one of some operations has, as the first of them says it. */
export function sharedInputs(definition: Definition, entries: readonly OperationEntry[]): readonly Input[] {
  const [first = [], ...others] = entries.slice(0, mostOperations).map((entry) => inputsOf(definition, entry));
  const names = others.map((inputs) => new Set(inputs.map(({ path }) => path)));
  return first.filter(({ path }) => names.every((set) => set.has(path)));
}

/** So many of the operations that share a part are looked at. */
export const mostOperations = 30;
