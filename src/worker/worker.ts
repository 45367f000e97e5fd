import { readBackup } from '#core/exports/backup.ts';
import { packBackup } from '#core/exports/pack-backup.ts';
import { addOperations, changeChoices } from '#core/reimport/reimport.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';
import { runExcerpt, runImport, runReport } from './run-import.ts';
import type { TaskMessage, Tasks, TaskName, WorkerMessage } from './protocol.ts';

const post = (message: WorkerMessage): void => {
  postMessage(message);
};

const onProgress = (done: number, total: number): void => {
  post({ kind: 'progress', done, total });
};

function run(message: TaskMessage): Promise<Tasks[TaskName]['reply']> | Tasks[TaskName]['reply'] {
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
      return validateConnector(message.request.connector);
    case 'writeBackup':
      return packBackup(message.request.entries, message.request.options);
    case 'readBackup':
      return readBackup(message.request.bytes);
  }
}

addEventListener('message', (event: MessageEvent<TaskMessage>) => {
  void (async () => {
    try {
      post({ kind: 'reply', reply: await run(event.data) });
    } catch (error) {
      post({ kind: 'failure', message: error instanceof Error ? error.message : String(error) });
    }
  })();
});
