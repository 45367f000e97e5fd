import { child, type JsonPointer } from '../../../document/pointer.ts';
import { followReferences } from '../../../rules/walk/references.ts';
import { sitesIn } from '../../../rules/walk/sites.ts';
import { isRecord } from '../../tolerant.ts';
import { memberPlace, itemPlace, type SpecPlace } from '../../reading/spec-places.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend } from './mend.ts';

/**
 * Takes out examples and extensions that refer to something which is not in the file: readers that follow every
 * reference, wherever it stands, refuse the whole file for one.
 *
 * Source: domain notes 7.2 (external `$ref`); Azure's descriptions keep their examples beside the file.
 * Tells `example-elsewhere` (info).
 */
export const cleanLiterals: Mend = ({ draft, settle, references }) => {
  const { definition } = draft;
  // Without more references than stand in their places there is none elsewhere, and nothing to walk for.
  if (references <= sitesIn(draft.document).references.length) return;
  const edits: ValueEdit[] = [];
  const path: string[] = [];

  /** @param isInside True within an example or extension. @returns True when that is to go. */
  function walk(value: unknown, place: SpecPlace, isInside: boolean): boolean {
    if (Array.isArray(value)) return value.some((item, index) => step(String(index), item, itemPlace(place), isInside));
    if (!isRecord(value)) return false;
    const reference = value['$ref'];
    if (
      isInside &&
      typeof reference === 'string' &&
      followReferences(definition, { $ref: reference }, '').kind !== 'found'
    )
      return true;
    return Object.entries(value).some(([name, member]) => {
      if (typeof member !== 'object' || member === null) return false;
      const inner = memberPlace(place, name);
      const isLiteral = inner === 'literal' || inner === 'typed' || name.startsWith('x-');
      const isLost = step(name, member, inner, isInside || isLiteral);
      if (isInside || !isLiteral) return isLost;
      if (isLost) takeOut(child('', ...path, name));
      return false;
    });
  }

  function step(name: string, value: unknown, place: SpecPlace, isInside: boolean): boolean {
    path.push(name);
    const isLost = walk(value, place, isInside);
    path.pop();
    return isLost;
  }

  function takeOut(pointer: JsonPointer): void {
    const what = 'This refers to something that is not in the file.';
    const about = { code: 'example-elsewhere', kind: 'left-out', label: 'Leave it out' } as const;
    if (settle({ ...about, pointer, what, done: 'It was left out; nothing in a connector reads it.' }))
      edits.push({ kind: 'remove', pointer });
  }

  walk(definition, 'object', false);
  draft.apply(edits);
};
