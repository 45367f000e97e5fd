import { blankConnector } from '#core/document/new-connector.ts';
import { openDocument } from '#core/document/open-document.ts';
import type { Connector } from '#core/document/connector.ts';
import { summarise } from '#state/summarise.ts';
import type { ConnectorRecord } from '#storage/records.ts';

// Cloned, because jsdom's Uint8Array is another class than that of what comes back from the database.
export const parcelDesk: Connector = structuredClone({
  ...blankConnector({ title: 'Parcel Desk', host: 'api.parcel.example' }),
  script: 'public class Script : ScriptBase {}',
  icon: { bytes: new Uint8Array([137, 80, 78, 71]), mediaType: 'image/png' },
});

/** A stored connector with one connection and its source. */
export function recordOf(id: string, title = 'Parcel Desk'): ConnectorRecord {
  const connector = { ...parcelDesk, definition: parcelDesk.definition.replace('Parcel Desk', title) };
  const facts = { id, createdAt: 1_000, changedAt: 2_000, connections: ['My account'], problems: 0 };
  return structuredClone<ConnectorRecord>({
    summary: summarise(openDocument(connector), facts),
    connector,
    connections: [{ id: 'c1', name: 'My account', values: { username: 'ada' } }],
    source: { format: 'swagger-2.0', files: [{ name: 'parcels.json', bytes: new Uint8Array([123, 125]) }] },
  });
}
