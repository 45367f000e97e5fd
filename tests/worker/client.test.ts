import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isAbort, WorkerClient } from '#worker/client.ts';
import type { TaskMessage, WorkerMessage } from '#worker/protocol.ts';

/** Keeps what it is sent and answers when told to. */
class FakeWorker extends EventTarget {
  readonly received: TaskMessage[] = [];
  isTerminated = false;

  postMessage(message: TaskMessage): void {
    structuredClone(message);
    this.received.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(message: WorkerMessage): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }

  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

let workers: FakeWorker[];
let client: WorkerClient;

beforeEach(() => {
  workers = [];
  client = new WorkerClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
});

const request = { connector: { definition: '{}', properties: '{}' }, profile: 'import', name: 'a' } as const;
const check = (signal?: AbortSignal) => client.run('validate', request, signal ? { signal } : {});
const workerAt = (index: number): FakeWorker => {
  const worker = workers[index];
  if (!worker) throw new Error(`There is no worker ${index}`);
  return worker;
};

describe('running', () => {
  it('starts the worker with the first task, and one only', async () => {
    expect(workers).toHaveLength(0);
    const first = check();
    workerAt(0).say({ kind: 'reply', reply: [] });
    await first;
    const second = check();
    workerAt(0).say({ kind: 'reply', reply: [] });
    await second;
    expect(workers).toHaveLength(1);
  });

  it('runs one after the other, in order', async () => {
    const replies = [check(), client.run('readBackup', { bytes: new Uint8Array([1]) }), check()];
    expect(workerAt(0).received.map(({ task }) => task)).toEqual(['validate']);
    workerAt(0).say({ kind: 'reply', reply: [] });
    expect(workerAt(0).received.map(({ task }) => task)).toEqual(['validate', 'readBackup']);
    workerAt(0).say({ kind: 'reply', reply: { ok: false, diagnostics: [] } });
    workerAt(0).say({ kind: 'reply', reply: [] });
    expect(await Promise.all(replies)).toEqual([[], { ok: false, diagnostics: [] }, []]);
  });

  it('tells progress of the task that runs', async () => {
    const onProgress = vi.fn();
    const bytes = new Uint8Array([1]);
    const running = client.run('readBackup', { bytes }, { onProgress });
    workerAt(0).say({ kind: 'progress', done: 3, total: 9 });
    workerAt(0).say({ kind: 'reply', reply: { ok: false, diagnostics: [] } });
    await running;
    expect(onProgress.mock.calls).toEqual([[3, 9]]);
  });
});

describe('cancelling', () => {
  it('ends the worker of the task that runs, and the next task gets a new one', async () => {
    const cancel = new AbortController();
    const cancelled = check(cancel.signal);
    const next = check();
    cancel.abort();
    await expect(cancelled).rejects.toSatisfy(isAbort);
    expect(workerAt(0).isTerminated).toBe(true);
    expect(workerAt(1).received).toHaveLength(1);
    workerAt(1).say({ kind: 'reply', reply: [] });
    expect(await next).toEqual([]);
  });

  it('takes a waiting task out and leaves the worker alone', async () => {
    const cancel = new AbortController();
    const running = check();
    const waiting = check(cancel.signal);
    cancel.abort();
    await expect(waiting).rejects.toSatisfy(isAbort);
    expect(workerAt(0).isTerminated).toBe(false);
    workerAt(0).say({ kind: 'reply', reply: [] });
    await running;
    expect(workerAt(0).received).toHaveLength(1);
  });

  it('does not start what was cancelled beforehand', async () => {
    await expect(check(AbortSignal.abort())).rejects.toSatisfy(isAbort);
    expect(workers).toHaveLength(0);
  });

  it('changes nothing once the reply is there', async () => {
    const cancel = new AbortController();
    const done = check(cancel.signal);
    workerAt(0).say({ kind: 'reply', reply: [] });
    await done;
    const next = check();
    cancel.abort();
    expect(workerAt(0).isTerminated).toBe(false);
    workerAt(0).say({ kind: 'reply', reply: [] });
    await next;
  });

  it('does not take an answer that an ended worker still had on its way for the next task’s', async () => {
    const cancel = new AbortController();
    const cancelled = check(cancel.signal);
    const settled = vi.fn();
    const next = client.run('readBackup', { bytes: new Uint8Array() }).then(settled);
    cancel.abort();
    await expect(cancelled).rejects.toSatisfy(isAbort);
    workerAt(0).say({ kind: 'reply', reply: [] });
    await Promise.resolve();
    expect(settled).not.toHaveBeenCalled();
    workerAt(1).say({ kind: 'reply', reply: { ok: false, diagnostics: [] } });
    await next;
    expect(settled).toHaveBeenCalledWith({ ok: false, diagnostics: [] });
  });
});

describe('failing', () => {
  it('rejects with what the worker said, and goes on', async () => {
    const failing = check();
    const next = check();
    workerAt(0).say({ kind: 'failure', message: 'No such rule' });
    await expect(failing).rejects.toMatchObject({
      message: expect.stringMatching(/not made for\.$/),
      cause: 'No such rule',
    });
    workerAt(0).say({ kind: 'reply', reply: [] });
    expect(await next).toEqual([]);
    expect(workers).toHaveLength(1);
  });

  it.each([
    { said: 'Uncaught RangeError: out of memory at x.js:1:2', told: /lack of memory\.$/ },
    { said: '', told: /lack of memory\.$/ },
    { said: 'Uncaught TypeError: Failed to fetch dynamically imported module: https://x/y.js', told: /offline/ },
    { said: 'TypeError: error loading dynamically imported module: https://x/y.js', told: /offline/ },
    { said: 'TypeError: Importing a module script failed.', told: /offline/ },
  ])('starts anew after a crash, and tells of it in our words: $said', async ({ said, told }) => {
    const failing = check();
    const next = check();
    workerAt(0).crash(said);
    await expect(failing).rejects.toMatchObject({ message: expect.stringMatching(told), cause: said });
    expect(workerAt(0).isTerminated).toBe(true);
    workerAt(1).say({ kind: 'reply', reply: [] });
    expect(await next).toEqual([]);
  });

  it('rejects what cannot be sent, and goes on', async () => {
    const bytes = Object.assign(new Uint8Array(), { toJSON: null });
    const uncloneable = client.run('import', {
      files: [{ bytes, name: (() => 'x') as unknown as string }],
      options: {},
    });
    await expect(uncloneable).rejects.toThrow();
    const next = check();
    workerAt(0).say({ kind: 'reply', reply: [] });
    expect(await next).toEqual([]);
  });

  it('rejects when the worker cannot be started, and tries again with the next task', async () => {
    const refusing = new WorkerClient(() => {
      throw new TypeError('Refused');
    });
    await expect(refusing.run('validate', request)).rejects.toMatchObject({ cause: { message: 'Refused' } });
    await expect(refusing.run('validate', request)).rejects.toMatchObject({ cause: { message: 'Refused' } });
  });
});
