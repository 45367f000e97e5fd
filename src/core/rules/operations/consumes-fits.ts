import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { contentIn, type ContentSite } from '../walk/content.ts';
import { contentKindOf, type ContentKind } from '../words/media-types.ts';

/**
 * A file that is not sent as a form is an error: file-consumes. XML is passed over, as published connectors send it.
 *
 * Source: domain notes OP-21 (`MimeTypeNotCompatibleWithRequestContentSchemaType`).
 */
export const consumesFits: Rule = {
  id: 'consumes-fits',
  severity: 'warning',
  why: 'The body is written in the way that "consumes" says, and not everything can be written in every way.',
  source: 'Validation of the service',
  notes: ['OP-21'],
  serviceCodes: ['MimeTypeNotCompatibleWithRequestContentSchemaType'],
  *check(document) {
    for (const { site, sends, consumes = [], isOwn } of contentIn(document)) {
      const possible = fitting[sends];
      if (!possible || consumes.length === 0) continue;
      if (consumes.some((mediaType) => possible.kinds.includes(contentKindOf(mediaType)))) continue;
      const at = child(site.pointer, 'consumes');
      yield {
        pointer: isOwn ? at : site.pointer,
        message: `${site.label} sends ${possible.what}, which cannot be written as "${consumes[0]}". Set its "consumes" to ["${possible.instead}"].`,
        fix: {
          title: 'Say how the body is written',
          edits: () => [{ kind: 'set', pointer: at, value: [possible.instead] }],
        },
      };
    }
  },
};

interface Fitting {
  readonly what: string;
  readonly kinds: readonly ContentKind[];
  readonly instead: string;
}

const structured: readonly ContentKind[] = ['json', 'xml', 'any'];

const fitting: Readonly<Partial<Record<ContentSite['sends'], Fitting>>> = {
  object: { what: 'an object with members', kinds: [...structured, 'form', 'multipart'], instead: 'application/json' },
  list: { what: 'a list', kinds: structured, instead: 'application/json' },
  form: { what: 'form fields', kinds: ['form', 'multipart'], instead: 'application/x-www-form-urlencoded' },
};
