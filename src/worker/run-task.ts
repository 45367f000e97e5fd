import { readBackup } from '#core/exports/backup.ts';
import { packBackup } from '#core/exports/pack-backup.ts';
import { addOperations, changeChoices } from '#core/reimport/reimport.ts';
import { followDocument } from '#core/document/follow-document.ts';
import type { ConnectorDocument } from '#core/document/open-document.ts';
import { validateDocument } from '#core/rules/validate-connector.ts';
import type { TaskMessage, Tasks, TaskName } from './protocol.ts';
import { runExcerpt, runImport, runReport } from './run-import.ts';

/** What was validated last. */
let judged: ConnectorDocument | undefined;

type Reply = Tasks[TaskName]['reply'];

/** Does what a message asks for, wherever it is called. Rejects for a programmer's mistake only. */
export async function runTask(
  message: TaskMessage,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Reply> {
  switch (message.task) {
    case 'import':
      return runImport(message.request, onProgress);
    case 'report':
      return runReport(message.request, onProgress);
    case 'excerpt':
      return runExcerpt(message.request, onProgress);
    case 'addOperations': {
      const { connector, source, operations } = message.request;
      return addOperations(connector, source, operations, { onProgress });
    }
    case 'changeChoices': {
      const { connector, source, choices } = message.request;
      return changeChoices(connector, source, choices, { onProgress });
    }
    case 'validate':
      // One connector is edited at a time: what of it is as it was need not be read and judged again.
      judged = followDocument(judged, message.request.connector);
      return validateDocument(judged);
    case 'writeBackup':
      return packBackup(message.request.entries, message.request.options);
    case 'readBackup':
      return readBackup(message.request.bytes);
  }
}
