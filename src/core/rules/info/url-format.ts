import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { definitionOf, isFilled, listOf, membersOf } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { completedUrl, isUrl } from '../words/urls.ts';

/**
 * Addresses of the contact, the licence and links to documentation. The terms of service may be a text.
 *
 * Source: OpenAPI 2.0, "MUST be in the format of a URL"; domain notes DOC-08 (`UrlNotValid`).
 */
export const urlFormat: Rule = {
  id: 'url-format',
  severity: 'error',
  why: 'Links only work as whole addresses.',
  source: 'OpenAPI 2.0, Contact, License and External Documentation Object, url',
  notes: ['DOC-08'],
  serviceCodes: ['UrlNotValid'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition) return;
    const { contact, license } = membersOf(definition['info']);
    yield* wrongUrl(contact, '/definition/info/contact');
    yield* wrongUrl(license, '/definition/info/license');
    yield* wrongUrl(definition['externalDocs'], '/definition/externalDocs');
    for (const [index, tag] of listOf(definition['tags']).entries())
      yield* wrongUrl(membersOf(tag)['externalDocs'], child('/definition/tags', index, 'externalDocs'));
    yield* inOperations(document);
  },
};

const inOperations = inEachOperation(({ members }, pointer) =>
  wrongUrl(members['externalDocs'], child(pointer, 'externalDocs')),
);

function* wrongUrl(holder: unknown, pointer: JsonPointer): Generator<Finding> {
  const { url } = membersOf(holder);
  if (!isFilled(url) || isUrl(url)) return;
  const at = child(pointer, 'url');
  const value = completedUrl(url);
  yield {
    pointer: at,
    message: `"${url.slice(0, 80)}" is no address of a page. Write ${value === undefined ? 'one that starts with "https://"' : `"${value}"`}.`,
    ...(value !== undefined && {
      fix: { title: 'Start it with “https://”', edits: () => [{ kind: 'set', pointer: at, value }] },
    }),
  };
}
