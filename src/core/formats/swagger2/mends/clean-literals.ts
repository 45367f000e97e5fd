import { child, type JsonPointer } from '../../../document/pointer.ts';
import { followReferences } from '../../../rules/walk/references.ts';
import { sitesIn } from '../../../rules/walk/pieces.ts';
import { isRecord } from '../../tolerant.ts';
import { memberPlace, itemPlace, type SpecPlace } from '../../reading/spec-places.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend } from './mend.ts';

/**
 * Takes out examples and extensions that refer to something which is not in the file, or to what they stand in: readers
 * that follow every reference, wherever it stands, refuse the whole file for one.
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
    if (isInside && typeof reference === 'string' && !isUsable(reference)) return true;
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

  /** Only definitions may hold what refers to them: readers leave other circles as they are, and miss what is in them. */
  function isUsable(reference: string): boolean {
    const target = followReferences(definition, { $ref: reference }, '');
    if (target.kind !== 'found') return false;
    return (
      target.pointer.startsWith('/definition/definitions/') ||
      !child('/definition', ...path).startsWith(`${target.pointer}/`)
    );
  }

  function step(name: string, value: unknown, place: SpecPlace, isInside: boolean): boolean {
    path.push(name);
    const isLost = walk(value, place, isInside);
    path.pop();
    return isLost;
  }

  function takeOut(pointer: JsonPointer): void {
    const what = 'This refers to something that is not in the file, or to what it stands in.';
    const about = { code: 'example-elsewhere', kind: 'left-out', label: 'Leave it out' } as const;
    if (settle({ ...about, pointer, what, done: 'It was left out; nothing in a connector reads it.' }))
      edits.push({ kind: 'remove', pointer });
  }

  walk(definition, 'object', false);
  draft.apply(edits);
};
