import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { sitesIn } from '../walk/pieces.ts';

/** A warning: ten published connectors have such a default. Source: domain notes PAR-11 (`DefaultValueMustMatchType`). */
export const defaultType: Rule = {
  id: 'default-type',
  severity: 'warning',
  why: 'A default of another type is sent as it is, and the server may not understand it.',
  source: 'Validation of the service',
  notes: ['PAR-11'],
  serviceCodes: ['DefaultValueMustMatchType'],
  *check(document) {
    const { schemas, parameters, headers, items } = sitesIn(document);
    for (const site of [schemas, parameters, headers, items].flat()) {
      const { type, default: preset } = site.value;
      if (typeof type !== 'string' || preset === undefined || preset === null || isOfType(preset, type)) continue;
      yield {
        pointer: child(site.pointer, 'default'),
        message: `The default must be ${wordsFor[type] ?? type}. ${remedyFor(preset, type)}`,
      };
    }
  },
};

const wordsFor: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
};

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'number':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && !Array.isArray(value);
    default:
      return true;
  }
}

function remedyFor(preset: unknown, type: string): string {
  if (type === 'string' && (typeof preset === 'number' || typeof preset === 'boolean')) {
    return `Write it in quotes: "${preset}".`;
  }
  const isMeant =
    typeof preset === 'string' &&
    (type === 'boolean'
      ? /^(true|false)$/.test(preset)
      : (type === 'integer' && /^-?\d+$/.test(preset)) || (type === 'number' && /^-?\d+(\.\d+)?$/.test(preset)));
  return isMeant ? `Write it without quotes: ${preset}.` : 'Write another value, or change the type.';
}
