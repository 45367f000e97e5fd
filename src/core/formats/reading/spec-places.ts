import type { TextPlaces } from '../../text/parse-yaml.ts';

/**
 * What kind of thing stands at a place of an API description, as far as reading must know:
 * `object`: its members are the specification's; `map`: its keys are the author's names and its values objects;
 * `literal`: sample data or an extension, whatever it is; `text` and `texts`: text, or a list or map of texts;
 * `typed`: a sample value, which is text where the `type` beside it is `string`.
 */
export type SpecPlace = 'object' | 'map' | 'literal' | 'text' | 'texts' | 'typed';

const textMembers = new Set(
  `swagger openapi version title description summary operationId host basePath name in format pattern $ref type
  termsOfService url email collectionFormat flow authorizationUrl tokenUrl propertyName style prefix namespace
  x-ms-summary x-ms-visibility`.split(/\s+/),
);
const textListMembers = new Set([
  'required',
  'schemes',
  'consumes',
  'produces',
  'scopes',
  'mapping',
  'security',
  'tags',
]);
const typedMembers = new Set(['default', 'example', 'enum', 'const']);
const mapMembers = new Set(
  `paths properties patternProperties definitions parameters responses securityDefinitions headers schemas content callbacks
  links encoding variables securitySchemes requestBodies pathItems webhooks $defs`.split(/\s+/),
);

/** The place of a member in Swagger 2.0 and OpenAPI 3 documents. Source: the specifications' fixed fields. */
export function memberPlace(place: SpecPlace, key: string): SpecPlace {
  switch (place) {
    case 'literal':
    case 'typed':
      return 'literal';
    case 'texts':
      // A list or map of texts, or, in `tags`, of objects.
      return textMembers.has(key) ? 'text' : 'texts';
    case 'map':
      return 'object';
    case 'text':
      return 'object';
    case 'object':
      if (textMembers.has(key)) return 'text';
      if (textListMembers.has(key)) return 'texts';
      if (typedMembers.has(key)) return 'typed';
      if (mapMembers.has(key)) return 'map';
      return key === 'examples' || key.startsWith('x-') ? 'literal' : 'object';
  }
}

/** The place of an item of the list that stands at `place`. */
export function itemPlace(place: SpecPlace): SpecPlace {
  return place === 'map' || place === 'text' ? 'object' : place;
}

/** Tells YAML where `1.10` or `true` was meant as text. A lone `required: true` is none. */
export const specPlaces: TextPlaces<{ readonly place: SpecPlace; readonly inList: boolean }> = {
  root: { place: 'object', inList: false },
  memberOf: ({ place }, key) => {
    const member = memberPlace(place, key);
    return { place: member, inList: place === 'texts' && member === 'texts' };
  },
  itemOf: ({ place }) => ({ place: itemPlace(place), inList: true }),
  wantsText: ({ place, inList }, parentType) =>
    place === 'text' || (place === 'texts' && inList) || (place === 'typed' && parentType === 'string'),
};
