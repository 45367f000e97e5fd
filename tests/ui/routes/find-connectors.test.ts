import { expect, it } from 'vitest';
import { recordVersion } from '#storage/records.ts';
import { findConnectors, type Order, type Summary } from '#ui/routes/library/find-connectors.ts';

const summary = (name: string, host: string, changedAt: number, problems = 0): Summary => ({
  version: recordVersion,
  id: name,
  name,
  host,
  brandColor: '#007ee5',
  actions: 1,
  triggers: 0,
  problems,
  connections: [],
  createdAt: 0,
  changedAt,
});

const summaries = [
  summary('Parcel 10', 'api.parcels.example', 1, 2),
  summary('parcel 9', 'depot.example', 3),
  summary('Helpdesk', 'help.parcels.example', 2, 2),
];

it.each<{ search: string; order: Order; found: readonly string[] }>([
  { search: '', order: 'changed', found: ['parcel 9', 'Helpdesk', 'Parcel 10'] },
  { search: '', order: 'name', found: ['Helpdesk', 'parcel 9', 'Parcel 10'] },
  { search: '', order: 'problems', found: ['Helpdesk', 'Parcel 10', 'parcel 9'] },
  { search: 'PARCEL', order: 'name', found: ['Helpdesk', 'parcel 9', 'Parcel 10'] },
  { search: 'parcel depot', order: 'name', found: ['parcel 9'] },
  { search: '  ', order: 'changed', found: ['parcel 9', 'Helpdesk', 'Parcel 10'] },
  { search: 'nothing', order: 'name', found: [] },
])('"$search" by $order', ({ search, order, found }) => {
  expect(findConnectors(summaries, search, order).map(({ name }) => name)).toEqual(found);
});
