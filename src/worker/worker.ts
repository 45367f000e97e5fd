import { readBackup } from '#core/exports/backup.ts';
import { packBackup } from '#core/exports/pack-backup.ts';
import { importDescription } from '#core/formats/import-description.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';
import type { TaskMessage, Tasks, TaskName, WorkerMessage } from './protocol.ts';

const post = (message: WorkerMessage): void => {
  postMessage(message);
};

function run(message: TaskMessage): Promise<Tasks[TaskName]['reply']> | Tasks[TaskName]['reply'] {
  switch (message.task) {
    case 'import': {
      const { files, options } = message.request;
      const onProgress = (done: number, total: number): void => {
        post({ kind: 'progress', done, total });
      };
      return importDescription(files, { ...options, onProgress });
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
