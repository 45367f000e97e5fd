import type { Rule } from '../rule.ts';
import { definitionOf, isText } from '../walk/parts.ts';
import { cutEnd } from '../words/cut-end.ts';

/** Source: domain notes DOC-06. An info: 156 of 1,015 real files have it. */
export const basePathEnd: Rule = {
  id: 'base-path-end',
  severity: 'info',
  why: 'Each path starts with a slash, so an address would have two of them in a row.',
  source: 'OpenAPI 2.0, Swagger Object, basePath',
  notes: ['DOC-06'],
  *check(document) {
    const basePath = definitionOf(document)?.['basePath'];
    if (!isText(basePath) || !basePath.startsWith('/') || !basePath.endsWith('/')) return;
    const value = cutEnd(basePath, (character) => character === '/');
    if (value === '') return;
    const pointer = '/definition/basePath';
    yield {
      pointer,
      message: `The base URL "${basePath}" ends with "/". Write "${value}".`,
      fix: { title: 'Take off the “/” at the end', edits: () => [{ kind: 'set', pointer, value }] },
    };
  },
};
