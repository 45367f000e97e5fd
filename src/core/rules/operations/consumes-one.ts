import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { contentIn, usedMediaType } from '../walk/content.ts';
import { contentKindOf } from '../words/media-types.ts';

/** Different spellings of one kind (`text/json` beside `application/json`) are passed over. Source: domain notes 7.2. */
export const consumesOne: Rule = {
  id: 'consumes-one',
  severity: 'info',
  why: 'Makers cannot choose how the body is written: one kind of content is used, always the same.',
  source: 'Connector documentation',
  notes: ['OP-21'],
  *check(document) {
    for (const { site, consumes = [], isOwn } of contentIn(document)) {
      // Those of the whole definition are for different operations.
      if (!isOwn || new Set(consumes.map(contentKindOf)).size < 2) continue;
      const used = usedMediaType(consumes);
      if (used === undefined) continue;
      const at = child(site.pointer, 'consumes');
      yield {
        pointer: at,
        message: `${site.label} can be sent in several ways, but only "${used}" is used. Leave the others out.`,
        fix: { title: 'Keep the one that is used', edits: () => [{ kind: 'set', pointer: at, value: [used] }] },
      };
    }
  },
};
