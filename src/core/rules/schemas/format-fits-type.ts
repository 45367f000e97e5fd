import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

const whole = ['int32', 'int64'];
const decimal = ['float', 'double'];
const text = ['byte', 'binary', 'date', 'date-time', 'password', 'date-no-tz', 'email', 'html', 'uri', 'uuid'];

/** What may stand on each type: Power Apps reads a number of format int32. Source: domain notes SCH-05, 7.2 and 11.2. */
const fitting: Readonly<Record<string, ReadonlySet<string>>> = {
  string: new Set(text),
  integer: new Set([...whole, 'byte']),
  number: new Set([...decimal, 'int32', 'byte']),
  boolean: new Set(),
  array: new Set(),
  object: new Set(),
};
const known = new Set([...whole, ...decimal, ...text]);

/** A format that is not known at all: format-known. */
export const formatFitsType: Rule = {
  id: 'format-fits-type',
  severity: 'warning',
  why: 'A format says how to write a value of one type, and means nothing on another.',
  source: 'Validation of the service',
  notes: ['SCH-05'],
  serviceCodes: ['UnrecognizedTypeFormat'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'format')) {
      const { format, type } = site.value;
      if (typeof format !== 'string' || typeof type !== 'string' || !known.has(format)) continue;
      const fits = Object.hasOwn(fitting, type) ? fitting[type] : undefined;
      if (!fits || fits.has(format)) continue;
      const message = `The format "${format}" does not go with the type "${type}". ${remedyFor(format, type)}`;
      yield { pointer: child(site.pointer, 'format'), message };
    }
  }),
};

function remedyFor(format: string, type: string): string {
  if (type === 'array') return 'Move it into "items", or remove it.';
  if (type === 'object' || type === 'boolean') return 'Remove it.';
  const fit = whole.includes(format) ? 'integer' : decimal.includes(format) ? 'number' : 'string';
  return `Set the type to "${fit}", or remove the format.`;
}
