import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

const values: readonly unknown[] = ['single', 'double'];

export const urlEncodingValue: Rule = {
  id: 'url-encoding-value',
  severity: 'warning',
  why: 'A way of encoding that is not known is not followed.',
  source: 'Connector documentation, x-ms-url-encoding',
  notes: ['PAR-03'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      const { value } = site;
      if (value['in'] !== 'path' || !Object.hasOwn(value, 'x-ms-url-encoding')) continue;
      const written = value['x-ms-url-encoding'];
      if (values.includes(written)) continue;
      const pointer = child(site.pointer, 'x-ms-url-encoding');
      const meant = typeof written === 'string' ? written.trim().toLowerCase() : undefined;
      yield {
        pointer,
        message: `The URL encoding of "${String(value['name'])}" must be "single" or "double". Use "single" unless the API decodes its addresses twice.`,
        ...(values.includes(meant) && {
          fix: { title: `Write "${meant}"`, edits: () => [{ kind: 'set', pointer, value: meant }] },
        }),
      };
    }
  }),
};
