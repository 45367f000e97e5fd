import { describe, expect, it } from 'vitest';
import { changeGeneral, fillAddress, readGeneral } from '#core/definition/general/general.ts';
import { blankConnector } from '#core/document/new-connector.ts';
import { openDocument } from '#core/document/open-document.ts';
import { applyPatch } from '#core/document/patch.ts';

const blank = blankConnector({ title: 'Parcel Desk', host: 'api.parcel.example' });

it('reads what a file has, and empty texts for what it lacks', () => {
  const none = {
    title: '',
    description: '',
    version: '',
    scheme: 'https',
    host: '',
    basePath: '',
    brandColor: '#007ee5',
  };
  expect(readGeneral(openDocument(blank))).toEqual({
    ...none,
    title: 'Parcel Desk',
    version: '1.0',
    host: 'api.parcel.example',
    basePath: '/',
  });
  expect(readGeneral(openDocument({ definition: '{"info":null,"schemes":"x","host":7}', properties: '' }))).toEqual(
    none,
  );
});

describe('changing a field', () => {
  it.each([
    { field: 'title', value: 'Depot', changed: { title: 'Depot' } },
    { field: 'scheme', value: 'http', changed: { scheme: 'http' } },
    { field: 'brandColor', value: '#0b7a75', changed: { brandColor: '#0b7a75' } },
    { field: 'host', value: 'depot.example:8443', changed: { host: 'depot.example:8443' } },
    { field: 'host', value: '', changed: { host: '' } },
    { field: 'basePath', value: '', changed: { basePath: '' } },
  ] as const)('$field: $value', ({ field, value, changed }) => {
    const { connector, inverse } = applyPatch(blank, changeGeneral(field, value));
    expect(readGeneral(openDocument(connector))).toEqual({ ...readGeneral(openDocument(blank)), ...changed });
    expect(connector.definition.includes('"host": ""')).toBe(false);
    expect(applyPatch(connector, inverse).connector).toEqual(blank);
  });
});

it.each([
  ['http://depot.example/v2/', { scheme: 'http', host: 'depot.example', basePath: '/v2' }],
  ['depot.example/v2', { host: 'depot.example', basePath: '/v2' }],
  ['https://depot.example', { host: 'depot.example' }],
])('an address put into the host is taken apart: %s', (text, changed) => {
  const patch = fillAddress(text);
  if (!patch) throw new Error('It was left alone');
  const { connector } = applyPatch(blank, patch);
  expect(readGeneral(openDocument(connector))).toEqual({ ...readGeneral(openDocument(blank)), ...changed });
});

it('a host alone is left alone', () => {
  expect(fillAddress('depot.example:8443')).toBeUndefined();
});
