import type { Rule } from '../rule.ts';
import { definitionOf } from '../walk/parts.ts';

const pointer = '/definition/schemes';

/** Empty lists and other schemes: schemes-usable. Source: domain notes DOC-07. */
export const schemesHttps: Rule = {
  id: 'schemes-https',
  severity: 'warning',
  why: 'Keys and data travel with each call, and only https keeps others from reading them.',
  source: 'Connector documentation',
  notes: ['DOC-07'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition) return;
    const { schemes } = definition;
    const fix = {
      title: 'Call by https',
      caution: 'Calls fail if the API does not answer by https.',
      edits: () => [{ kind: 'set', pointer, value: ['https'] } as const],
    };
    if (schemes === undefined) {
      yield {
        pointer,
        message: 'The definition does not say how the server is called. Write "schemes": ["https"].',
        fix,
      };
      return;
    }
    if (!Array.isArray(schemes) || !schemes.includes('http')) return;
    if (schemes.includes('https'))
      yield {
        pointer,
        message: 'The server may be called by http as well, which others can read. Keep only "https".',
        fix,
      };
    else
      yield {
        pointer,
        message: 'The server is called by http, which others can read. If it answers by https, write ["https"].',
      };
  },
};
