import type { Library } from '#state/Library.svelte.ts';

export type Summary = Library['summaries'][number];
export type Order = 'changed' | 'name' | 'problems';

/** Those whose name or host holds every word of the search, in the order asked for; ties by name. */
export function findConnectors(summaries: readonly Summary[], search: string, order: Order): readonly Summary[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = summaries.filter(({ name, host }) => {
    const text = `${name} ${host}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return found.toSorted(comparisons[order]);
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const byName = (a: Summary, b: Summary): number => collator.compare(a.name, b.name);
const comparisons: Readonly<Record<Order, (a: Summary, b: Summary) => number>> = {
  changed: (a, b) => b.changedAt - a.changedAt || byName(a, b),
  name: byName,
  problems: (a, b) => b.problems - a.problems || byName(a, b),
};
