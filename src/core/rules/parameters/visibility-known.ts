import { child } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { nearestName } from '../shapes/nearest-name.ts';
import { inEachPiece, type Piece } from '../walk/pieces.ts';
import { valuesWith } from '../walk/described-values.ts';
import type { Site } from '../walk/sites.ts';
import { membersOf } from '../walk/parts.ts';

const values = ['important', 'advanced', 'internal'];

/** An empty text is as none; capitals: visibility-case. Source: domain notes 2.1, `x-ms-visibility`. */
export const visibilityKnown: Rule = {
  id: 'visibility-known',
  severity: 'warning',
  why: 'A visibility that is not known is as none: what was to be hidden is shown.',
  source: 'Connector documentation, x-ms-visibility',
  notes: ['2.1'],
  check: inEachPiece(function* (piece) {
    for (const site of sitesWithVisibility(piece)) {
      const visibility = site.value['x-ms-visibility'];
      if (visibility === undefined || visibility === '') continue;
      if (typeof visibility === 'string' && values.includes(visibility.toLowerCase())) continue;
      const pointer = child(site.pointer, 'x-ms-visibility');
      yield { pointer, ...judge(visibility, pointer) };
    }
  }),
};

/** Everything that has a visibility: operations, and whatever describes a value. */
function* sitesWithVisibility(piece: Piece): Generator<Site> {
  if (piece.kind === 'operation') yield { value: membersOf(piece.value), pointer: piece.pointer };
  yield* valuesWith(piece, 'x-ms-visibility');
}

function judge(visibility: unknown, pointer: string): Omit<Finding, 'pointer'> {
  if (typeof visibility !== 'string' || /^\s*(none|normal|default)?\s*$/i.test(visibility))
    return {
      message: `This visibility is not known. Leave "x-ms-visibility" out for what is shown as usual.`,
      fix: { title: 'Remove the visibility', edits: () => [{ kind: 'remove', pointer }] },
    };
  const meant = nearestName(visibility.trim(), values);
  const message = `The visibility "${visibility.slice(0, 40)}" is not known.`;
  if (meant === undefined) return { message: `${message} Use "important", "advanced" or "internal", or leave it out.` };
  return {
    message: `${message} Did you mean "${meant}"?`,
    fix: { title: `Write "${meant}"`, edits: () => [{ kind: 'set', pointer, value: meant }] },
  };
}
