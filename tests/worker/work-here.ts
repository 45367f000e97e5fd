import { vi } from 'vitest';
import { WorkerClient } from '#worker/client.ts';
import type { TaskMessage } from '#worker/protocol.ts';
import { runTask } from '#worker/run-task.ts';

/** There are no workers in jsdom: from now on their tasks are done by the same code in the test itself. */
export function workHere(): void {
  vi.spyOn(WorkerClient.prototype, 'run').mockImplementation((task, request) => {
    // The pair of task and request is one of the union by the signature of `run`. Cloned, as the way to a worker does.
    return runTask(structuredClone({ task, request }) as TaskMessage);
  });
}
