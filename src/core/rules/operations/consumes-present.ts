import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { contentIn, type ContentSite } from '../walk/content.ts';
import { definitionOf } from '../walk/parts.ts';

/** A form with a file: file-consumes. Source: domain notes OP-20 (`ConsumesMissing`). */
export const consumesPresent: Rule = {
  id: 'consumes-present',
  severity: 'warning',
  why: 'The server has to be told how the body is written; without it the call may be refused.',
  source: 'Validation of the service',
  notes: ['OP-20'],
  serviceCodes: ['ConsumesMissing'],
  *check(document) {
    const shared = definitionOf(document)?.['consumes'];
    for (const { site, sends, consumes } of contentIn(document)) {
      const given = site.operation['consumes'] ?? shared;
      // What is no list is a fault of shape.
      if (sends === 'form with file' || (given !== undefined && consumes?.length !== 0)) continue;
      const value = mediaTypeFor[sends];
      const message = `${site.label} sends ${sends === 'form' ? 'a form' : 'a body'}, but nothing says how it is written.`;
      const at = child(site.pointer, 'consumes');
      const pointer = site.operation['consumes'] === undefined ? site.pointer : at;
      if (value === undefined) {
        yield {
          pointer,
          message: `${message} Set its "consumes" to ["text/plain"] or, for a text in quotes, ["application/json"].`,
        };
        continue;
      }
      yield {
        pointer,
        message: `${message} Set its "consumes" to ["${value}"].`,
        fix: { title: 'Say how the body is written', edits: () => [{ kind: 'set', pointer: at, value: [value] }] },
      };
    }
  },
};

/** A text may be sent as it is or in quotes: only the maker knows. */
const mediaTypeFor: Readonly<Record<ContentSite['sends'], string | undefined>> = {
  object: 'application/json',
  list: 'application/json',
  text: undefined,
  unknown: 'application/json',
  file: 'application/octet-stream',
  form: 'application/x-www-form-urlencoded',
  'form with file': 'multipart/form-data',
};
