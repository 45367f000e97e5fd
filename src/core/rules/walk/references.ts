import type { JsonPointer } from '../../document/pointer.ts';
import { valueAt } from '../../document/pointer.ts';
import { isRecord } from '../../definition/operations.ts';
import { definitionOf, perDocument, type Members } from './parts.ts';

/** Where a chain of `$ref` ends. `ref` is the link that it breaks at. */
export type Target =
  | { readonly kind: 'found'; readonly value: unknown; readonly pointer: JsonPointer }
  | { readonly kind: 'not-text'; readonly ref: unknown }
  | { readonly kind: 'elsewhere'; readonly ref: string }
  | { readonly kind: 'missing'; readonly ref: string }
  | { readonly kind: 'circle'; readonly ref: string };

/** True if the object points at another by `$ref`, well or badly. */
export const hasReference = (value: unknown): value is Members => isRecord(value) && Object.hasOwn(value, '$ref');

/**
 * Follows `$ref` from a value to the first thing that is not a reference: itself when it is none.
 *
 * @param pointer Of the value, from the connector's root.
 */
export function followReferences(definition: Members, value: unknown, pointer: JsonPointer): Target {
  if (!hasReference(value)) return { kind: 'found', value, pointer };
  const seen = new Set<string>();
  while (hasReference(value)) {
    const ref = value['$ref'];
    if (typeof ref !== 'string') return { kind: 'not-text', ref };
    if (!ref.startsWith('#')) return { kind: 'elsewhere', ref };
    if (seen.has(ref)) return { kind: 'circle', ref };
    seen.add(ref);
    const inside = decodeFragment(ref.slice(1));
    value = inside === '' || inside.startsWith('/') ? valueAt(definition, inside) : undefined;
    if (value === undefined) return { kind: 'missing', ref };
    pointer = `/definition${inside}`;
  }
  return { kind: 'found', value, pointer };
}

/**
 * As `followReferences`, for the sites of one document: what a reference leads to is found once, so that chains of
 * references to references take no longer than others.
 */
export const targetsIn = perDocument<(value: unknown, pointer: JsonPointer) => Target>((document) => {
  const definition = definitionOf(document) ?? {};
  const known = new Map<string, Target>();
  return (value, pointer) => {
    // Links whose end is not known yet, in the order of the chain.
    const open: string[] = [];
    const places = new Map<string, number>();
    let end: Target | undefined;
    let current = value;
    let at = pointer;
    while (!end) {
      const ref = hasReference(current) ? current['$ref'] : undefined;
      const isLocal = typeof ref === 'string' && ref.startsWith('#');
      const circleAt = isLocal ? places.get(ref) : undefined;
      if (!isLocal) end = followReferences(definition, current, at);
      else if (circleAt !== undefined) {
        // Each link of the circle is where it is broken when one begins there.
        for (const link of open.slice(circleAt)) known.set(link, { kind: 'circle', ref: link });
        open.length = circleAt;
        end = { kind: 'circle', ref };
      } else {
        end = known.get(ref);
        if (end) break;
        places.set(ref, open.length);
        open.push(ref);
        const inside = decodeFragment(ref.slice(1));
        current = inside === '' || inside.startsWith('/') ? valueAt(definition, inside) : undefined;
        at = `/definition${inside}`;
        if (current === undefined) end = { kind: 'missing', ref };
      }
    }
    for (const link of open) known.set(link, end);
    return end;
  };
});

/** True for a `$ref` with a percent sign that stands for nothing (`#/definitions/100%`); it is followed as it is written. */
export function hasBrokenEscape(ref: string): boolean {
  if (!ref.includes('%')) return false;
  try {
    decodeURIComponent(ref);
    return false;
  } catch {
    return true;
  }
}

/** A `$ref` is a URI fragment, so `{` may stand there as `%7B`; one that decodes to nothing is taken as it is written. */
function decodeFragment(fragment: string): JsonPointer {
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
