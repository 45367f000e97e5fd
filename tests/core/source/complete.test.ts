import { describe, expect, it } from 'vitest';
import { completeAt } from '#core/source/complete/complete.ts';
import { values } from '../definition/edits/parcels.ts';
import { questionIn, take } from './marked-text.ts';

const operation = (inside: string): string => `{"paths": {"/depots": {"get": {${inside}}}}}`;
const parameter = (inside: string): string => operation(`"parameters": [{${inside}}]`);

describe('what is offered', () => {
  it.each([
    { at: 'an empty file', text: '{|}', has: ['swagger', 'paths', 'x-ms-connector-metadata'], hasNot: ['get'] },
    { at: 'a key half typed', text: '{"swagger": "2.0", "ba|', has: ['basePath'], hasNot: ['swagger'] },
    { at: 'an operation', text: operation('|'), has: ['operationId', 'x-ms-trigger', 'x-ms-visibility'] },
    { at: 'a path', text: '{"paths": {"/a": {|}}}', has: ['get', 'Operation: get', 'x-ms-notification-content'] },
    { at: 'the paths', text: '{"paths": {|}}', has: ['Webhook trigger', 'Polling trigger'] },
    { at: 'a body', text: parameter('"in": "body", |'), has: ['schema'], hasNot: ['format', 'type'] },
    { at: 'a query parameter', text: parameter('|, "in": "query"'), has: ['format'], hasNot: ['schema', 'in'] },
    { at: 'a list of parameters', text: operation('"parameters": [|]'), has: ['Query parameter', 'Body'] },
    { at: 'a place', text: parameter('"in": "|"'), has: ['path', 'query', 'header', 'body', 'formData'] },
    { at: 'a visibility', text: parameter('"x-ms-visibility": |'), has: ['important', 'advanced', 'internal'] },
    {
      at: 'formats of a number',
      text: parameter('"type": "integer", "format": "|"'),
      has: ['int64'],
      hasNot: ['date'],
    },
    { at: 'a truth', text: parameter('"required": |'), has: ['true', 'false'] },
    {
      at: 'a reference of a schema',
      text: '{"definitions": {"A": {"$ref": "|"}}}',
      has: ['#/definitions/Parcel'],
      hasNot: ['#/parameters/Trace'],
    },
    { at: 'a reference of a parameter', text: parameter('"$ref": "|"'), has: ['#/parameters/Trace'] },
    {
      at: 'the operation of dynamic values',
      text: parameter('"x-ms-dynamic-values": {"operationId": "|"}'),
      has: ['ListDepots', 'GetParcel'],
    },
    {
      at: 'the arguments of a call',
      text: parameter('"x-ms-dynamic-values": {"operationId": "GetParcel", "parameters": {|}}'),
      has: ['region', 'depot', 'id'],
    },
    {
      at: 'where an argument is taken from',
      text: `{"paths": {"/parcels/{id}": {"get": {"parameters": [{"x-ms-dynamic-list": {"parameters": {"a": {"parameterReference": "|"}}}}]}}}}`,
      has: ['region', 'id'],
    },
    { at: 'statuses', text: operation('"responses": {"200": {}, |}'), has: ['404', 'default'], hasNot: ['200'] },
    { at: 'required properties', text: '{"definitions": {"Parcel": {"required": ["|"]}}}', has: ['id', 'state'] },
    { at: 'a sample', text: '{"definitions": {"A": {"example": {|}}}}', has: [] },
    { at: 'media types', text: operation('"consumes": ["|"]'), has: ['application/json'] },
  ])('in $at', ({ text, has, hasNot = [] }) => {
    const labels = completeAt(questionIn('definition', text, values)).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(has));
    expect(labels.filter((label) => hasNot.includes(label))).toEqual([]);
    if (has.length === 0) expect(labels).toEqual([]);
  });

  const policy = (inside: string): string =>
    `{"properties": {"connectionParameters": {"site": {}}, "policyTemplateInstances": [{${inside}}]}}`;

  it.each([
    { at: 'an empty file', text: '{"properties": {|}}', has: ['connectionParameters', 'iconBrandColor'] },
    { at: 'a template', text: policy('"templateId": "|"'), has: ['setheader', 'pollingtrigger'] },
    {
      at: 'settings of a template',
      text: policy('"templateId": "SetHeader", "parameters": {|}'),
      has: ['x-ms-apimTemplateParameter.existsAction', 'x-ms-apimTemplate-operationName'],
    },
    {
      at: 'settings whose template stands behind them',
      text: policy('"parameters": {|}, "templateId": "dynamichosturl"'),
      has: ['x-ms-apimTemplateParameter.urlTemplate'],
      hasNot: ['x-ms-apimTemplateParameter.existsAction', 'x-ms-apimTemplate-policySection'],
    },
    {
      at: 'a choice',
      text: policy('"templateId": "setheader", "parameters": {"x-ms-apimTemplateParameter.existsAction": "|"}'),
      has: ['override', 'skip', 'append'],
    },
    {
      at: 'operations',
      text: policy('"templateId": "setheader", "parameters": {"x-ms-apimTemplate-operationName": ["|"]}'),
      has: ['ListDepots'],
    },
    { at: 'policies', text: '{"properties": {"policyTemplateInstances": [|]}}', has: ['Policy: Set HTTP header'] },
    { at: 'a type', text: '{"properties": {"connectionParameters": {"a": {"type": "|"}}}}', has: ['securestring'] },
    { at: 'the script', text: '{"properties": {"scriptOperations": ["|"]}}', has: ['GetParcel'] },
  ])('in properties, $at', ({ text, has, hasNot = [] }) => {
    const labels = completeAt(questionIn('properties', text, values)).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(has));
    expect(labels.filter((label) => hasNot.includes(label))).toEqual([]);
  });

  it('an expression in the middle of a text', () => {
    const inside = '"templateId": "setheader", "parameters": {"x-ms-apimTemplateParameter.value": "Bearer @conn|"}';
    const question = questionIn(
      'properties',
      `{"properties": {"connectionParameters": {"site": {}}, "policyTemplateInstances": [{${inside}}]}}`,
    );
    const found = completeAt(question).find(({ label }) => label === "@connectionParameters('site')");
    expect(found && take(question, found)).toContain(`"Bearer @connectionParameters('site')"`);
  });
});

describe('what is put in', () => {
  it.each([
    { name: 'a key with a text', text: '{|}', label: 'host', after: '{"host": "$1"}' },
    { name: 'a key with its only value', text: '{|}', label: 'swagger', after: '{"swagger": "2.0"}' },
    { name: 'in place of quotes', text: '{"ho|"}', label: 'host', after: '{"host": "$1"}' },
    { name: 'a quote that is not closed', text: '{"ho|\n}', label: 'host', after: '{"host": "$1"\n}' },
    { name: 'a comma behind', text: '{|\n"info": {}}', label: 'host', after: '{"host": "$1",\n"info": {}}' },
    { name: 'a comma in front', text: '{"info": {}\n|}', label: 'host', after: '{"info": {},\n"host": "$1"}' },
    { name: 'only the key', text: '{"ho|": "x"}', label: 'host', after: '{"host": "x"}' },
    {
      name: 'a key with a dollar',
      text: '{"definitions": {"A": {|}}}',
      label: '$ref',
      after: '{"definitions": {"A": {"\\$ref": "$1"}}}',
    },
    { name: 'a value', text: '{"schemes": [|]}', label: 'https', after: '{"schemes": ["https"]}' },
    { name: 'another value', text: '{"schemes": ["http"|]}', label: 'https', after: '{"schemes": ["http","https"]}' },
    {
      name: 'a value in place of another',
      text: '{"schemes": ["ht|tp"]}',
      label: 'https',
      after: '{"schemes": ["https"]}',
    },
  ])('$name', ({ text, label, after }) => {
    const question = questionIn('definition', text);
    const offer = completeAt(question).find((one) => one.label === label);
    expect(offer && take(question, offer)).toBe(after);
  });

  it('every snippet reads as JSON with its stops filled in', () => {
    const places = [
      ['definition', '{"paths": {|}}'],
      ['definition', '{"paths": {"/a": {|}}}'],
      ['definition', parameter('|')],
      ['definition', operation('"parameters": [|]')],
      ['definition', operation('"responses": {|}')],
      ['definition', '{"definitions": {|}}'],
      ['definition', '{"definitions": {"A": {|}}}'],
      ['definition', '{"definitions": {"A": {"x-ms-enum-values": [|]}}}'],
      ['definition', '{"x-ms-connector-metadata": [|], "tags": []}'],
      ['definition', '{"tags": [|]}'],
      ['properties', '{"properties": {"policyTemplateInstances": [|]}}'],
      ['properties', '{"properties": {"connectionParameters": {|}}}'],
      [
        'properties',
        '{"properties": {"connectionParameters": {"a": {"uiDefinition": {"constraints": {"allowedValues": [|]}}}}}}',
      ],
    ] as const;
    let count = 0;
    for (const [part, text] of places) {
      const question = questionIn(part, text);
      for (const offer of completeAt(question).filter(({ kind }) => kind === 'snippet')) {
        const filled = take(question, offer)
          .replace(/\$\{\d+\|([^,|}]*)[^}]*\|\}/g, '$1')
          .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
          .replace(/\$\{?\d+\}?/g, '')
          .replace(/\\([\\$}])/g, '$1');
        expect(() => JSON.parse(filled) as unknown, `${offer.label}: ${filled}`).not.toThrow();
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(40);
  });
});
