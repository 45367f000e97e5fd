import { expect, it } from 'vitest';
import { faultsByField } from '#core/definition/dynamic/fault-fields.ts';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';

const pointer = '/definition/definitions/Region';
const at = (place: string): Diagnostic => ({ code: 'rule/x', severity: 'error', message: 'Wrong.', pointer: place });

it.each([
  { place: 'x-ms-dynamic-values/operationId', field: { part: 'list', aspect: 'source' } },
  { place: 'x-ms-dynamic-values/capability', field: { part: 'list', aspect: 'source' } },
  { place: 'x-ms-dynamic-values/value-collection', field: { part: 'list', aspect: 'collection' } },
  { place: 'x-ms-dynamic-values/value-path', field: { part: 'list', aspect: 'valuePath' } },
  { place: 'x-ms-dynamic-list/itemTitlePath', field: { part: 'list', aspect: 'titlePath' } },
  { place: 'x-ms-dynamic-schema/value-path', field: { part: 'fields', aspect: 'schemaPath' } },
  { place: 'x-ms-dynamic-properties/itemValuePath', field: { part: 'fields', aspect: 'schemaPath' } },
  {
    place: 'x-ms-dynamic-list/parameters/body~1region',
    field: { part: 'list', aspect: 'arguments', argument: 'body/region' },
  },
  { place: 'x-ms-dynamic-properties', field: { part: 'fields', aspect: 'whole' } },
  { place: 'x-ms-dynamic-list/odd', field: { part: 'list', aspect: 'whole' } },
  { place: 'x-ms-dynamic-tree', field: { part: 'tree', aspect: 'whole' } },
  { place: 'x-ms-dynamic-tree/open/itemsPath', field: { part: 'open', aspect: 'collection' } },
  { place: 'x-ms-dynamic-tree/browse/operationId', field: { part: 'browse', aspect: 'source' } },
])('finds the field of $place', ({ place, field }) => {
  const diagnostic = at(`${pointer}/${place}`);
  expect(faultsByField([diagnostic], pointer)).toEqual([{ ...diagnostic, ...field }]);
});

it('leaves out what is about something else', () => {
  const others = [pointer, `${pointer}/type`, `${pointer}s/x-ms-dynamic-list`, '/definition/x-ms-dynamic-list'];
  expect(faultsByField(others.map(at), pointer)).toEqual([]);
});
