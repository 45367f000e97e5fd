import type { Rule } from '../rule.ts';
import { definitionOf, isText } from '../walk/parts.ts';

/**
 * An environment variable may stand in its place; what is no text is a fault of shape.
 *
 * Source: OpenAPI 2.0, Swagger Object, `basePath`; domain notes DOC-06 (`BasePathNotValid`), 3.6.
 */
export const basePathStart: Rule = {
  id: 'base-path-start',
  severity: 'error',
  why: 'The base URL is put behind the host as it is, so it has to start with a slash.',
  source: 'OpenAPI 2.0, Swagger Object, basePath',
  notes: ['DOC-06'],
  serviceCodes: ['BasePathNotValid'],
  *check(document) {
    const basePath = definitionOf(document)?.['basePath'];
    if (!isText(basePath) || basePath.startsWith('/') || basePath.startsWith('@environmentVariables(')) return;
    const pointer = '/definition/basePath';
    const path = basePath.trim();
    const isAddress = path.includes('://');
    const value = path.startsWith('/') ? path : `/${path}`;
    yield {
      pointer,
      message: isAddress
        ? `The base URL is only what stands behind the host, such as "/v1". Write it without "${path.slice(0, path.indexOf('://') + 3)}" and the host.`
        : `The base URL ${basePath === '' ? 'is empty' : `"${basePath}" does not start with "/"`}. Write "${value}".`,
      ...(!isAddress && {
        fix: { title: 'Start it with “/”', edits: () => [{ kind: 'set', pointer, value }] },
      }),
    };
  },
};
