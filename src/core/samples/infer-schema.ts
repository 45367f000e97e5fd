import type { Schema } from '../definition/openapi2.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { parseJson, type JsonNode } from '../text/parse-json.ts';

/** A schema with the places that the samples say nothing about. */
export interface Inference {
  readonly schema: Schema;
  /** Pointers into `schema` of what was only ever null and became text for want of better. */
  readonly nullAt: readonly JsonPointer[];
}

/**
 * The schema that the wizard's "Import from sample" makes: a property's description is its own name, texts get no
 * format, numbers are `int32` or `float`, nothing is required, items and the root have no description. Members stand
 * in the wizard's order, properties in the order first seen.
 *
 * Several samples, and the items of an array, are merged: an object has the properties of all; of scalars the first
 * type counts, numbers widened to hold all; a container beats a scalar; null gives way to anything.
 *
 * @param samples Parsed JSON. `5.0` cannot be told from `5` here: where the text is at hand use `inferSchemaFromText`.
 * Source: domain notes, 4.5; null, mixed arrays and integers beyond int32 as recommended there.
 */
export function inferSchema(samples: readonly unknown[]): Schema {
  return schemaOf(shapeOf(samples));
}

/**
 * Like `inferSchema`, from JSON texts, so that `0.0` is a float. Texts that are not JSON are passed over.
 *
 * @returns undefined when none of the texts is JSON.
 */
export function inferSchemaFromText(texts: readonly string[]): Schema | undefined {
  const shape = shapeOfTexts(texts);
  return shape && schemaOf(shape);
}

/** `inferSchemaFromText`, telling as well where the samples had only null. */
export function inferFromText(texts: readonly string[]): Inference | undefined {
  const shape = shapeOfTexts(texts);
  return shape && { schema: schemaOf(shape), nullAt: nullPlaces(shape, '') };
}

function shapeOfTexts(texts: readonly string[]): Shape | undefined {
  const samples = texts.flatMap((text) => {
    const { root, problems } = parseJson(text);
    const isJson = root !== undefined && problems.every(({ severity }) => severity !== 'error');
    return isJson ? [sampleOf(root.node, text, root.start)] : [];
  });
  return samples.length === 0 ? undefined : shapeOf(samples);
}

/** A number of a text, as it is written there. */
class NumberLiteral {
  readonly written: string;
  constructor(written: string) {
    this.written = written;
  }
}

/** What all values at one place have in common. A Map keeps `__proto__` an ordinary name. */
interface Shape {
  scalar?: Scalar;
  members?: Map<string, Shape>;
  items?: Shape;
  sawNull?: boolean;
}

type Scalar = 'string' | 'boolean' | 'int32' | 'int64' | 'float';

const scalarSchemas: Readonly<Record<Scalar, Schema>> = {
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  float: { type: 'number', format: 'float' },
};

/** Narrow to wide. */
const numbers: readonly Scalar[] = ['int32', 'int64', 'float'];

/** Far beyond any connector (14 levels at most among those published). What lies deeper is left open. */
const deepest = 100;
/** Values looked at and places made in all: samples out of YAML may share branches and grow without end. */
const mostValues = 1_000_000;
/** The platform takes 512 schemas a body and 16,384 an operation (domain notes, 7.1). */
const mostPlaces = 20_000;

function shapeOf(samples: readonly unknown[]): Shape {
  const shape: Shape = {};
  let valuesLeft = mostValues;
  let placesLeft = mostPlaces;

  function add(place: Shape, value: unknown, depth: number): void {
    if ((valuesLeft -= 1) < 0) return;
    if (Array.isArray(value)) {
      const items = (place.items ??= {});
      if (depth < deepest) for (const item of value) add(items, item, depth + 1);
    } else if (value instanceof NumberLiteral || typeof value !== 'object') {
      const scalar = scalarOf(value);
      if (scalar !== undefined) place.scalar = place.scalar === undefined ? scalar : wider(place.scalar, scalar);
    } else if (value === null) {
      place.sawNull = true;
    } else {
      const members = (place.members ??= new Map<string, Shape>());
      if (depth === deepest) return;
      for (const [name, member] of Object.entries(value)) {
        let inside = members.get(name);
        if (!inside) {
          if ((placesLeft -= 1) < 0) return;
          members.set(name, (inside = {}));
        }
        add(inside, member, depth + 1);
      }
    }
  }

  for (const sample of samples) add(shape, sample, 0);
  return shape;
}

function schemaOf({ members, items, scalar, sawNull }: Shape, name?: string): Schema {
  const described = name === undefined ? {} : { description: name };
  if (members) {
    const properties = Array.from(members, ([key, inside]) => [key, schemaOf(inside, key)] as const);
    return { type: 'object', properties: Object.fromEntries(properties), ...described };
  }
  if (items) return { type: 'array', items: schemaOf(items), ...described };
  if (scalar) return { ...scalarSchemas[scalar], ...described };
  return sawNull ? { type: 'string', ...described } : {};
}

/** Where `schemaOf` wrote a text for want of better, as pointers into its result. */
function nullPlaces({ members, items, scalar, sawNull }: Shape, pointer: JsonPointer): readonly JsonPointer[] {
  if (members) return [...members].flatMap(([key, inside]) => nullPlaces(inside, child(pointer, 'properties', key)));
  if (items) return nullPlaces(items, child(pointer, 'items'));
  return scalar === undefined && sawNull ? [pointer] : [];
}

/** Undefined for what JSON does not have. */
function scalarOf(value: unknown): Scalar | undefined {
  if (value instanceof NumberLiteral) return numberOf(value.written);
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'number':
      // String(1e21) has an exponent, so that a whole number too large for int64 counts as a float by itself.
      return numberOf(String(value));
    case 'bigint':
      return numberOf(String(value));
    default:
      return undefined;
  }
}

function numberOf(written: string): Scalar {
  if (!/^-?\d+$/.test(written)) return 'float';
  const value = Number(written);
  if (value >= -(2 ** 31) && value < 2 ** 31) return 'int32';
  return value >= -(2 ** 63) && value < 2 ** 63 ? 'int64' : 'float';
}

function wider(first: Scalar, second: Scalar): Scalar {
  const [a, b] = [numbers.indexOf(first), numbers.indexOf(second)];
  return a >= 0 && b > a ? second : first;
}

/** The value of a node, with numbers as they are written. */
function sampleOf(node: JsonNode, text: string, start: number): unknown {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'number' ? new NumberLiteral(text.slice(start, start + node.length)) : node.value;
    case 'array':
      return node.entries.map((entry) => sampleOf(entry.node, text, start + entry.start));
    case 'object':
      return Object.fromEntries(
        node.entries.map(({ key, ...entry }) => [key, sampleOf(entry.node, text, start + entry.start)]),
      );
  }
}
