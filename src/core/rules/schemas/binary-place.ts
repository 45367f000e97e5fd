import { isRecord } from '../../definition/operations.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { inputSchemasIn } from '../walk/input-schemas.ts';
import { membersOf, objectsIn, type Members } from '../walk/parts.ts';
import { sitesIn } from '../walk/pieces.ts';
import { targetsIn } from '../walk/references.ts';

/**
 * Of what is sent; what is received is not judged. A file of type file elsewhere is a fault of shape. A warning although
 * the domain notes call it an error: the published connector kanbanize has such a property, so the service takes it.
 *
 * Source: domain notes SCH-06.
 */
export const binaryPlace: Rule = {
  id: 'binary-place',
  severity: 'warning',
  why: 'The bytes of a file cannot stand in the middle of a text, only be the whole body or a form field.',
  source: 'Validation of the service',
  notes: ['SCH-06'],
  serviceCodes: ['InvalidStringBinaryProperty'],
  *check(document) {
    const targetOf = targetsIn(document);
    const isBinary = (value: unknown): boolean => {
      if (!isRecord(value)) return false;
      const target = targetOf(value, '');
      const { type, format } = target.kind === 'found' ? membersOf(target.value) : {};
      return type === 'string' && format === 'binary';
    };
    const { parameters, schemas } = sitesIn(document);
    for (const site of parameters) {
      const { in: place, type, format } = site.value;
      if (type !== 'string' || format !== 'binary' || place === 'formData' || place === 'body') continue;
      const message = `The bytes of a file cannot be sent in ${whereabouts(place)}. Use "byte", which writes them as letters, or send them as the body.`;
      yield { pointer: child(site.pointer, 'format'), message };
    }
    const inputs = inputSchemasIn(document);
    for (const site of schemas) {
      if (!inputs.has(site.value)) continue;
      for (const path of placesInside(site.value, isBinary)) yield describe(child(site.pointer, ...path));
    }
  },
};

function* placesInside(
  { properties, items, additionalProperties }: Members,
  isBinary: (value: unknown) => boolean,
): Generator<readonly string[]> {
  for (const [name, property] of objectsIn(properties)) if (isBinary(property)) yield ['properties', name];
  if (isBinary(items)) yield ['items'];
  if (isBinary(additionalProperties)) yield ['additionalProperties'];
}

const describe = (pointer: JsonPointer): Finding => ({
  pointer,
  message:
    'The bytes of a file cannot stand inside a JSON body. Use the format "byte", which writes them as letters (base64), or send the file as the whole body or as a form field.',
});

const whereabouts = (place: unknown): string =>
  place === 'path' ? 'an address' : place === 'header' ? 'a header' : 'the query';
