import { referencesIn } from '../../definition/shared-uses.ts';
import { isRecord } from '../../definition/operations.ts';
import { isEditable, type ConnectorDocument } from '../../document/open-document.ts';
import { child, lastSegmentOf, type JsonPointer } from '../../document/pointer.ts';
import { definitionOf, listOf, membersOf, objectsIn, perDefinition } from './parts.ts';
import { hasReference, targetsIn } from './references.ts';

/** A shared schema that contains itself. */
export interface Recursion {
  /** The first reference on the way around, in the order of the text: the object with the `$ref`. */
  readonly pointer: JsonPointer;
  /** The schemas on the way, in the order of the text. */
  readonly names: readonly string[];
}

interface Edge {
  /** Pointers of shared schemas. */
  readonly from: JsonPointer;
  readonly to: JsonPointer;
  readonly pointer: JsonPointer;
}

const shared = '/definition/definitions/';

/**
 * The loops that every value would have to go around for ever, as each step is required: of required properties, and of
 * parts of an `allOf`.
 */
export const requiredLoopsIn = perDefinition<readonly Recursion[]>(
  (document) => loopsOf(requiredEdges(document)).loops,
);

/** All others, which end where a value leaves a property out. */
export const optionalLoopsIn = perDefinition<readonly Recursion[]>((document) => {
  if (!isEditable(document.definition)) return [];
  const { around } = loopsOf(requiredEdges(document));
  const circles = circlesIn(document);
  const edges: Edge[] = [];
  for (const { pointer, part } of referencesIn(document.definition.value)) {
    if (!part?.startsWith(shared) || !pointer.startsWith(shared) || around.has(pointer)) continue;
    if (circles.has(pointer)) continue;
    edges.push({ from: ownerOf(pointer), to: part, pointer });
  }
  return loopsOf(edges).loops;
});

/** Shared schemas that are nothing but references which lead in a circle: reference-circle tells them. */
function circlesIn(document: ConnectorDocument): ReadonlySet<JsonPointer> {
  const targetOf = targetsIn(document);
  const circles = new Set<JsonPointer>();
  for (const [name, schema] of objectsIn(definitionOf(document)?.['definitions']))
    if (hasReference(schema) && targetOf(schema, '').kind === 'circle')
      circles.add(child('/definition/definitions', name));
  return circles;
}

const ownerOf = (pointer: JsonPointer): JsonPointer => pointer.split('/', 4).join('/');

const requiredEdges = perDefinition<readonly Edge[]>((document) => {
  const targetOf = targetsIn(document);
  const edges: Edge[] = [];
  for (const [name, schema] of objectsIn(definitionOf(document)?.['definitions'])) {
    const from = child('/definition/definitions', name);
    // What is looked at is inside one definition, so no deeper than the text.
    const open: { readonly value: unknown; readonly pointer: JsonPointer }[] = [{ value: schema, pointer: from }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { value, pointer } = next;
      if (!isRecord(value)) continue;
      if (typeof value['$ref'] === 'string') {
        const target = pointer === from ? undefined : targetOf(value, '');
        if (target?.kind === 'found' && target.pointer.startsWith(shared) && ownerOf(target.pointer) === target.pointer)
          edges.push({ from, to: target.pointer, pointer });
        continue;
      }
      const properties = membersOf(value['properties']);
      for (const key of new Set(listOf(value['required'])))
        if (typeof key === 'string' && Object.hasOwn(properties, key))
          open.push({ value: properties[key], pointer: child(pointer, 'properties', key) });
      for (const [index, part] of listOf(value['allOf']).entries())
        open.push({ value: part, pointer: child(pointer, 'allOf', index) });
    }
  }
  return edges;
});

/** The loops that edges make, those that share a schema as one, and the pointers of all edges that are part of one. */
function loopsOf(edges: readonly Edge[]): {
  readonly loops: readonly Recursion[];
  readonly around: ReadonlySet<JsonPointer>;
} {
  const groupOf = groupsOf(edges);
  const loops = new Map<number, { readonly pointer: JsonPointer; readonly names: Set<string> }>();
  const around = new Set<JsonPointer>();
  for (const { from, to, pointer } of edges) {
    const group = groupOf.get(from);
    if (group === undefined || group !== groupOf.get(to)) continue;
    around.add(pointer);
    const loop = loops.get(group) ?? { pointer, names: new Set<string>() };
    loop.names.add(lastSegmentOf(from));
    loops.set(group, loop);
  }
  return { loops: [...loops.values()].map(({ pointer, names }) => ({ pointer, names: [...names] })), around };
}

/**
 * A number for each schema, the same for two that lead to each other. Source: R. Tarjan, Depth-first search and linear graph
 * algorithms, 1972; with a stack of our own, as chains may be long.
 */
function groupsOf(edges: readonly Edge[]): ReadonlyMap<JsonPointer, number> {
  const next = new Map<JsonPointer, JsonPointer[]>();
  for (const { from, to } of edges) {
    const targets = next.get(from);
    if (targets) targets.push(to);
    else next.set(from, [to]);
  }
  const order = new Map<JsonPointer, number>();
  const lowest = new Map<JsonPointer, number>();
  const groups = new Map<JsonPointer, number>();
  const waiting: JsonPointer[] = [];
  for (const start of next.keys()) {
    if (order.has(start)) continue;
    const path: { readonly node: JsonPointer; at: number }[] = [];
    const enter = (node: JsonPointer): void => {
      order.set(node, order.size);
      lowest.set(node, order.size - 1);
      waiting.push(node);
      path.push({ node, at: 0 });
    };
    enter(start);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { node } = step;
      const target = next.get(node)?.[step.at];
      step.at += 1;
      if (target !== undefined) {
        if (!order.has(target)) enter(target);
        else if (!groups.has(target)) lower(node, order.get(target) ?? 0);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent) lower(parent.node, lowest.get(node) ?? 0);
      if (lowest.get(node) !== order.get(node)) continue;
      for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
        groups.set(one, order.get(node) ?? 0);
        if (one === node) break;
      }
    }
  }
  return groups;

  function lower(node: JsonPointer, to: number): void {
    if (to < (lowest.get(node) ?? to)) lowest.set(node, to);
  }
}
