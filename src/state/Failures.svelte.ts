import { pageFolder } from '#platform/location.ts';
import { browserName, watchFailures } from '#platform/failures.ts';

/** An error that no part of the page has caught. */
export interface LooseFailure {
  readonly error: unknown;
  readonly at: number;
  /** How often something like it has come since it was first shown. */
  readonly times: number;
}

/** What went wrong in the program itself. */
export class Failures {
  #loose = $state.raw<LooseFailure>();

  /** The latest, until it is dismissed. */
  get loose(): LooseFailure | undefined {
    return this.#loose;
  }

  watch(): void {
    watchFailures((error) => {
      const times = (this.#loose?.times ?? 0) + 1;
      this.#loose = { error, at: Date.now(), times };
    });
  }

  dismiss(): void {
    this.#loose = undefined;
  }

  /** A report to copy, with nothing of a file and no secret in it. */
  async report(where: string, error: unknown, at = Date.now()): Promise<string> {
    const { describeFailure } = await import('#core/diagnostics/describe-failure.ts');
    const surroundings = { version: __APP_VERSION__, browser: browserName(), folder: pageFolder() };
    return describeFailure({ where, error, at }, surroundings);
  }
}
