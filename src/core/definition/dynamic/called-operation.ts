import { textOf } from '../operation-place.ts';
import type { Definition, Schema } from '../openapi2.ts';
import { followReferences, isRecord, operationsOf, type OperationEntry } from '../operations.ts';
import { responsesOf, type ResponseEntry } from '../edits/responses.ts';
import type { DynamicArgument } from './model.ts';
import { holdersOf, inputsMeant, inputsOf, neededInputs, propertiesIn, propertyIn, type Input } from './inputs.ts';

const byId = new WeakMap<object, ReadonlyMap<string, OperationEntry>>();

/** The operation of an id; of several, the first. Undefined for ''. */
export function operationOfId(definition: Definition, operationId: string): OperationEntry | undefined {
  const { paths } = definition;
  if (operationId === '' || !isRecord(paths)) return undefined;
  let entries = byId.get(paths);
  if (!entries) {
    const all = operationsOf(definition).toReversed();
    entries = new Map(all.map((entry) => [textOf(entry.operation.operationId), entry]));
    byId.set(paths, entries);
  }
  return entries.get(operationId);
}

/**
 * The response that says what an operation answers: 200, 201, another 2xx, then `default`, the first that describes a
 * body. Source: domain notes, 11.1.
 */
export function answerOf(definition: Definition, entry: OperationEntry): ResponseEntry | undefined {
  const before = knownAnswers.get(entry);
  if (before?.definition === definition) return before.answer;
  const answer = findAnswer(definition, entry);
  knownAnswers.set(entry, { definition, answer });
  return answer;
}

/** Thousands of choices may come from one operation. */
const knownAnswers = new WeakMap<
  OperationEntry,
  { readonly definition: Definition; readonly answer: ResponseEntry | undefined }
>();

function findAnswer(definition: Definition, entry: OperationEntry): ResponseEntry | undefined {
  const rank = ({ status }: ResponseEntry): number =>
    status === '200' ? 0 : status === '201' ? 1 : status.startsWith('2') ? 2 : 3;
  return responsesOf(definition, entry)
    .filter(({ status }) => status.startsWith('2') || status === 'default')
    .toSorted((a, b) => rank(a) - rank(b))
    .find(({ response }) => isRecord(response.schema) && Object.keys(response.schema).length > 0);
}

/** Where a path leads in a schema. */
export type PathEnd =
  | { readonly kind: 'found'; readonly schema: Schema }
  /** `name` is not among `known`, the properties at that place. */
  | { readonly kind: 'missing'; readonly name: string; readonly known: readonly string[] }
  /** A list is in the way: which of its items is meant cannot be said. */
  | { readonly kind: 'through-list'; readonly name: string }
  /** The schema does not say what is there. */
  | { readonly kind: 'open' };

/** Follows a path such as `data/items` through the properties of a schema; '' is the schema itself. */
export function followPath(definition: Definition, schema: unknown, path: string): PathEnd {
  let current = settled(definition, schema);
  let before = '';
  for (const name of path === '' ? [] : path.split('/')) {
    if (!current) return { kind: 'open' };
    if (typeOf(current) === 'array') return { kind: 'through-list', name: before };
    const next = propertyIn(definition, current, name);
    if (!next) {
      const properties = propertiesIn(definition, current);
      const isOpen = properties.length === 0 || isRecord(current.additionalProperties);
      return isOpen ? { kind: 'open' } : { kind: 'missing', name, known: properties.map(([key]) => key) };
    }
    before = name;
    current = settled(definition, next);
  }
  return current ? { kind: 'found', schema: current } : { kind: 'open' };
}

function settled(definition: Definition, schema: unknown): Schema | undefined {
  const value = followReferences<unknown>(definition, schema)?.value;
  return isRecord(value) ? value : undefined;
}

/** 'object' and 'array' also where the type is left out but shows; '' where it can be anything. */
export function typeOf(schema: Schema): string {
  if (typeof schema.type === 'string') return schema.type;
  if (isRecord(schema.properties) || Array.isArray(schema.allOf)) return 'object';
  return isRecord(schema.items) ? 'array' : '';
}

/** How well an operation serves as the source of something. */
export type Fitness =
  /** Answers with a list, or holds one: fits. */
  | 'fits'
  /** Nothing says what it answers. */
  | 'unknown'
  /** Answers something else, or is no GET. */
  | 'other';

/** Whether an operation may fill a drop-down or a tree (`list`), or tell fields (`fields`). */
export function fitnessOf(definition: Definition, entry: OperationEntry, wanted: 'list' | 'fields'): Fitness {
  if (entry.operation['x-ms-trigger'] !== undefined) return 'other';
  const schema = answerOf(definition, entry)?.response.schema;
  if (schema === undefined) return entry.method === 'get' ? 'unknown' : 'other';
  const value = settled(definition, schema);
  if (!value) return 'unknown';
  const isObject = typeOf(value) === 'object' || typeOf(value) === '';
  const fits = wanted === 'list' ? holdsList(definition, value) : isObject;
  if (!fits) return isObject && propertiesIn(definition, value).length === 0 ? 'unknown' : 'other';
  return entry.method === 'get' || wanted === 'fields' ? 'fits' : 'unknown';
}

function holdsList(definition: Definition, schema: Schema, depth = 0): boolean {
  if (typeOf(schema) === 'array') return true;
  if (depth >= 3) return false;
  return propertiesIn(definition, schema).some(([, property]) => {
    const inside = settled(definition, property);
    return inside !== undefined && holdsList(definition, inside, depth + 1);
  });
}

/** The input of the called operation that an argument is for; the first generation names properties of the body by their own name. */
export function inputFor(inputs: readonly Input[], { name }: Pick<DynamicArgument, 'name'>): Input | undefined {
  return inputsMeant(inputs, name)[0];
}

/** The argument that is given for an input of the called operation. */
export function argumentFor(
  given: readonly DynamicArgument[],
  inputs: readonly Input[],
  input: Input,
): DynamicArgument | undefined {
  return given.find((one) => inputFor(inputs, one) === input);
}

/** The inputs that have to be given and are not: required ones without a default. Source: domain notes, DYN-02. */
export function missingArguments(
  definition: Definition,
  called: OperationEntry,
  given: readonly DynamicArgument[],
): readonly Input[] {
  const inputs = inputsOf(definition, called);
  const isGiven = new Set(given.map((argument) => inputFor(inputs, argument)));
  const names = new Set(given.map(({ name }) => name));
  // What is in a whole that is given as one value needs no value of its own.
  return neededInputs(inputs).filter(
    (input) => !isGiven.has(input) && !holdersOf(input.path).some((holder) => names.has(holder)),
  );
}
