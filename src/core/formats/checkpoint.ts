import type { ConversionContext } from './format.ts';

/** How long work may go on without letting anything else in, in milliseconds. */
const maxBlock = 50;

/** How an abort travels up through the converters. */
class AbortError extends Error {
  override readonly name = 'AbortError';
}

/**
 * Makes the function that long work calls between its steps: it stops the work when the signal says so, and now and
 * then tells the progress and lets other work of the thread in, the message that cancels among it.
 */
export function makeCheckpoint({
  signal,
  onProgress,
}: {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}): ConversionContext['checkpoint'] {
  let last = Date.now();
  let isFirst = true;
  return async (done, total) => {
    if (signal?.aborted) throw new AbortError('The import was cancelled.');
    if (isFirst) onProgress?.(done, total);
    isFirst = false;
    if (Date.now() - last < maxBlock) return;
    onProgress?.(done, total);
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    last = Date.now();
    if (signal?.aborted) throw new AbortError('The import was cancelled.');
  };
}
