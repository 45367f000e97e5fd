import { child, isWithin, type JsonPointer } from '../document/pointer.ts';
import type { Definition } from './openapi2.ts';
import { decodeFragment, isRecord } from './operations.ts';
import { sharedSections, type SharedPart, type SharedSection } from './part-at.ts';

/** A `$ref` of the definition. */
export interface ReferencePlace {
  /** The object that has the `$ref`, from the connector's root. */
  readonly pointer: JsonPointer;
  /** What it leads to, which need not be there: `/definition/definitions/Pet/properties/owner`. */
  readonly target: JsonPointer;
  /** The shared part that is or that is in: `/definition/definitions/Pet`. Undefined for other places of the file. */
  readonly part: JsonPointer | undefined;
}

/** All shared parts: definitions, parameters, then responses, each in the order of the text. */
export function sharedPartsOf(definition: Definition): readonly SharedPart[] {
  return sharedSections.flatMap((section) => partsIn(definition[section], section));
}

/** The parts of one section. While nothing but their content changes they stay the same values. */
export function partsOf(definition: Definition, section: SharedSection): readonly SharedPart[] {
  return partsIn(definition[section], section);
}

const knownParts = new WeakMap<object, readonly SharedPart[]>();
/** What was given last: a part is its name and nothing else, so a list of them outlives each key press. */
const latestParts = new Map<SharedSection, readonly SharedPart[]>();

function partsIn(members: unknown, section: SharedSection): readonly SharedPart[] {
  if (!isRecord(members)) return [];
  const known = knownParts.get(members);
  if (known) return known;
  const names = Object.keys(members);
  const before = latestParts.get(section);
  const isSame = before?.length === names.length && before.every(({ name }, at) => name === names[at]);
  const parts = isSame
    ? before
    : names.map((name): SharedPart => ({
        kind: 'shared',
        section,
        name,
        pointer: child('/definition', section, name),
      }));
  latestParts.set(section, parts);
  knownParts.set(members, parts);
  return parts;
}

/** How a shared part is referred to: `#/definitions/Pet`. Source: RFC 6901, 6 (a fragment is percent-encoded). */
export const referenceTo = (section: SharedSection, name: string): string =>
  `#${child('', section, name).replaceAll('%', '%25')}`;

/** The places that refer to a shared part or to something in it, in the order of the text. */
export function usesOfShared(
  definition: Definition,
  { pointer }: Pick<SharedPart, 'pointer'>,
): readonly ReferencePlace[] {
  return referencesIn(definition).filter(({ part }) => part === pointer);
}

/** How many places refer to a shared part. */
export function countUsesOfShared(definition: Definition, { pointer }: Pick<SharedPart, 'pointer'>): number {
  let count = 0;
  for (const { part } of referencesIn(definition)) if (part === pointer) count += 1;
  return count;
}

/**
 * The shared parts that nothing of the API leads to, not even by way of other shared parts. Parts that only refer to
 * each other are among them. Source: domain notes SCH-10.
 */
export function unusedParts(definition: Definition): readonly SharedPart[] {
  const parts = sharedPartsOf(definition);
  const leadsTo = new Map<JsonPointer, JsonPointer[]>();
  const reached = new Set<JsonPointer>();
  const open: JsonPointer[] = [];
  for (const { pointer, part: to } of referencesIn(definition)) {
    if (to === undefined) continue;
    const from = partAround(pointer);
    if (from === undefined) open.push(to);
    else {
      const targets = leadsTo.get(from);
      if (targets) targets.push(to);
      else leadsTo.set(from, [to]);
    }
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    for (const target of leadsTo.get(next) ?? []) open.push(target);
  }
  return parts.filter(({ pointer }) => !reached.has(pointer));
}

/** The shared part that a pointer leads into: `/definition/definitions/Pet` of anything in it. */
export function partAround(pointer: JsonPointer): JsonPointer | undefined {
  if (!sharedSections.some((section) => isWithin(pointer, `/definition/${section}`))) return undefined;
  const segments = pointer.split('/');
  return segments.length < 4 ? undefined : segments.slice(0, 4).join('/');
}

const knownReferences = new WeakMap<object, readonly ReferencePlace[]>();

/** All references of a definition, in the order of the text. What an edit left alone is not looked through again. */
export function referencesIn(definition: Definition): readonly ReferencePlace[] {
  const known = knownReferences.get(definition);
  if (known) return known;
  const chunks: (readonly ReferencePlace[])[] = [];
  for (const [key, member] of Object.entries(definition)) {
    const pointer = child('/definition', key);
    if (!isRecord(member) || !isSection(key)) add(member, pointer);
    else
      for (const [name, inside] of Object.entries(member)) {
        const place = child(pointer, name);
        if (key !== 'paths' || !isRecord(inside)) add(inside, place);
        else for (const [word, one] of Object.entries(inside)) add(one, child(place, word));
      }
  }
  const references = chunks.flat();
  knownReferences.set(definition, references);
  return references;

  function add(value: unknown, pointer: JsonPointer): void {
    if (typeof value === 'object' && value !== null) chunks.push(referencesOfChunk(value, pointer));
  }
}

const knownByPart = new WeakMap<object, ReadonlyMap<JsonPointer, readonly ReferencePlace[]>>();

/** The references by the shared part that they lead to or into: for who asks for many parts. */
export function referencesByPart(definition: Definition): ReadonlyMap<JsonPointer, readonly ReferencePlace[]> {
  const known = knownByPart.get(definition);
  if (known) return known;
  const byPart = new Map<JsonPointer, ReferencePlace[]>();
  for (const reference of referencesIn(definition)) {
    if (reference.part === undefined) continue;
    const places = byPart.get(reference.part);
    if (places) places.push(reference);
    else byPart.set(reference.part, [reference]);
  }
  knownByPart.set(definition, byPart);
  return byPart;
}

const isSection = (key: string): boolean => key === 'paths' || (sharedSections as readonly string[]).includes(key);

const knownChunks = new WeakMap<
  object,
  { readonly pointer: JsonPointer; readonly references: readonly ReferencePlace[] }
>();

/** The references in one operation, or in one shared part. */
function referencesOfChunk(chunk: object, pointer: JsonPointer): readonly ReferencePlace[] {
  const known = knownChunks.get(chunk);
  if (known?.pointer === pointer) return known.references;
  const references: ReferencePlace[] = [];
  visit(chunk, pointer, false);
  knownChunks.set(chunk, { pointer, references });
  return references;

  /** @param isNames The keys of `value` are names that somebody gave, not words of the format. */
  function visit(value: unknown, path: JsonPointer, isNames: boolean): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${path}/${index}`, false);
      return;
    }
    for (const [key, member] of Object.entries(value)) {
      if (!isNames && key === '$ref' && typeof member === 'string') {
        if (member.startsWith('#')) {
          const target = `/definition${decodeFragment(member.slice(1))}`;
          references.push({ pointer: path, target, part: partAround(target) });
        }
      } else if (typeof member === 'object' && member !== null && (isNames || !isData(key))) {
        visit(member, child(path, key), !isNames && holdsNames.has(key));
      }
    }
  }
}

const holdsNames: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'headers',
  // `default` is a response here.
  'responses',
]);

/** Members whose value is the maker's own data: a `$ref` in there is no reference. */
const isData = (key: string): boolean => dataKeys.has(key);
const dataKeys: ReadonlySet<string> = new Set(['default', 'example', 'examples', 'enum', 'x-ms-test-value']);
