import type { TaskMessage, WorkerMessage } from './protocol.ts';
import { runTask } from './run-task.ts';

const post = (message: WorkerMessage): void => {
  postMessage(message);
};

addEventListener('message', (event: MessageEvent<TaskMessage>) => {
  void (async () => {
    try {
      post({
        kind: 'reply',
        reply: await runTask(event.data, (done, total) => post({ kind: 'progress', done, total })),
      });
    } catch (error) {
      post({ kind: 'failure', message: error instanceof Error ? error.message : String(error) });
    }
  })();
});
