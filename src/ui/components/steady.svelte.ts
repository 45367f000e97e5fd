import { untrack } from 'svelte';

/**
 * A value that many rows of a list ask for. All that reads a `$derived` is gone through whenever anything the value is made
 * of changes, only to find that it is the same; this tells its readers when it is another one, and not before. In return it
 * is as old as the last time the page was brought up to date.
 */
export function steady<T>(read: () => T): { readonly current: T } {
  let current = $state.raw(untrack(read));
  $effect.pre(() => {
    current = read();
  });
  return {
    get current() {
      return current;
    },
  };
}
