import { countBySeverity, type Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { Connector } from '#core/document/connector.ts';
import type { ConnectorDocument } from '#core/document/open-document.ts';
import type { ExportFile } from '#core/exports/export-target.ts';
import type { LimitReading } from '#core/limits/limit.ts';
import { measureRoughly } from '#core/limits/read-limits.ts';
import type { ProblemFilter } from '#core/problems/filter-problems.ts';
import { changeList } from '#core/problems/list-change.ts';
import type { FixPreview, FixWish } from '#core/problems/preview-fixes.ts';
import type { RuleFacts } from '#core/problems/rule-facts.ts';
import type { ProblemReportForm } from '#core/problems/write-report.ts';
import type { Profile } from '#core/rules/rule.ts';
import { isAbort, type WorkerClient } from '#worker/client.ts';
import type { ValidateReply } from '#worker/protocol.ts';
import { newId } from './new-id.ts';

interface Dependencies {
  readonly worker: WorkerClient;
  readonly profile: Profile;
  /** What is to be checked, as it is now. */
  readonly current: () => Connector;
  /** Told how many errors and warnings there are, after each check. */
  readonly onChecked: (problems: number) => void;
}

/** After the last key, in milliseconds. */
const checkDelay = 250;

/** Judges one connector by the rules and measures it, in the worker, whenever it has changed. */
export class Checking {
  readonly #dependencies: Dependencies;
  #diagnostics = $state.raw<readonly Diagnostic[]>([]);
  #limits: readonly LimitReading[];
  #isChecked = $state(false);
  #profile: Profile;
  /** What the worker knows the findings by that are shown. */
  #known: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRunning = false;
  #isOutdated = false;
  readonly #closing = new AbortController();

  /** @param document Measured roughly until the first check is through. */
  constructor(document: ConnectorDocument, dependencies: Dependencies) {
    this.#dependencies = dependencies;
    this.#profile = $state.raw(dependencies.profile);
    this.#limits = $state.raw(measureRoughly(document));
    this.soon(0);
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  /** As of the last check. */
  get limits(): readonly LimitReading[] {
    return this.#limits;
  }

  /** False until the first check is through. */
  get isChecked(): boolean {
    return this.#isChecked;
  }

  /** What it is judged for. */
  get profile(): Profile {
    return this.#profile;
  }

  set profile(profile: Profile) {
    if (profile === this.#profile) return;
    this.#profile = profile;
    this.soon(0);
  }

  /** Checks again, once nothing has changed for a moment. */
  soon(delay = checkDelay): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), delay);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#closing.abort();
  }

  /**
   * What mending would do to the connector as it is now.
   *
   * @returns Undefined when there is nothing to mend any more.
   * @throws what the worker does; an `AbortError` when cancelled.
   */
  previewFixes(wish: FixWish, signal?: AbortSignal): Promise<FixPreview | undefined> {
    const { worker, current } = this.#dependencies;
    return worker.run('previewFixes', { connector: current(), profile: this.#profile, wish }, signal && { signal });
  }

  /** The findings that are wanted as a file. */
  report(filter: ProblemFilter, form: ProblemReportForm): Promise<ExportFile> {
    const { worker, current } = this.#dependencies;
    return worker.run('reportProblems', { connector: current(), profile: this.#profile, filter, form });
  }

  /** What each rule is about, in the order of the registry. */
  describeRules(): Promise<readonly RuleFacts[]> {
    return this.#dependencies.worker.run('describeRules', {});
  }

  async #run(): Promise<void> {
    // A check that runs is let through: ending it would cost the worker, and so more than the rest of it.
    if (this.#isRunning) {
      this.#isOutdated = true;
      return;
    }
    this.#isRunning = true;
    const { worker, current } = this.#dependencies;
    const { signal } = this.#closing;
    try {
      const name = newId();
      const known = this.#known !== undefined && { known: this.#known };
      const request = { connector: current(), profile: this.#profile, name, ...known };
      this.#take(await worker.run('validate', request, { signal }));
      this.#known = name;
    } catch (error) {
      if (!isAbort(error)) {
        this.#diagnostics = [stoppedCheck(error)];
        this.#known = undefined;
      }
    }
    this.#isRunning = false;
    if (!this.#isOutdated || signal.aborted) return;
    this.#isOutdated = false;
    await this.#run();
  }

  #take(reply: ValidateReply): void {
    this.#diagnostics = reply.kind === 'whole' ? reply.diagnostics : changeList(this.#diagnostics, reply.runs);
    this.#limits = reply.limits ?? this.#limits;
    this.#isChecked = true;
    const { error, warning } = countBySeverity(this.#diagnostics);
    this.#dependencies.onChecked(error + warning);
  }
}

const stoppedCheck = (error: unknown): Diagnostic => ({
  code: 'check/stopped',
  severity: 'warning',
  message: `Checking stopped unexpectedly: ${error instanceof Error ? error.message : String(error)} It is tried again with your next change.`,
  pointer: '',
});
