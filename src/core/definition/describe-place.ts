import { isWithin, segmentsOf, valueAt, type JsonPointer } from '../document/pointer.ts';
import type { Definition } from './openapi2.ts';
import { labelOf, textOf } from './operation-place.ts';
import { isMethod, isRecord, isReference, operationsOf, resolve } from './operations.ts';
import { sharedSections } from './part-at.ts';

/** A place of the definition in a maker's words. */
export interface PlaceWords {
  /** The operation, or the shared part: `Get parcel`, `Pet`. */
  readonly owner: string;
  /** What of it: `response 200, owner.tags[]`; '' for the whole. */
  readonly detail: string;
}

/** Says where in a connector's definition a pointer leads, as a maker knows it. */
export function describePlace(definition: Definition, pointer: JsonPointer): PlaceWords {
  const segments = segmentsOf(pointer);
  const [, section = '', name = ''] = segments;
  if (section === 'paths') {
    const [, , , word = ''] = segments;
    const entry = isMethod(word) ? operationsOf(definition).find((one) => isWithin(pointer, one.pointer)) : undefined;
    const rest = segments.slice(entry ? 4 : 3);
    return { owner: entry ? labelOf(entry) : name, detail: detailOf(definition, rest, segments) };
  }
  if ((sharedSections as readonly string[]).includes(section))
    return { owner: name, detail: pathWords(segments.slice(3)) };
  return { owner: section, detail: pathWords(segments.slice(2)) };
}

function detailOf(definition: Definition, rest: readonly string[], segments: readonly string[]): string {
  const [word = '', key = ''] = rest;
  const start = segments.length - rest.length;
  switch (word) {
    case 'parameters': {
      const place = segments.slice(0, start + 2);
      const item: unknown = valueAt({ definition }, place.map((one) => `/${escape(one)}`).join(''));
      const parameter = isReference(item) ? resolve<unknown>(definition, item) : item;
      const name = isRecord(parameter) ? textOf(parameter['name']) : '';
      return joined(`parameter ${name || key}`, pathWords(rest.slice(2)));
    }
    case 'responses':
      return joined(`response ${key}`, pathWords(rest.slice(2)));
    case 'x-ms-notification-content':
      return joined('notification', pathWords(rest.slice(1)));
    default:
      return rest.join('/');
  }
}

const escape = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1');
const joined = (...words: readonly string[]): string => words.filter((word) => word !== '').join(', ');

/** `owner.tags[]` of `schema/properties/owner/properties/tags/items`. */
function pathWords(segments: readonly string[]): string {
  let words = '';
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at] ?? '';
    if (segment === 'schema') continue;
    const next = segments[at + 1];
    if (segment === 'properties' && next !== undefined) {
      words += words === '' ? next : `.${next}`;
      at += 1;
    } else if (segment === 'items') words += '[]';
    else if (segment === 'additionalProperties') words += '.*';
    else if (next !== undefined && /^(allOf|anyOf|oneOf)$/.test(segment)) {
      words = joined(words, `part ${Number(next) + 1}`);
      at += 1;
    } else words = joined(words, segment);
  }
  return words;
}
