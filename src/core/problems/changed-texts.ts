import type { Connector, JsonPart, TextPart } from '../document/connector.ts';
import type { Edit } from '../document/patch.ts';
import { diffSplice, type Splice } from '../text/splice.ts';
import { stretchesOf, type ChangedStretch } from './changed-stretches.ts';

/** What became of one text. */
export interface PartChanges {
  readonly part: TextPart;
  readonly stretches: readonly ChangedStretch[];
  /** From the end of the text to its start, so that each one's place still holds. */
  readonly edits: readonly Edit[];
}

/** What a patch did to the texts, told by what takes it back. */
export function changesOf(before: Connector, after: Connector, inverse: readonly Edit[]): readonly PartChanges[] {
  return [
    ...changesOfJson('definition', before, after, inverse),
    ...changesOfJson('properties', before, after, inverse),
    ...changesOfScript(before, after),
  ];
}

function changesOfJson(
  part: JsonPart,
  before: Connector,
  after: Connector,
  inverse: readonly Edit[],
): readonly PartChanges[] {
  const [text, newText] = [before[part], after[part]];
  const back = inverse.filter((edit): edit is Edit & Splice => edit.kind === 'splice' && edit.part === part);
  const stretches = stretchesOf(back).flatMap((one) => {
    // What takes it back leads from the text after to the one before.
    const turned = { start: one.newStart, end: one.newEnd, newStart: one.start, newEnd: one.end };
    return trim(turned, text, newText);
  });
  if (stretches.length === 0) return [];
  const edits = stretches.map(({ start, end, newStart, newEnd }): Edit => {
    return { kind: 'splice', part, start, end, text: newText.slice(newStart, newEnd) };
  });
  return [{ part, stretches, edits: edits.toReversed() }];
}

/** A script may come or go as a whole. */
function changesOfScript({ script: before }: Connector, { script: after }: Connector): readonly PartChanges[] {
  if (before === after) return [];
  const whole = { start: 0, end: before?.length ?? 0, newStart: 0, newEnd: after?.length ?? 0 };
  const edit: Edit =
    after === undefined ? { kind: 'remove', pointer: '/script' } : { kind: 'set', pointer: '/script', value: after };
  return [{ part: 'script', stretches: trim(whole, before ?? '', after ?? ''), edits: [edit] }];
}

/** Without what is the same at both ends; nothing when all of it is. */
function trim(
  { start, end, newStart, newEnd }: ChangedStretch,
  before: string,
  after: string,
): readonly ChangedStretch[] {
  const splice = diffSplice(before.slice(start, end), after.slice(newStart, newEnd));
  if (!splice) return [];
  return [
    {
      start: start + splice.start,
      end: start + splice.end,
      newStart: newStart + splice.start,
      newEnd: newStart + splice.start + splice.text.length,
    },
  ];
}
