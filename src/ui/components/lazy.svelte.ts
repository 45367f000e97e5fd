import type { Component } from 'svelte';

/**
 * A component in a chunk of its own, loaded before it is needed where there is time: `component` is there at once then, so
 * that nothing flickers, and what looks for the focus finds it.
 */
export class Lazy<Props extends object> {
  readonly #import: () => Promise<{ readonly default: Component<Props> }>;
  #component = $state.raw<Component<Props>>();
  #loading: Promise<Component<Props>> | undefined;

  constructor(load: () => Promise<{ readonly default: Component<Props> }>) {
    this.#import = load;
  }

  /** Undefined until it is loaded; whoever looks sees it come. */
  get component(): Component<Props> | undefined {
    if (!this.#component) void this.load();
    return this.#component;
  }

  /** A load that failed, as without a network, is tried again by the next who asks. */
  load(): Promise<Component<Props>> {
    this.#loading ??= this.#import().then(
      ({ default: component }) => (this.#component = component),
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }
}

/** Loads components one after the other while the browser has nothing else to do. */
export function loadInIdleTime(components: readonly Pick<Lazy<never>, 'load'>[]): () => void {
  let isWanted = true;
  const idle = (): Promise<void> =>
    new Promise((resolve) => {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2_000 });
      else setTimeout(resolve, 200);
    });
  void (async () => {
    for (const component of components) {
      await idle();
      if (!isWanted) return;
      // Nobody waits for it yet: who does is told when it fails.
      await component.load().catch(() => undefined);
    }
  })();
  return () => (isWanted = false);
}
