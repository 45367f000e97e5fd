import { statusWords } from '../../definition/status-words.ts';
import { child, lastSegmentOf } from '../../document/pointer.ts';
import { humanise } from '../../naming/index.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

export const responseDescription: Rule = {
  id: 'response-description',
  severity: 'error',
  why: 'OpenAPI 2.0 asks for a description of each response.',
  source: 'OpenAPI 2.0, Response Object, description',
  notes: ['RES-06'],
  serviceCodes: ['RequiredPropertyMissing'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.responses) {
      if (Object.hasOwn(site.value, 'description')) continue;
      const { pointer } = site;
      yield {
        pointer,
        message: 'This response has no description. Add one, such as "OK" or "Not found".',
        fix: {
          title: 'Describe it by its status',
          edits: () => [
            { kind: 'set', pointer: child(pointer, 'description'), value: describe(lastSegmentOf(pointer)) },
          ],
        },
      };
    }
  }),
};

/** @param key A status code, or the name of a shared response. */
const describe = (key: string): string =>
  key === 'default' ? 'Default response' : statusWords(Number(key)) || humanise(key, 'sentence') || 'Response';
