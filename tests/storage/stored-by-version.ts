/** One connector as each version of the page has stored it. What a version has written is never changed here. */
const definition =
  '{"swagger":"2.0","info":{"title":"Parcel Desk","version":"1.0"},"host":"api.parcel.example","paths":{}}';
const properties = '{"properties":{"connectionParameters":{},"iconBrandColor":"#112233"}}';
const script = 'public class Script : ScriptBase {}';
const icon = { bytes: new Uint8Array([137, 80, 78, 71]), mediaType: 'image/png' };
const connector = { definition, properties, script, icon };

const summaryOf = (version: number) => ({
  version,
  id: 'a',
  name: 'Parcel Desk',
  host: 'api.parcel.example',
  brandColor: '#112233',
  icon,
  actions: 0,
  triggers: 0,
  problems: 2,
  connections: ['My account'],
  createdAt: 1000,
  changedAt: 2000,
});
const connections = [{ id: 'c1', name: 'My account', values: { username: 'ada' } }];
const source = { format: 'swagger-2.0', files: [{ name: 'parcels.json', bytes: new Uint8Array([123, 125]) }] };

export const storedByVersion: Readonly<Record<number, Readonly<Record<string, unknown>>>> = {
  1: {
    'summary/a': summaryOf(1),
    'connector/a': { version: 1, connector },
    'connections/a': connections,
    'source/a': source,
  },
  2: {
    'summary/a': summaryOf(2),
    'files/a/0': { version: 2, seq: 0, connector, check: '1a0m7e9-o3f6he-3' },
    'connections/a': connections,
    'source/a': source,
  },
};
