import { child } from '../../../document/pointer.ts';
import { isRecord } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import { titleFrom } from './mend-missing.ts';
import type { Mend } from './mend.ts';

/**
 * Fills a title or version that is there and empty.
 *
 * Source: domain notes DOC-02 (`RequiredValueEmpty`).
 * Tells `title-filled`, `version-filled` (info).
 */
export const fillTitle: Mend = ({ draft, settle, fileName }) => {
  const { info } = draft.definition;
  if (!isRecord(info)) return;
  const edits: ValueEdit[] = [];
  for (const [name, value] of [
    ['title', titleFrom(draft, fileName)],
    ['version', '1.0'],
  ] as const) {
    const said = info[name];
    if (typeof said !== 'string' || said.trim() !== '') continue;
    const pointer = child('/info', name);
    const about = { code: `${name}-filled`, label: 'Fill it in' };
    if (settle({ ...about, pointer, what: `The ${name} of the API is empty.`, done: `"${value}" was taken.` }))
      edits.push({ kind: 'set', pointer, value });
  }
  draft.apply(edits);
};
