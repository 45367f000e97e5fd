import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { contentIn } from '../walk/content.ts';
import { contentKindOf } from '../words/media-types.ts';

/**
 * An info: published connectors send XML and files of all kinds as text or bytes. The validator's list is
 * application/json, text/plain, multipart/form-data, application/x-www-form-urlencoded.
 *
 * Source: domain notes OP-21, 7.2 (`MimeTypeNotSupported`).
 */
export const consumesSupported: Rule = {
  id: 'consumes-supported',
  severity: 'info',
  why: 'The platform writes JSON, forms, text and bytes by itself; in any other format makers have to write the body.',
  source: 'Validation of the service',
  notes: ['OP-21'],
  serviceCodes: ['MimeTypeNotSupported'],
  *check(document) {
    for (const { site, sends, consumes = [], isOwn } of contentIn(document)) {
      if ((sends !== 'object' && sends !== 'list') || consumes.length === 0) continue;
      if (consumes.some((mediaType) => contentKindOf(mediaType) !== 'xml')) continue;
      yield {
        pointer: isOwn ? child(site.pointer, 'consumes') : site.pointer,
        message: `${site.label} sends XML, which the platform does not write by itself. If the server takes JSON as well, set "consumes" to ["application/json"]; otherwise make the body one text.`,
      };
    }
  },
};
