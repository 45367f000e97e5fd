import { isRecord } from '../../definition/operations.ts';
import { parentOf, type JsonPointer } from '../../document/pointer.ts';
import type { Choices } from '../../ledger/choice.ts';
import { memberOf } from '../tolerant.ts';
import { inside, pointerOf, top } from './place.ts';
import type { Found, Source } from './source.ts';

const start = 'openapi3/write-only:';

/**
 * The shared schemas that need a second form for answers, because a field in them, or in what they refer to, shall be
 * in requests only. Source: domain notes O-88.
 *
 * @returns Pointers that references lead to.
 */
export function findSplits(source: Source, choices: Choices): ReadonlySet<JsonPointer> {
  const asked = [...choices].flatMap(([id, value]) =>
    id.startsWith(start) && value === 'split' ? [id.slice(start.length)] : [],
  );
  if (asked.length === 0) return new Set();
  const users = findUsers(source);
  const splits = new Set<JsonPointer>();
  const seen = new Set<JsonPointer>();
  const waiting = [...asked];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (let at = next; at !== ''; at = parentOf(at)) {
      const references = users.get(at);
      if (!references || splits.has(at)) continue;
      splits.add(at);
      for (const reference of references) {
        if (!seen.has(reference)) waiting.push(reference);
        seen.add(reference);
      }
    }
  }
  return splits;
}

/** By the place a reference leads to: the places that refer to it. */
function findUsers(source: Source): ReadonlyMap<JsonPointer, readonly JsonPointer[]> {
  const users = new Map<JsonPointer, JsonPointer[]>();
  const waiting: Found[] = [{ value: source.root, place: top }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, place } = next;
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => waiting.push({ value: item, place: inside(place, index) }));
    } else if (isRecord(value)) {
      const reference = memberOf(value, '$ref');
      const target = typeof reference === 'string' ? source.targetOf(reference) : undefined;
      if (target?.kind === 'inside') {
        const known = users.get(target.pointer) ?? [];
        known.push(pointerOf(place));
        users.set(target.pointer, known);
      }
      for (const [key, member] of Object.entries(value)) waiting.push({ value: member, place: inside(place, key) });
    }
  }
  return users;
}
