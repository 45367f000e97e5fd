import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

const refused: Readonly<Record<string, string>> = {
  ssv: 'spaces',
  tsv: 'tabs',
  pipes: '"|"',
};

/** `multi` where OpenAPI has none is a fault of shape. Source: domain notes 7.2, `collectionFormat`. */
export const collectionFormat: Rule = {
  id: 'collection-format',
  severity: 'error',
  why: 'The service sends a list as one text with commas, and in no other way.',
  source: 'Validation of the service',
  notes: ['7.2'],
  serviceCodes: ['CollectionFormatValueNotSupported'],
  check: inEachPiece(function* ({ sites }) {
    for (const list of [sites.parameters, sites.items]) {
      for (const site of list) {
        const { collectionFormat: format, in: place } = site.value;
        if (typeof format !== 'string' || format === 'csv') continue;
        const isRepeated = format === 'multi' && (place === 'query' || place === 'formData');
        if (!isRepeated && !Object.hasOwn(refused, format)) continue;
        const pointer = child(site.pointer, 'collectionFormat');
        const how = isRepeated ? 'by repeating the parameter' : `with ${refused[format]} between its values`;
        yield {
          pointer,
          message: `The service cannot send a list ${how}. Use "csv" if the API takes commas; otherwise make it a text that the maker writes out.`,
          fix: {
            title: 'Use "csv"',
            caution: 'Calls send other values than before: right only if the API takes a list with commas.',
            edits: () => [{ kind: 'set', pointer, value: 'csv' }],
          },
        };
      }
    }
  }),
};
