import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes 7.2, `format`. */
const known = new Set([
  'int32', 'int64', 'float', 'double', 'byte', 'binary', 'date', 'date-time', 'password', 'date-no-tz', 'email', 'html', 'uri', 'uuid',
]); // prettier-ignore

/** Other words for the same, in small letters. Source: domain notes O-87. */
const alike: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  string: {
    datetime: 'date-time', date_time: 'date-time', 'date time': 'date-time', 'datetime-iso8601': 'date-time', url: 'uri', guid: 'uuid',
    base64: 'byte',
  }, // prettier-ignore
  integer: {
    int: 'int32', integer: 'int32', 'int-32': 'int32', int8: 'int32', int16: 'int32', uint8: 'int32', uint16: 'int32', long: 'int64',
    'int-64': 'int64', uint32: 'int64', uint64: 'int64', bigint: 'int64',
  }, // prettier-ignore
  number: { decimal: 'double', number: 'double', currency: 'double', single: 'float' },
};

/** Formats that say what the type says already. */
const idle = new Set(['', 'string', 'text', 'boolean', 'bool', 'array', 'object']);

/** A warning: twenty-five published connectors have others. Source: domain notes SCH-05 and 11.2. */
export const formatKnown: Rule = {
  id: 'format-known',
  severity: 'warning',
  why: 'A format that is not known is passed over by the designers, and Power Apps refuses numbers that have one.',
  source: 'Validation of the service',
  notes: ['SCH-05'],
  serviceCodes: ['UnrecognizedTypeFormat'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'format')) {
      const { format, type } = site.value;
      if (typeof format !== 'string' || known.has(format)) continue;
      const pointer = child(site.pointer, 'format');
      const word = format.trim().toLowerCase();
      const words = typeof type === 'string' && Object.hasOwn(alike, type) ? alike[type] : undefined;
      const meant = known.has(word) ? word : words && Object.hasOwn(words, word) ? words[word] : undefined;
      if (meant !== undefined) {
        const message = `The format ${quote(format)} is not known. The service calls it "${meant}".`;
        const title = `Write the format as "${meant}"`;
        yield { pointer, message, fix: { title, edits: () => [{ kind: 'set', pointer, value: meant }] } };
      } else if (idle.has(word) && word !== 'object' && word !== 'array') {
        const message = `The format ${quote(format)} is not known, and says no more than the type. Remove it.`;
        yield { pointer, message, fix: { title: 'Remove the format', edits: () => [{ kind: 'remove', pointer }] } };
      } else {
        const refusal =
          type === 'integer' || type === 'number' ? ' Power Apps cannot open a connector that has it.' : '';
        const message = `The format ${quote(format)} is not known.${refusal} Remove it, and say in the description how to write the value.`;
        yield { pointer, message };
      }
    }
  }),
};

const quote = (format: string): string => `"${format.slice(0, 40)}"`;
