import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';
import { definitionShape } from '#core/rules/openapi-shape/definition-shape.ts';
import { checkShape } from '#core/rules/shapes/check-shape.ts';
import { connectorWith, operation, pathsWith } from './support/document-with.ts';
import { everyMember } from './support/every-member.ts';
import { mutationsOf } from './support/mutations.ts';

const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
const errorsIn = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ severity }) => severity === 'error');

describe('diagnostics', () => {
  it('are none for a connector without faults', () => {
    expect(validateConnector(connectorWith({ definition: pathsWith({}) }))).toEqual([]);
  });

  it('say which rule, how grave, what, and where in the text', () => {
    const definition =
      '{\n  "swagger": "2.0",\n  "info": { "title": "Pets", "version": "1" },\n  "host": "http://x",\n  "paths": {}\n}';
    expect(errorsIn(validateConnector(connectorWith({ definition })))).toEqual([
      {
        code: 'rule/host-format',
        severity: 'error',
        message: '"http://x" is not a host name. Write only "x": the scheme and the base URL have fields of their own.',
        pointer: '/definition/host',
        range: { line: 4, column: 11, endLine: 4, endColumn: 21 },
        fix: { title: 'Take the address apart' },
      },
    ]);
  });

  it('are in the order of the text, the definition before the properties', () => {
    const definition = {
      host: 'a b',
      info: { title: '', version: '' },
      ...pathsWith({ summary: '', operationId: '' }),
    };
    const found = validateConnector(
      connectorWith({ definition, properties: { iconBrandColor: 'red', capabilities: 5 } }),
    );
    expect(errorsIn(found).map(({ pointer }) => pointer)).toEqual([
      '/definition/info/title',
      '/definition/info/version',
      '/definition/host',
      '/definition/paths/~1pets/get',
      '/definition/paths/~1pets/get/summary',
      '/properties/properties/iconBrandColor',
      '/properties/properties/capabilities',
    ]);
  });

  it('include what only certification asks for, when it is asked for', () => {
    const connector = connectorWith({ definition: pathsWith({}), properties: { iconBrandColor: '#ffffff' } });
    expect(codes(validateConnector(connector))).toEqual([]);
    expect(codes(validateConnector(connector, { profile: 'import' }))).toEqual([]);
    expect(codes(validateConnector(connector, { profile: 'certification' }))).toEqual(['rule/icon-brand-color-own']);
  });
});

describe('a text with faults', () => {
  it('is judged by the rules too when it could be mended in reading', () => {
    const definition = '{"swagger": "2.0", "info": {"title": "", "version": "1",}, "host": "x", "paths": {}}';
    const found = validateConnector(connectorWith({ definition }));
    expect(codes(errorsIn(found))).toEqual(['rule/title-and-version-filled']);
    expect(found.find(({ code }) => code === 'json/trailing-comma')).toMatchObject({
      pointer: '/definition/info/version',
      range: { line: 1, column: 56 },
    });
  });

  it('is not when reading stopped, as its end is not known; the other file is', () => {
    const found = validateConnector(
      connectorWith({ definition: '{"swagger": "2.0", ', properties: { iconBrandColor: 'red' } }),
    );
    expect(codes(found)).toEqual(['json/unterminated', 'rule/icon-brand-color']);
    expect(found[0]?.pointer).toBe('/definition');
  });

  it.each(['', '  ', 'null', '5', '[]', '"text"', '{', '<html>', '{"paths":null}'])(
    'is no reason to throw: %s',
    (content) => {
      const found = validateConnector({ definition: content, properties: content });
      expect(found.some(({ severity }) => severity === 'error')).toBe(true);
      expect(found.every(({ range }) => range !== undefined)).toBe(true);
    },
  );
});

describe('whatever the tree looks like', () => {
  const properties = {
    properties: {
      connectionParameters: {
        token: {
          type: 'oauthSetting',
          uiDefinition: { constraints: { required: 'true' } },
          oAuthSettings: {
            identityProvider: 'oauth2',
            scopes: ['a'],
            clientSecret: 'x',
            customParameters: { tokenUrl: { value: 'u' } },
          },
        },
      },
      iconBrandColor: '#da3b01',
      scriptOperations: ['o'],
      capabilities: [],
      policyTemplateInstances: [{ templateId: 'setheader', parameters: {} }],
    },
  };

  it(
    'a changed definition is judged without throwing, and an invalid one is never without a finding',
    { timeout: 60_000 },
    () => {
      const text = JSON.stringify(properties);
      for (const { name, value } of mutationsOf(everyMember, [null, {}])) {
        const found = validateConnector({ definition: JSON.stringify(value), properties: text, script: '' });
        const faults = checkShape(value, definitionShape, '/definition');
        for (const { pointer, rule } of faults) {
          const told = found.filter(({ code }) => code.startsWith('rule/'));
          const isTold = told.some(
            (one) => one.pointer === pointer || one.pointer.startsWith(pointer) || pointer.startsWith(one.pointer),
          );
          expect(isTold, `${name}: ${pointer} ${rule ?? ''}`).toBe(true);
        }
      }
    },
  );

  it('changed properties are judged without throwing', { timeout: 60_000 }, () => {
    const definition = JSON.stringify(everyMember);
    for (const { value } of mutationsOf(properties, [null, 0, 'x', [null], {}])) {
      expect(() =>
        validateConnector({ definition, properties: JSON.stringify(value) }, { profile: 'certification' }),
      ).not.toThrow();
    }
  });

  it('references in circles come to an end', () => {
    const definition = {
      definitions: {
        A: { $ref: '#/definitions/B' },
        B: { $ref: '#/definitions/A' },
        C: {
          type: 'object',
          required: ['x'],
          properties: { c: { $ref: '#/definitions/C' } },
          allOf: [{ $ref: '#/definitions/C' }],
        },
      },
      parameters: { P: { $ref: '#/parameters/P' } },
      responses: { R: { $ref: '#/responses/R' } },
      ...pathsWith({ parameters: [{ $ref: '#/parameters/P' }], responses: { 200: { $ref: '#/responses/R' } } }),
    };
    const found = validateConnector(connectorWith({ definition }));
    expect(codes(found).filter((code) => code === 'rule/reference-circle')).toHaveLength(6);
  });

  it('keys that objects inherit are only keys', () => {
    const definition =
      '{"swagger":"2.0","info":{"title":"a","version":"1"},"host":"h","paths":{"/a":{"__proto__":{"get":5},"get":' +
      '{"operationId":"constructor","summary":"s","responses":{"200":{"description":"d","schema":{"properties":{"__proto__":{"type":"array"}}}}}}}}}';
    const found = errorsIn(validateConnector(connectorWith({ definition })));
    expect(codes(found)).toEqual(['rule/openapi-shape', 'rule/array-items']);
  });

  it('500 levels are no problem', () => {
    const deep = '{"items":'.repeat(480) + '{}' + '}'.repeat(480);
    const definition = `{"swagger":"2.0","info":{"title":"a","version":"1"},"host":"h","paths":{},"definitions":{"A":${deep}}}`;
    expect(errorsIn(validateConnector(connectorWith({ definition })))).toEqual([]);
  });
});

describe('5,000 operations', () => {
  const count = 5000;
  const many = (members: (index: number) => Readonly<Record<string, unknown>>) =>
    connectorWith({
      definition: {
        paths: Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`/items${index}/{id}`, { get: operation(members(index)) }]),
        ),
      },
    });

  it('without faults are only too many and too large', () => {
    const parameters = [{ name: 'id', in: 'path', required: true, type: 'string' }];
    const found = validateConnector(many((index) => ({ operationId: `Get${index}`, parameters })));
    expect(codes(errorsIn(found))).toEqual(['rule/definition-size', 'rule/operation-count']);
  });

  it('with three faults each have them all', () => {
    // Each lacks a summary and a parameter, and all but the first repeat the id; and they are too many.
    const found = errorsIn(validateConnector(many(() => ({ summary: undefined }))));
    expect(found).toHaveLength(1 + 3 * count - 1);
  });
});
