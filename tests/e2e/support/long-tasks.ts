import type { Page } from '@playwright/test';

/** Work that kept the main thread from everything else. */
export interface LongTask {
  /** CPU time of the thread. */
  readonly ms: number;
  /** Longest first: what it was spent on, `12 ms FunctionCall app.js:1:2345`. */
  readonly parts: readonly string[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Microseconds on the clock, and on the thread's own. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: {
      readonly url?: string;
      readonly functionName?: string;
      readonly lineNumber?: number;
      readonly columnNumber?: number;
    };
  };
}

/**
 * Runs `work` and tells which tasks of the page's main thread took more than `limit` milliseconds.
 *
 * Counted is the thread's own CPU time, out of the browser's trace. `PerformanceObserver` tells the time on the clock,
 * and on a machine that has other work to do that measures the neighbours.
 */
export async function longTasksDuring(
  page: Page,
  limit: number,
  work: () => Promise<void>,
): Promise<readonly LongTask[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('There is no browser to trace.');
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'v8'] });
  await work();
  const trace: unknown = JSON.parse((await browser.stopTracing()).toString());
  const { traceEvents: events } = trace as { readonly traceEvents: readonly TraceEvent[] };

  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const inPage = events.filter((event) => event.ph === 'X' && mains.has(threadOf(event)));
  const cost = ({ tdur, dur = 0 }: TraceEvent): number => (tdur ?? dur) / 1000;
  return inPage
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && cost(event) > limit)
    .flatMap((task) => {
      const end = task.ts + (task.dur ?? 0);
      const inside = inPage.filter(
        (event) => event !== task && threadOf(event) === threadOf(task) && event.ts >= task.ts && event.ts < end,
      );
      if (inside.every(({ name }) => browserOwn.has(name))) return [];
      const parts = inside
        .toSorted((a, b) => cost(b) - cost(a))
        .slice(0, 8)
        .map((event) => `${Math.round(cost(event))} ms ${event.name} ${whereOf(event)}`.trim());
      return [{ ms: Math.round(cost(task)), parts }];
    });
}

/** A message from one process of the browser to another, such as the file that a test chooses: no script, no layout of the page. */
const browserOwn: ReadonlySet<string> = new Set(['SimpleWatcher::OnHandleReady', 'Receive mojo message']);

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;

function whereOf({ args }: TraceEvent): string {
  const { url = '', functionName = '', lineNumber, columnNumber } = args?.data ?? {};
  return url === '' ? functionName : `${functionName} ${url.replace(/^.*\//, '')}:${lineNumber}:${columnNumber}`.trim();
}
