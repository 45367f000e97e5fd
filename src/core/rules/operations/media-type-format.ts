import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { definitionOf, isText, listOf, type Members } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { cutEnd } from '../words/cut-end.ts';
import { isMediaType } from '../words/media-types.ts';
import { quote } from '../words/sentences.ts';

/** Source: domain notes OP-21 (`MimeTypeNotValid`). */
export const mediaTypeFormat: Rule = {
  id: 'media-type-format',
  severity: 'error',
  why: 'What is sent and answered goes by names with a slash, such as "application/json"; others are refused.',
  source: 'Validation of the service',
  notes: ['OP-21'],
  serviceCodes: ['MimeTypeNotValid'],
  *check(document) {
    yield* wrongTypes(definitionOf(document) ?? {}, '/definition');
    yield* inOperations(document);
  },
};

function* wrongTypes(members: Members, pointer: JsonPointer): Generator<Finding> {
  for (const member of ['consumes', 'produces']) {
    const list = listOf(members[member]);
    const listed = new Set(list);
    for (const [index, value] of list.entries()) {
      if (!isText(value) || isMediaType(value)) continue;
      const at = child(pointer, member, index);
      const meant = meantBy(value);
      const isListed = listed.has(meant);
      listed.add(meant);
      yield {
        pointer: at,
        message: `${quote(value)} is no kind of content. Write ${meant === undefined ? 'one such as "application/json"' : `"${meant}"`}, or remove it.`,
        ...(meant !== undefined &&
          !isListed && {
            fix: { title: 'Correct the media type', edits: () => [{ kind: 'set', pointer: at, value: meant }] },
          }),
      };
    }
  }
}

const inOperations = inEachOperation(({ members }, pointer) => wrongTypes(members, pointer));

/** What people call them, and what they are. */
const names: ReadonlyMap<string, string> = new Map([
  ['json', 'application/json'],
  ['xml', 'application/xml'],
  ['text', 'text/plain'],
  ['html', 'text/html'],
  ['csv', 'text/csv'],
  ['pdf', 'application/pdf'],
  ['form', 'application/x-www-form-urlencoded'],
  ['form-data', 'multipart/form-data'],
]);

function meantBy(text: string): string | undefined {
  const bare = cutEnd(text.trim(), (character) => /[;,\s]/.test(character));
  return names.get(bare.toLowerCase()) ?? (isMediaType(bare) ? bare : undefined);
}
