import type { Definition } from '../definition/openapi2.ts';
import { decodeFragment, isRecord } from '../definition/operations.ts';
import { sharedSections } from '../definition/part-at.ts';
import { child, segmentsOf, type JsonPointer } from '../document/pointer.ts';
import { isEqual } from './is-equal.ts';

/** Tells of references whether anything that they lead to is other than it was. */
export interface ChangedParts {
  /** True for a value with a reference to something that changed, however far away. */
  readonly reaches: (value: unknown) => boolean;
}

/**
 * Which shared parts of two definitions differ, in themselves or in what they refer to. Anything else in the file that is
 * referred to counts as changed: it is looked into then.
 *
 * @returns The answer is the same for either definition: a part that is only in one has changed.
 */
export function changedParts(before: Definition, after: Definition): ChangedParts {
  const changed = new Set<JsonPointer>();
  /** By part: those that refer to it. */
  const usedBy = new Map<JsonPointer, JsonPointer[]>();
  for (const section of sharedSections) {
    const [was, is] = [membersOf(before, section), membersOf(after, section)];
    for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const part = child('', section, name);
      const isSame = Object.hasOwn(was, name) && Object.hasOwn(is, name) && isEqual(was[name], is[name]);
      if (!isSame) changed.add(part);
      // One that has changed is a beginning already; one that has not refers to the same on both sides.
      else
        for (const to of partsReferredTo(is[name])) {
          const users = usedBy.get(to);
          if (users) users.push(part);
          else usedBy.set(to, [part]);
        }
    }
  }
  for (const part of changed) for (const user of usedBy.get(part) ?? []) changed.add(user);
  return {
    reaches(value) {
      for (const part of partsReferredTo(value)) if (changed.has(part) || !isShared(part)) return true;
      return false;
    },
  };
}

const isShared = (part: JsonPointer): boolean =>
  (sharedSections as readonly string[]).includes(segmentsOf(part)[0] ?? '');

const membersOf = (
  definition: Definition,
  section: (typeof sharedSections)[number],
): Readonly<Record<string, unknown>> => {
  const members: unknown = definition[section];
  return isRecord(members) ? members : {};
};

/** `/definitions/Pet` for each reference to it or into it. */
export function partsReferredTo(value: unknown): ReadonlySet<JsonPointer> {
  const parts = new Set<JsonPointer>();
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (Array.isArray(next)) {
      for (const item of next) if (isHolder(item)) open.push(item);
    } else if (isRecord(next)) {
      for (const key in next) {
        const member = next[key];
        if (isHolder(member)) open.push(member);
        else if (key === '$ref' && typeof member === 'string' && member.startsWith('#'))
          parts.add(child('', ...segmentsOf(decodeFragment(member.slice(1))).slice(0, 2)));
      }
    }
  }
  return parts;
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;
