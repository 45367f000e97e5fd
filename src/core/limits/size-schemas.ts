import { isRecord } from '../definition/operations.ts';

/** How many schemas there are in one, itself included, and on how many levels. References followed. */
export interface SchemaSize {
  readonly count: number;
  readonly depth: number;
}

/** What of that stands in the schema itself; a reference counts as what it leads to. */
export interface SchemaShape {
  readonly count: number;
  readonly depth: number;
  /** By what `$ref` says, how often, and how many schemas deep at most. */
  readonly references: ReadonlyMap<string, { readonly times: number; readonly above: number }>;
}

const known = new WeakMap<object, SchemaShape>();

/** Remembered as long as the schema is the same value, so an edit costs what it touched. */
export function shapeOf(schema: object): SchemaShape {
  let shape = known.get(schema);
  if (!shape) {
    shape = measureShape(schema);
    known.set(schema, shape);
  }
  return shape;
}

function measureShape(schema: object): SchemaShape {
  let count = 0;
  let depth = 0;
  const references = new Map<string, { times: number; above: number }>();
  visit(schema, 0);
  return { count, depth, references };

  function visit(value: unknown, above: number): void {
    if (!isRecord(value)) return;
    const { $ref, properties, items, additionalProperties, allOf } = value;
    if (typeof $ref === 'string' && $ref.startsWith('#')) {
      const entry = references.get($ref);
      if (!entry) references.set($ref, { times: 1, above });
      else {
        entry.times += 1;
        entry.above = Math.max(entry.above, above);
      }
      return;
    }
    count += 1;
    depth = Math.max(depth, above + 1);
    if (isRecord(properties)) for (const name of Object.keys(properties)) visit(properties[name], above + 1);
    if (Array.isArray(items)) for (const item of items) visit(item, above + 1);
    else visit(items, above + 1);
    visit(additionalProperties, above + 1);
    if (Array.isArray(allOf)) for (const part of allOf) visit(part, above + 1);
  }
}

/** What cannot be followed: missing, outside the file, or the closing link of a circle. */
const single: SchemaSize = { count: 1, depth: 1 };

interface Visit {
  readonly reference: string;
  readonly shape: SchemaShape | undefined;
  readonly next: Iterator<string>;
  readonly order: number;
  lowest: number;
}

/**
 * Tells the size of shapes with what they refer to, each target once. Targets that refer to each other in a circle count as
 * one schema within it, whichever comes first. No recursion: chains of references may be as long as the file.
 *
 * @param find What a reference leads to, as `#/definitions/Pet` says it.
 */
export function openWeigher(find: (reference: string) => unknown): (shape: SchemaShape) => SchemaSize {
  const sizes = new Map<string, SchemaSize>();
  return (shape) => {
    for (const reference of shape.references.keys()) if (!sizes.has(reference)) settle(reference);
    return sumOf(shape, noCircle);
  };

  function sumOf({ count, depth, references }: SchemaShape, circle: ReadonlySet<string>): SchemaSize {
    let sum = count;
    let deepest = depth;
    for (const [reference, { times, above }] of references) {
      const size = circle.has(reference) ? single : (sizes.get(reference) ?? single);
      sum += times * size.count;
      deepest = Math.max(deepest, above + size.depth);
    }
    return { count: Math.min(sum, Number.MAX_SAFE_INTEGER), depth: deepest };
  }

  /** Tarjan's way to find circles: all targets of one are settled together, after those that they lead to. */
  function settle(first: string): void {
    const orders = new Map<string, number>();
    const open: string[] = [];
    const isOpen = new Set<string>();
    const shapes = new Map<string, SchemaShape | undefined>();
    const visits: Visit[] = [];
    const begin = (reference: string): void => {
      const value = find(reference);
      const shape = isRecord(value) ? shapeOf(value) : undefined;
      const order = orders.size;
      orders.set(reference, order);
      shapes.set(reference, shape);
      open.push(reference);
      isOpen.add(reference);
      visits.push({ reference, shape, next: (shape?.references ?? noReferences).keys(), order, lowest: order });
    };
    begin(first);
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const step = visit.next.next();
      if (step.done !== true) {
        const order = orders.get(step.value);
        if (sizes.has(step.value)) continue;
        if (order === undefined) begin(step.value);
        else if (isOpen.has(step.value)) visit.lowest = Math.min(visit.lowest, order);
        continue;
      }
      visits.pop();
      const around = visits.at(-1);
      if (around) around.lowest = Math.min(around.lowest, visit.lowest);
      if (visit.lowest !== visit.order) continue;
      const circle = new Set<string>(open.splice(open.lastIndexOf(visit.reference)));
      for (const reference of circle) {
        isOpen.delete(reference);
        const shape = shapes.get(reference);
        sizes.set(reference, shape ? sumOf(shape, circle) : single);
      }
    }
  }
}

const noCircle: ReadonlySet<string> = new Set();
const noReferences: SchemaShape['references'] = new Map();
