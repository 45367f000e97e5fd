import { describe, expect, it } from 'vitest';
import { openDocument, type ConnectorDocument } from '#core/document/open-document.ts';
import { patchDocument } from '#core/document/patch.ts';
import { faultOfName, renameRefusal, renameSubject } from '#core/source/subjects/rename.ts';
import { nameOfSubject, subjectAt, type NamedSubject } from '#core/source/subjects/subject.ts';
import { declarationsOf, usesOf, type Spot } from '#core/source/subjects/uses.ts';
import { definition, properties } from '../definition/edits/parcels.ts';

const document = openDocument({
  definition: JSON.stringify(
    {
      ...definition,
      securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      security: [{ key: [] }],
    },
    null,
    2,
  ),
  properties: JSON.stringify(
    {
      properties: {
        ...properties.properties,
        connectionParameters: { site: { type: 'string' }, Other: { type: 'string' } },
        policyTemplateInstances: [
          {
            templateId: 'dynamichosturl',
            title: 'Host',
            parameters: {
              'x-ms-apimTemplateParameter.urlTemplate':
                "https://@{connectionParameters('Other')}.@{connectionParameters('site')}/x",
              'x-ms-apimTemplate-operationName': ['ListDepots'],
            },
          },
        ],
      },
    },
    null,
    2,
  ),
});
const values = { definition: document.definition.value, properties: document.properties.value };

/** The subject at the nth place where a text stands; the cursor is in the middle of it. */
function at(part: 'definition' | 'properties', needle: string, nth = 1): NamedSubject | undefined {
  const { text } = document[part];
  let index = -1;
  for (let count = 0; count < nth; count += 1) index = text.indexOf(needle, index + 1);
  if (index < 0) throw new Error(`No ${needle}`);
  return subjectAt({ part, text, offset: index + (needle.length >> 1), values });
}

const read = ({ part, start, end }: Spot, from: ConnectorDocument = document): string =>
  `${part}: ${from[part].text.slice(start, end)}`;

describe('what a text names, where it is given, and what speaks of it', () => {
  it.each([
    { name: 'an operation by its id', from: at('definition', 'ListDepots'), given: 'ListDepots', uses: 4 },
    { name: 'an operation by a use', from: at('definition', 'ListDepots', 2), given: 'ListDepots', uses: 4 },
    { name: 'an operation by the script', from: at('properties', 'GetParcel'), given: 'GetParcel', uses: 2 },
    {
      name: 'a shared schema by a reference',
      from: at('definition', '#/definitions/Parcel'),
      given: 'Parcel',
      uses: 2,
    },
    { name: 'a shared parameter by its name', from: at('definition', '"Trace"'), given: 'Trace', uses: 2 },
    { name: 'a parameter by an argument', from: at('definition', '"region"', 2), given: 'region', uses: 2 },
    { name: 'a connection parameter', from: at('properties', '"site"'), given: 'site', uses: 2 },
    { name: 'a connection parameter by an expression', from: at('properties', "'site'"), given: 'site', uses: 2 },
    { name: 'another in the same text', from: at('properties', "'Other'"), given: 'Other', uses: 2 },
    { name: 'a security definition', from: at('definition', '"key"'), given: 'key', uses: 2 },
    { name: 'a required property', from: at('definition', '"id"', 2), given: 'id', uses: 2 },
  ])('$name', ({ from, given, uses }) => {
    expect(from && declarationsOf(from.subject, document).map((spot) => read(spot).replace(/.*: /, ''))).toEqual([
      given,
    ]);
    const found = from ? usesOf(from.subject, document) : [];
    expect(found).toHaveLength(uses);
    expect(new Set(found.map((spot) => read(spot).replace(/.*: /, '').toLowerCase()))).toEqual(
      new Set([given.toLowerCase()]),
    );
  });

  it.each([
    { name: 'a description', part: 'definition', needle: 'OK' },
    { name: 'a type', part: 'definition', needle: 'string' },
    { name: 'a host', part: 'definition', needle: 'api.parcels.example' },
  ] as const)('$name names nothing', ({ part, needle }) => {
    expect(at(part, needle)).toBeUndefined();
  });

  it('the text that names it is what the cursor is on', () => {
    const found = at('definition', '#/definitions/Parcel');
    expect(found && document.definition.text.slice(found.start, found.end)).toBe('Parcel');
    const expression = at('properties', "'site'");
    expect(expression && document.properties.text.slice(expression.start, expression.end)).toBe('site');
  });
});

describe('renaming', () => {
  it.each([
    { name: 'an operation', from: at('properties', 'ListDepots'), to: 'ListStations', uses: 4 },
    { name: 'a shared schema', from: at('definition', '#/definitions/Parcel'), to: 'Box', uses: 2 },
    { name: 'a parameter', from: at('definition', '"region"'), to: 'zone', uses: 2 },
    { name: 'a connection parameter', from: at('properties', "'site'"), to: 'server', uses: 2 },
    { name: 'a security definition', from: at('definition', '"key"'), to: 'token', uses: 2 },
  ])('$name follows every use, in both files, in one step', ({ from, to, uses }) => {
    const patch = from && renameSubject(from.subject, values, to);
    if (!from || !patch) throw new Error('Nothing to rename');
    expect(faultOfName(from.subject, values, to)).toBeUndefined();
    const renamed = patchDocument(document, patch).value;
    const before = nameOfSubject(from.subject);
    expect(usesOf(from.subject, renamed).filter((spot) => read(spot, renamed).endsWith(`: ${before}`))).toEqual([]);
    const texts = `${renamed.definition.text}${renamed.properties.text}`;
    expect(texts.split(new RegExp(`\\b${to}\\b`)).length - 1).toBe(uses);
  });

  it.each([
    { name: 'a taken id', from: at('definition', 'ListDepots'), to: 'getparcel', fault: 'already' },
    { name: 'a name with a space', from: at('definition', '#/definitions/Parcel'), to: 'A B', fault: 'no spaces' },
    { name: 'no name', from: at('definition', '"key"'), to: ' ', fault: 'Type a name' },
  ])('refuses $name', ({ from, to, fault }) => {
    expect(from && faultOfName(from.subject, values, to)).toContain(fault);
  });

  it('refuses what is not there, and what only a form can rename', () => {
    expect(renameRefusal({ kind: 'operation', operationId: 'Gone' }, values)).toBeDefined();
    const required = at('definition', '"id"', 2);
    expect(required && renameRefusal(required.subject, values)).toBeDefined();
  });
});
