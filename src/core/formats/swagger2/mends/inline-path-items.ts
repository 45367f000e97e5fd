import { child, type JsonPointer } from '../../../document/pointer.ts';
import { isMethod } from '../../../definition/operations.ts';
import { followReferences } from '../../../rules/walk/references.ts';
import { isRecord, memberOf } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend } from './mend.ts';

/** What may be written for references in all, in characters: thousands of paths can point at one large item. */
const mostInlined = 4_000_000;

/**
 * Writes out what a path refers to. What the path says itself counts; a reference that leads nowhere goes.
 *
 * Source: domain notes 7.2 (path item `$ref`: not supported), O-07.
 * Tells `path-reference` (info), `path-reference-lost` (warning).
 */
export const inlinePathItems: Mend = ({ draft, settle }) => {
  const { definition } = draft;
  const paths = definition['paths'];
  if (!isRecord(paths)) return;
  const edits: ValueEdit[] = [];
  const lengths = new Map<unknown, number>();
  let left = mostInlined;
  for (const [path, item] of Object.entries(paths)) {
    const reference = memberOf(item, '$ref');
    if (reference === undefined || !isRecord(item) || path.startsWith('x-')) continue;
    const shown = typeof reference === 'string' ? reference.slice(0, 200) : 'nowhere';
    const place = child('/paths', path);
    const pointer = child(place, '$ref');
    const target = followReferences(definition, { $ref: reference }, '');
    const length = target.kind === 'found' ? lengthOf(target.value, lengths) : 0;
    if (target.kind === 'found' && isRecord(target.value) && length <= left) {
      const what = `The path ${path} stands elsewhere in the file ("${shown}").`;
      const done = 'Its operations were written here: connectors do not follow references from a path.';
      if (!settle({ code: 'path-reference', pointer, what, done, label: 'Write its operations here', result: place }))
        continue;
      left -= length;
      const from: JsonPointer = target.pointer.slice('/definition'.length);
      for (const name of Object.keys(target.value)) {
        if (!Object.hasOwn(item, name))
          edits.push({ kind: 'copy', pointer: child(from, name), to: child(place, name) });
      }
      edits.push({ kind: 'remove', pointer });
      continue;
    }
    const what = `The path ${path} stands at "${shown}", which is not in this file.`;
    const done = 'It was left out. Import the file that has it, or copy it here.';
    const isEmpty = !Object.keys(item).some(isMethod);
    if (
      settle({
        code: 'path-reference-lost',
        pointer,
        what,
        done,
        label: 'Leave it out',
        kind: 'left-out',
        severity: 'warning',
      })
    )
      edits.push({ kind: 'remove', pointer: isEmpty ? place : pointer });
  }
  draft.apply(edits);
};

function lengthOf(value: unknown, known: Map<unknown, number>): number {
  const length = known.get(value) ?? JSON.stringify(value).length;
  known.set(value, length);
  return length;
}
