// A thread that checks inputs, and the watch over it: one that does not answer, or ends, is told as a fault and replaced.
import { Worker } from 'node:worker_threads';

/**
 * @param {{ worker: string, folder: string, seed: number, patience?: number }} about `patience` in milliseconds: a step that takes
 *   longer is ended; on a busy machine a good one may take a while.
 * @returns {{ run: (task: object) => Promise<{ verdict: object, made: string[], files?: object[] }>, stop: () => Promise<void> }}
 */
export function startThread({ worker, folder, seed, patience = 30_000 }) {
  let thread;
  let waiting;

  const start = () => {
    const started = new Worker(worker, {
      workerData: { folder, seed },
      resourceLimits: { maxOldGenerationSizeMb: 1500 },
    });
    started.on('message', (answer) => {
      if (thread !== started || !waiting) return;
      if (answer.verdict) return settle(answer);
      waiting.step = answer.step;
      watch();
    });
    started.on('error', (error) => thread === started && fail(`ends the thread: ${error.code ?? error.message}`));
    started.on('exit', (code) => thread === started && fail(`ends the thread: code ${code}`));
    thread = started;
  };

  const watch = () => {
    clearTimeout(waiting.timer);
    waiting.timer = setTimeout(() => fail('hangs'), patience);
  };
  const settle = (answer) => {
    clearTimeout(waiting.timer);
    const { resolve } = waiting;
    waiting = undefined;
    resolve(answer);
  };
  const fail = (what) => {
    void thread?.terminate();
    thread = undefined;
    if (!waiting) return;
    const { step } = waiting;
    // Making the input and judging it with other tools are not the app's work.
    const isOurs = step !== 'make' && !step.startsWith('judge');
    settle({ verdict: { ok: false, ...(isOurs && { fault: { kind: `${step}: ${what}`, detail: '' } }) }, made: [] });
  };

  return {
    run: (task) =>
      new Promise((resolve) => {
        if (!thread) start();
        waiting = { resolve, step: 'start' };
        watch();
        thread.postMessage(task);
      }),
    stop: async () => void (await thread?.terminate()),
  };
}
