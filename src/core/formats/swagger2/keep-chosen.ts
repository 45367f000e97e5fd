import { isMethod, isRecord } from '../../definition/operations.ts';
import { child, parentOf, type JsonPointer } from '../../document/pointer.ts';
import { valueOf, type JsonRoot } from '../../text/json-node.ts';
import { memberPlace, type SpecPlace } from '../reading/spec-places.ts';
import { cutMembers } from './cut-members.ts';
import { isChosen } from './list-operations.ts';

/** The members of a definition that hold what operations share. */
const sharedGroups = ['definitions', 'parameters', 'responses'] as const;

/** Takes out of a definition's text what `findUnchosen` finds. The rest of the text stays as it is. */
export function keepChosen(text: string, root: JsonRoot, chosen: ReadonlySet<string>): string {
  const definition = valueOf(root.node);
  return isRecord(definition) ? cutMembers(text, root, findUnchosen(definition, chosen)) : text;
}

/**
 * Where the operations stand that were not chosen, the path items left empty by that, and the shared definitions,
 * parameters, responses and tags that nothing needs any more.
 *
 * @param chosen `GET /pets`.
 */
export function findUnchosen(
  definition: Readonly<Record<string, unknown>>,
  chosen: ReadonlySet<string>,
): ReadonlySet<JsonPointer> {
  const cut = new Set<JsonPointer>(unchosenOperations(definition, chosen));
  const needed = neededShared(definition, cut);
  const neededTags = tagsOf(definition, cut);
  for (const group of sharedGroups) {
    const shared = definition[group];
    if (!isRecord(shared)) continue;
    for (const name of Object.keys(shared)) {
      const pointer = child('', group, name);
      if (!needed.has(pointer)) cut.add(pointer);
    }
  }
  const tags = definition['tags'];
  if (Array.isArray(tags)) {
    tags.forEach((tag: unknown, index) => {
      if (isRecord(tag) && typeof tag['name'] === 'string' && !neededTags.has(tag['name']))
        cut.add(child('/tags', index));
    });
  }
  return cut;
}

/** Pointers of operations, or of whole path items where no operation is left. */
function unchosenOperations(
  definition: Readonly<Record<string, unknown>>,
  chosen: ReadonlySet<string>,
): readonly JsonPointer[] {
  const paths = definition['paths'];
  if (!isRecord(paths)) return [];
  return Object.entries(paths).flatMap(([path, item]) => {
    if (path.startsWith('x-') || !isRecord(item)) return [];
    const pointer = child('/paths', path);
    const methods = Object.keys(item).filter(isMethod);
    const unchosen = methods.filter((method) => !isChosen(chosen, `${method.toUpperCase()} ${path}`));
    return unchosen.length === methods.length ? [pointer] : unchosen.map((method) => child(pointer, method));
  });
}

/** What the operations that stay refer to, and what that refers to in turn. Reads every value once, so circles end. */
function neededShared(
  definition: Readonly<Record<string, unknown>>,
  cut: ReadonlySet<JsonPointer>,
): ReadonlySet<JsonPointer> {
  const needed = new Set<JsonPointer>();
  const open: JsonPointer[] = [];
  const note = (reference: string): void => {
    const target = sharedTarget(reference);
    if (target === undefined || needed.has(target)) return;
    needed.add(target);
    open.push(target);
  };
  for (const [name, value] of Object.entries(definition)) {
    if (isOneOf(sharedGroups, name)) continue;
    findReferences(value, child('', name), memberPlace('object', name), cut, note);
  }
  for (let pointer = open.pop(); pointer !== undefined; pointer = open.pop()) {
    const group = definition[parentOf(pointer).slice(1)];
    const name = pointer
      .slice(parentOf(pointer).length + 1)
      .replaceAll('~1', '/')
      .replaceAll('~0', '~');
    if (isRecord(group) && Object.hasOwn(group, name)) {
      findReferences(group[name], pointer, 'object', cut, note);
      // A schema with a discriminator is needed for those that extend it: they name it, it does not name them.
      if (isRecord(group[name]) && group[name]['discriminator'] !== undefined)
        noteExtensions(definition, pointer, note);
    }
  }
  return needed;
}

function noteExtensions(
  definition: Readonly<Record<string, unknown>>,
  base: JsonPointer,
  note: (reference: string) => void,
): void {
  const schemas = definition['definitions'];
  if (!isRecord(schemas)) return;
  for (const [name, schema] of Object.entries(schemas)) {
    const parts = isRecord(schema) ? schema['allOf'] : undefined;
    const extendsBase =
      Array.isArray(parts) &&
      parts.some(
        (part: unknown) => isRecord(part) && typeof part['$ref'] === 'string' && sharedTarget(part['$ref']) === base,
      );
    if (extendsBase) note(`#${child('/definitions', name)}`);
  }
}

function findReferences(
  value: unknown,
  pointer: JsonPointer,
  place: SpecPlace,
  cut: ReadonlySet<JsonPointer>,
  note: (reference: string) => void,
): void {
  if (cut.has(pointer)) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) findReferences(item, child(pointer, index), 'object', cut, note);
  } else if (isRecord(value)) {
    for (const [name, member] of Object.entries(value)) {
      if (name === '$ref' && typeof member === 'string') note(member);
      else findReferences(member, child(pointer, name), memberPlace(place, name), cut, note);
    }
  }
}

/** `/definitions/Pet` for `#/definitions/Pet/properties/name`; undefined for what is not shared. */
function sharedTarget(reference: string): JsonPointer | undefined {
  const [, target] = /^#(\/(?:definitions|parameters|responses)\/[^/]+)/.exec(decodeOnce(reference)) ?? [];
  return target;
}

function decodeOnce(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

function tagsOf(definition: Readonly<Record<string, unknown>>, cut: ReadonlySet<JsonPointer>): ReadonlySet<string> {
  const names = new Set<string>();
  const paths = definition['paths'];
  if (!isRecord(paths)) return names;
  for (const [path, item] of Object.entries(paths)) {
    const pointer = child('/paths', path);
    if (!isRecord(item) || cut.has(pointer)) continue;
    for (const [method, operation] of Object.entries(item)) {
      const tags = isRecord(operation) && !cut.has(child(pointer, method)) ? operation['tags'] : undefined;
      if (Array.isArray(tags)) for (const tag of tags) if (typeof tag === 'string') names.add(tag);
    }
  }
  return names;
}

const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name);
