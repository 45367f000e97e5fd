import fc, { type Arbitrary } from 'fast-check';
import { members, named, oddValue, sentence, some, words } from './odd.ts';

const names = fc.constantFrom('A', 'B', 'C', 'Pet', 'a b', '名', 'A/b', '__proto__');
const value = fc.constantFrom(1, 0, -2, 2.5, 'a', 'b', '', true, null, [1], { id: 1 });
const type = fc.constantFrom('string', 'integer', 'number', 'boolean', 'object', 'array', 'null', 'file', 'odd');
const format = fc.constantFrom('int32', 'int64', 'date-time', 'binary', 'byte', 'uuid', 'decimal', 'time', 'ipv4', '');

/** Schemas of all versions of OpenAPI at once; what a version does not know is odd in it. */
export function schemasIn(where: '#/definitions' | '#/components/schemas', has3: boolean): Arbitrary<unknown> {
  return fc.letrec((tie) => {
    const inner = tie('schema');
    const reference = fc.oneof(
      names.map((name) => ({ $ref: `${where}/${name.replaceAll('/', '~1')}` })),
      names.map((name) => ({ $ref: `${where}/${name}/properties/id`, description: 'beside' })),
      fc.record({ $ref: fc.constant(`${where}/Pet`), nullable: fc.boolean(), title: sentence }),
    );
    const scalar = members({
      type: has3 ? fc.oneof({ weight: 5, arbitrary: type }, { weight: 1, arbitrary: fc.array(type, { maxLength: 3 }) }) : type,
      format, title: sentence, description: sentence, enum: fc.array(value, { maxLength: 3 }), default: value, example: value,
      minimum: fc.constantFrom(0, 1, '1'), maximum: fc.constantFrom(5, -5), exclusiveMinimum: fc.constantFrom(true, 3, false),
      pattern: fc.constantFrom('^a$', '[', '(?<!x)y'), minLength: fc.constantFrom(0, -1, 3), uniqueItems: fc.boolean(),
      multipleOf: fc.constantFrom(2, 0, -1), readOnly: fc.boolean(),
      ...(has3 && { nullable: fc.boolean(), const: value, examples: fc.array(value, { maxLength: 2 }), writeOnly: fc.boolean(), deprecated: fc.boolean(), contentEncoding: fc.constant('base64'), contentMediaType: fc.constantFrom('image/png', 'application/json') }),
    }); // prettier-ignore
    const object = members({
      type: fc.constantFrom('object', 'object', ['object', 'null']),
      properties: named(words, inner),
      required: fc.array(words, { maxLength: 2 }),
      additionalProperties: fc.oneof(fc.boolean(), inner),
      discriminator: has3 ? members({ propertyName: words, mapping: named(words, fc.constantFrom('A', '#/components/schemas/B')) }) : words,
      maxProperties: fc.constantFrom(2, -1),
      title: sentence,
      xml: fc.constant({ name: 'x' }),
      ...(has3 && { patternProperties: named(fc.constantFrom('^x', '['), inner, 2), $defs: named(names, inner, 1), propertyNames: inner, dependentRequired: fc.constant({ a: ['b'] }) }),
    }); // prettier-ignore
    const list = members({
      type: fc.constant('array'),
      items: has3 ? inner : fc.oneof({ weight: 5, arbitrary: inner }, { weight: 1, arbitrary: some(inner, 2) }),
      minItems: fc.constantFrom(0, -1),
      ...(has3 && { prefixItems: some(inner, 2), contains: inner, unevaluatedItems: fc.boolean() }),
    });
    const united = members({
      allOf: some(inner),
      ...(has3 && { oneOf: some(inner), anyOf: some(inner), not: inner, if: inner }),
      properties: named(words, inner, 1),
      description: sentence,
      nullable: fc.boolean(),
    });
    return {
      schema: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        { weight: 6, arbitrary: scalar },
        { weight: 3, arbitrary: reference },
        { weight: 3, arbitrary: object },
        { weight: 2, arbitrary: list },
        { weight: 2, arbitrary: united },
        { weight: 1, arbitrary: has3 ? fc.oneof(fc.boolean(), oddValue) : oddValue },
      ),
    };
  })['schema'];
}

export const schemaNames = names;
