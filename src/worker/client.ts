import type { TaskMessage, TaskName, Tasks, WorkerMessage } from './protocol.ts';

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

interface Job {
  readonly message: TaskMessage;
  readonly options: RunOptions;
  readonly resolve: (reply: Tasks[TaskName]['reply']) => void;
  readonly reject: (reason: Error) => void;
}

/** What went wrong in a worker, in a sentence for the maker. What the browser or the program said is its `cause`. */
export class WorkerFault extends Error {
  override readonly name = 'WorkerFault';
}

const words = {
  task: 'The program met something that it was not made for.',
  crash: 'The browser ended it, perhaps for lack of memory.',
  missing:
    'A file of the page could not be loaded: perhaps you are offline, or the page was updated since you opened it.',
  start: 'The browser could not begin it.',
} as const;

const faultOf = (what: keyof typeof words, cause: unknown): WorkerFault => new WorkerFault(words[what], { cause });

/**
 * Runs tasks in one worker, one after the other. The worker is started with the first task. A task that is cancelled
 * while it runs takes its worker with it, at once, whatever it was doing; the next task gets a new one.
 */
export class WorkerClient {
  readonly #start: () => Worker;
  readonly #waiting: Job[] = [];
  #worker: Worker | undefined;
  #current: Job | undefined;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  /** Rejects with an `AbortError` when cancelled, and with a `WorkerFault` when the worker fails (a programmer's mistake, or no memory). */
  run<K extends TaskName>(task: K, request: Tasks[K]['request'], options: RunOptions = {}): Promise<Tasks[K]['reply']> {
    return new Promise((resolve, reject) => {
      if (options.signal?.aborted) {
        reject(abortError());
        return;
      }
      // The pair of task and request is one of the union by this function's own signature.
      const message = { task, request } as TaskMessage;
      const job: Job = { message, options, resolve, reject };
      options.signal?.addEventListener('abort', () => this.#cancel(job), { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  #next(): void {
    if (this.#current) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#current = job;
    try {
      this.#worker ??= this.#startWorker();
      this.#worker.postMessage(job.message);
    } catch (error) {
      // What cannot be cloned, or a worker that cannot start, must not keep the others waiting.
      this.#current = undefined;
      job.reject(faultOf('start', error));
      this.#next();
    }
  }

  #startWorker(): Worker {
    const worker = this.#start();
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      const job = this.#current;
      // A worker that was ended may still have had an answer on its way.
      if (!job || worker !== this.#worker) return;
      switch (data.kind) {
        case 'progress':
          job.options.onProgress?.(data.done, data.total);
          return;
        case 'reply':
          this.#current = undefined;
          job.resolve(data.reply);
          break;
        case 'failure':
          this.#current = undefined;
          job.reject(faultOf('task', data.message));
      }
      this.#next();
    });
    worker.addEventListener('error', (event) => {
      if (worker !== this.#worker) return;
      // Its first lines load the rest of it (`spawn`), and that is what fails where a file is missing.
      const isMissing = /dynamically imported module|importing a module/i.test(event.message);
      this.#endWorker(faultOf(isMissing ? 'missing' : 'crash', event.message));
    });
    return worker;
  }

  #cancel(job: Job): void {
    const index = this.#waiting.indexOf(job);
    if (index >= 0) {
      this.#waiting.splice(index, 1);
      job.reject(abortError());
    } else if (job === this.#current) this.#endWorker(abortError());
  }

  #endWorker(reason: Error): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#current?.reject(reason);
    this.#current = undefined;
    this.#next();
  }
}

const abortError = (): DOMException => new DOMException('Cancelled', 'AbortError');

export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
