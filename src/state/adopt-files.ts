import type { Connector } from '#core/document/connector.ts';
import { openDocument } from '#core/document/open-document.ts';
import { patchDocument } from '#core/document/patch.ts';
import { replaceFiles } from '#core/document/replace-files.ts';
import { checksumOf } from '#core/history/checksum.ts';
import type { ConnectorStore } from '#storage/connector-store.ts';
import type { ConnectorSummary } from '#storage/records.ts';
import { summarise } from './summarise.ts';

/**
 * Puts other files in the place of a stored connector’s own, as one edit that can be undone. No page may be writing to it.
 *
 * @param title What undo says.
 * @returns Its summary after that; undefined when it is not there.
 */
export async function adoptFiles(
  store: ConnectorStore,
  id: string,
  files: Connector,
  title: string,
): Promise<ConnectorSummary | undefined> {
  const opened = await store.open(id);
  if (!opened) return undefined;
  const patch = replaceFiles(opened.connector, files, title);
  if (patch.edits.length === 0) return opened.summary;
  const { value, made, inverse } = patchDocument(openDocument(opened.connector), patch);
  const at = Date.now();
  const summary = summarise(value, { ...opened.summary, changedAt: at });
  const entry = { edits: [{ kind: 'edit', at, title, made, inverse } as const], check: checksumOf(value.connector) };
  await opened.journal.append(entry, summary, value.connector);
  return summary;
}
