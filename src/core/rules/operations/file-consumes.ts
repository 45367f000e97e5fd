import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { parametersOf } from '../walk/parameters.ts';
import { definitionOf, isText, listOf } from '../walk/parts.ts';

/**
 * Source: OpenAPI 2.0, Parameter Object, `type`: for a file "consumes MUST be either multipart/form-data,
 * application/x-www-form-urlencoded or both"; domain notes OP-20, OP-21 (`MimeTypeNotCompatibleWithRequestContentSchemaType`).
 */
export const fileConsumes: Rule = {
  id: 'file-consumes',
  severity: 'error',
  why: 'A file travels as a form field, and the server must be told so.',
  source: 'OpenAPI 2.0, Parameter Object, type: file',
  notes: ['OP-20', 'OP-21'],
  serviceCodes: ['MimeTypeNotCompatibleWithRequestContentSchemaType'],
  *check(document) {
    const shared = definitionOf(document)?.['consumes'];
    for (const site of operationsIn(document)) {
      const file = parametersOf(document, site).parameters.find(
        ({ parameter }) => parameter['type'] === 'file' && parameter['in'] === 'formData',
      );
      const consumes = listOf(site.operation['consumes'] ?? shared);
      if (!file || consumes.some((type) => isText(type) && isForm(type))) continue;
      yield {
        pointer: file.pointer,
        message: `${site.label} sends a file, but not as a form. Set its "consumes" to ["multipart/form-data"].`,
        fix: {
          title: 'Send it as a form',
          edits: () => [{ kind: 'set', pointer: child(site.pointer, 'consumes'), value: ['multipart/form-data'] }],
        },
      };
    }
  },
};

const isForm = (mediaType: string): boolean =>
  /multipart\/(.*\+)?form-data|application\/(.*\+)?x-www-form-urlencoded/i.test(mediaType);
