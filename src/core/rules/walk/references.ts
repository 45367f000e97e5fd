import type { JsonPointer } from '../../document/pointer.ts';
import { valueAt } from '../../document/pointer.ts';
import { isRecord } from '../../definition/operations.ts';
import type { Members } from './parts.ts';

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

/** A `$ref` is a URI fragment, so `{` may stand there as `%7B`; one that decodes to nothing is taken as it is written. */
function decodeFragment(fragment: string): JsonPointer {
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
