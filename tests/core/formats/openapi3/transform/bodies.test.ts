import { describe, expect, it } from 'vitest';
import { fileOf, importValue } from '../read-openapi.ts';

type Loose = Readonly<Record<string, unknown>>;

const withBody = (content: Loose, more: Loose = {}, method = 'post'): Loose =>
  fileOf({
    paths: {
      '/a': {
        [method]: {
          operationId: 'SendA',
          summary: 'Send',
          requestBody: { content, ...more },
          responses: { 200: { description: 'OK' } },
        },
      },
    },
  });

describe('request bodies', () => {
  it.each<{
    name: string;
    content: Loose;
    more?: Loose;
    becomes: readonly Loose[];
    consumes?: readonly string[];
    codes?: readonly string[];
  }>([
    {
      name: 'JSON before forms',
      content: {
        'multipart/form-data': { schema: {} },
        'application/json; charset=utf-8': { schema: { type: 'string' }, example: 'a' },
      },
      more: { required: true, description: 'What to send' },
      becomes: [
        {
          name: 'body',
          in: 'body',
          required: true,
          description: 'What to send',
          schema: { type: 'string', example: 'a' },
        },
      ],
      consumes: ['application/json'],
      codes: ['body-alternatives'],
    },
    {
      name: 'a form',
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            required: ['a'],
            properties: {
              a: { type: 'string' },
              b: { type: 'array', items: { type: 'string' } },
              c: { type: 'object' },
            },
          },
        },
      },
      more: { required: true },
      becomes: [
        { name: 'a', in: 'formData', required: true, type: 'string', 'x-ms-summary': 'A' },
        {
          name: 'b',
          in: 'formData',
          required: false,
          type: 'string',
          'x-ms-summary': 'B',
          description: 'Separate several values with commas.',
        },
        {
          name: 'c',
          in: 'formData',
          required: false,
          type: 'string',
          'x-ms-summary': 'C',
          description: 'Enter it as JSON text.',
        },
      ],
      consumes: ['application/x-www-form-urlencoded'],
    },
    {
      name: 'files',
      content: {
        'multipart/form-data': {
          schema: {
            properties: {
              note: { type: 'string' },
              one: { type: 'string', format: 'binary' },
              many: { type: 'array', items: { type: 'string', format: 'binary' } },
              any: {},
            },
          },
        },
      },
      becomes: [
        { name: 'note', in: 'formData', required: false, type: 'string', 'x-ms-summary': 'Note' },
        { name: 'one', in: 'formData', required: false, type: 'file', 'x-ms-summary': 'One' },
        {
          name: 'many',
          in: 'formData',
          required: false,
          type: 'file',
          'x-ms-summary': 'Many',
          description: 'One file.',
        },
        { name: 'any', in: 'formData', required: false, type: 'file', 'x-ms-summary': 'Any' },
      ],
      consumes: ['multipart/form-data'],
      codes: ['format-changed'],
    },
    {
      name: 'bytes',
      content: { 'application/pdf': {} },
      becomes: [{ name: 'body', in: 'body', required: false, schema: { type: 'string', format: 'binary' } }],
      consumes: ['application/pdf'],
    },
    {
      name: 'text',
      content: { 'text/plain': {} },
      becomes: [{ name: 'body', in: 'body', required: false, schema: { type: 'string' } }],
      consumes: ['text/plain'],
    },
    {
      name: 'XML',
      content: { 'application/xml': { schema: { type: 'object' } } },
      becomes: [{ name: 'body', in: 'body', required: false, schema: { type: 'string' } }],
      consumes: ['application/xml'],
      codes: ['body-xml'],
    },
    { name: 'nothing', content: {}, becomes: [], codes: ['body-empty'] },
  ])('$name', async ({ content, more, becomes, consumes, codes = [] }) => {
    const imported = await importValue(withBody(content, more));
    const operation = imported.definition.paths?.['/a']?.post;
    expect(operation?.parameters).toEqual(becomes);
    expect(operation?.consumes).toEqual(consumes);
    expect(imported.codes).toEqual(codes);
  });

  it('none with GET', async () => {
    const { definition, codes } = await importValue(withBody({ 'application/json': {} }, {}, 'get'));
    expect(definition.paths?.['/a']?.get?.parameters).toEqual([]);
    expect(codes).toEqual(['body-on-get']);
  });
});

describe('answers', () => {
  const json = (type: string): Loose => ({ description: type, content: { 'application/json': { schema: { type } } } });

  it.each<{ name: string; responses: Loose; becomes: Loose; codes?: readonly string[] }>([
    {
      name: 'one schema, of the first success',
      responses: { 404: json('object'), 201: json('string'), 200: json('integer') },
      becomes: {
        200: { description: 'integer', schema: { type: 'integer' } },
        201: { description: 'string' },
        404: { description: 'object' },
      },
      codes: ['further-schema', 'error-schema'],
    },
    {
      name: 'ranges of codes',
      responses: { '2XX': json('string'), '4XX': { description: 'No' }, '5XX': { description: 'Worse' } },
      becomes: { 200: { description: 'string', schema: { type: 'string' } }, default: { description: 'No' } },
      codes: ['response-range', 'response-range-left-out'],
    },
    {
      name: 'the default alone',
      responses: { default: json('string') },
      becomes: { 200: { description: 'string', schema: { type: 'string' } } },
      codes: ['response-default'],
    },
    {
      name: 'the default beside a success',
      responses: { 204: { description: 'Done' }, default: json('string') },
      becomes: { 204: { description: 'Done' }, default: { description: 'string' } },
      codes: ['error-schema'],
    },
    { name: 'none at all', responses: {}, becomes: { 200: { description: 'OK' } }, codes: ['response-made'] },
    {
      name: 'a download',
      responses: { 200: { description: 'A file', content: { 'image/png': {} } } },
      becomes: { 200: { description: 'A file', schema: { type: 'string', format: 'binary' } } },
    },
    {
      name: 'a stream',
      responses: { 200: { description: 'Events', content: { 'text/event-stream': {} } } },
      becomes: { 200: { description: 'Events', schema: { type: 'string' } } },
      codes: ['response-stream'],
    },
    {
      name: 'headers, samples, links',
      responses: {
        200: {
          description: 'OK',
          headers: { 'X-Rate': { description: 'Left', schema: { type: 'integer' } } },
          content: { 'application/json': { schema: { type: 'string' }, examples: { a: { value: 'one' } } } },
          links: { next: {} },
        },
      },
      becomes: {
        200: {
          description: 'OK',
          schema: { type: 'string' },
          examples: { 'application/json': 'one' },
          headers: { 'X-Rate': { type: 'integer', description: 'Left' } },
        },
      },
      codes: ['links'],
    },
  ])('$name', async ({ responses, becomes, codes = [] }) => {
    const imported = await importValue(
      fileOf({ paths: { '/a': { get: { operationId: 'GetA', summary: 'Get', responses } } } }),
    );
    expect(imported.definition.paths?.['/a']?.get?.responses).toEqual(becomes);
    expect(imported.codes).toEqual(codes);
  });

  it('shared answers stay shared, once with their schema and once without', async () => {
    const file = fileOf({
      paths: {
        '/a': {
          get: { operationId: 'GetA', summary: 'A', responses: { 200: { $ref: '#/components/responses/One' } } },
        },
        '/b': {
          get: {
            operationId: 'GetB',
            summary: 'B',
            responses: { 200: { description: 'OK' }, 400: { $ref: '#/components/responses/One' } },
          },
        },
      },
      components: { responses: { One: json('string') } },
    });
    const { definition } = await importValue(file);
    expect(definition.responses).toEqual({
      One: { description: 'string', schema: { type: 'string' } },
      One2: { description: 'string' },
    });
    expect(definition.paths?.['/b']?.get?.responses).toEqual({
      200: { description: 'OK' },
      400: { $ref: '#/responses/One2' },
    });
  });
});
