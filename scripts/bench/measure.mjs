/**
 * The median time of a piece of work, in milliseconds.
 *
 * @param {{ runs: number, ms: number, isCpu?: boolean }} effort Until it was done this often or for this long, but three
 * times at least. `isCpu`: the processor's time, which says more on a computer that does other things too.
 */
export async function median(work, { runs, ms, isCpu = false }) {
  const now = isCpu ? cpuTime : () => performance.now();
  const times = [];
  const began = performance.now();
  while (times.length < runs && (times.length < 3 || performance.now() - began < ms)) {
    const started = now();
    await work();
    times.push(now() - started);
  }
  return middleOf(times);
}

function cpuTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The time that a piece of work takes once, in milliseconds. */
export function time(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The middle one of some numbers; NaN for none. */
export function middleOf(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
