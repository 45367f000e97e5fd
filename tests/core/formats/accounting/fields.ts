import { entries, follow, get, isObject, join, list } from './loose.ts';

/** A field of a schema of OpenAPI 3, found through references and all that a schema is put together of. */
export interface Field {
  readonly path: readonly string[];
  readonly pointer: string;
  /** The schemas it stands in, and the references on the way. */
  readonly above: readonly string[];
}

/** The fields of a sample in JSON: names from the outside in, `[]` for the items of a list. Undefined for other text. */
export function fieldsOfSample(text: string): readonly (readonly string[])[] | undefined {
  let sample: unknown;
  try {
    // A variable stands within quotes, or for a whole value.
    sample = JSON.parse(
      text.replace(/("(?:[^"\\]|\\.)*")|\{\{[^{}]*\}\}/g, (_, quoted?: string) => quoted ?? 'null'),
    ) as unknown;
  } catch {
    return undefined;
  }
  const found = new Map<string, readonly string[]>();
  const walk = (value: unknown, path: readonly string[]): void => {
    if (path.length > deepest || found.size >= most) return;
    for (const item of list(value)) walk(item, [...path, '[]']);
    for (const [name, member] of entries(value)) {
      const inner = [...path, name];
      found.set(JSON.stringify(inner), inner);
      walk(member, inner);
    }
  };
  walk(sample, []);
  return [...found.values()];
}

/** Fields deeper than this are the same as those above them, nearly always. */
const deepest = 5;
const most = 400;
/** Schemas put together of schemas put together of schemas have more ways through them than anyone counts. */
const mostSteps = 4000;

export function fieldsOf(root: unknown, schema: unknown, pointer: string): readonly Field[] {
  const found: Field[] = [];
  let steps = 0;
  const seenPaths = new Set<string>();
  const walk = (
    value: unknown,
    at: string,
    path: readonly string[],
    above: readonly string[],
    inside: ReadonlySet<unknown>,
  ): void => {
    steps += 1;
    if (found.length >= most || steps > mostSteps) return;
    const place = follow(root, value, at);
    if (!place || !isObject(place.value) || inside.has(place.value)) return;
    const within = new Set([...inside, place.value]);
    const outer = [...above, at, place.pointer];
    for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
      list(get(place.value, keyword)).forEach((part, index) =>
        walk(part, join(place.pointer, keyword, index), path, outer, within),
      );
    }
    if (path.length >= deepest) return;
    const step = (member: unknown, name: string, memberAt: string): void => {
      const inner = [...path, name];
      const key = JSON.stringify(inner);
      if (!seenPaths.has(key) && !name.match(/^(?:\[\]|\{\})$/))
        found.push({ path: inner, pointer: memberAt, above: outer });
      seenPaths.add(key);
      walk(member, memberAt, inner, outer, within);
    };
    for (const [name, property] of entries(get(place.value, 'properties'))) {
      if (property !== false) step(property, name, join(place.pointer, 'properties', name));
    }
    if (isObject(get(place.value, 'items'))) step(get(place.value, 'items'), '[]', join(place.pointer, 'items'));
    const more = get(place.value, 'additionalProperties');
    if (isObject(more)) step(more, '{}', join(place.pointer, 'additionalProperties'));
  };
  walk(schema, pointer, [], [], new Set());
  return found;
}
