import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { membersOf } from '../walk/parts.ts';
import { inEachPiece } from '../walk/pieces.ts';

const values = ['important', 'advanced', 'internal'];

/** A hint, as the designers do not mind. Source: domain notes 2.1, `x-ms-visibility`. */
export const visibilityCase: Rule = {
  id: 'visibility-case',
  severity: 'info',
  why: 'The designers read it in any case, but other tools may not.',
  source: 'Connector documentation, x-ms-visibility',
  notes: ['2.1'],
  check: inEachPiece(function* (piece) {
    const sites =
      piece.kind === 'operation'
        ? [{ value: membersOf(piece.value), pointer: piece.pointer }, ...valuesWith(piece, 'x-ms-visibility')]
        : valuesWith(piece, 'x-ms-visibility');
    for (const site of sites) {
      const visibility = site.value['x-ms-visibility'];
      if (typeof visibility !== 'string') continue;
      const small = visibility.toLowerCase();
      if (small === visibility || !isVisibility(small)) continue;
      const pointer = child(site.pointer, 'x-ms-visibility');
      yield {
        pointer,
        message: `Write "${small}" in small letters.`,
        fix: { title: 'Write the visibility in small letters', edits: () => [{ kind: 'set', pointer, value: small }] },
      };
    }
  }),
};

const isVisibility = (word: string): boolean => values.includes(word);
