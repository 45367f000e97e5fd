import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { filterProblems, isFiltering, noFilter, type ProblemFilter } from '#core/problems/filter-problems.ts';
import {
  fixKindsOf,
  groupProblems,
  type FixCount,
  type Grouping,
  type ProblemGroup,
} from '#core/problems/group-problems.ts';
import { keyOf } from '#core/problems/list-change.ts';
import type { RuleFacts } from '#core/problems/rule-facts.ts';
import { indexOfPlace, stepTo, type WalkPlace } from '#core/problems/walk-problems.ts';
import type { Profile } from '#core/rules/rule.ts';
import type { Preferences } from './Preferences.svelte.ts';
import type { Workspace } from './Workspace.svelte.ts';

/** What somebody wants to see mended, before it is: one finding, or kinds to choose from. */
export type FixRequest = (
  | { readonly kind: 'one'; readonly diagnostic: Diagnostic }
  | { readonly kind: 'kinds'; readonly kinds: readonly FixCount[] }
) & {
  /** Where one goes on afterwards: at the next in the list or of the walk; absent: at the field itself. */
  readonly from?: 'list' | 'walk';
};

/** Where a walk from finding to finding stands. */
export interface WalkStop {
  readonly problem: Diagnostic;
  /** `3 of 17`. */
  readonly number: number;
  readonly of: number;
}

/** The findings of one connector as the maker looks at them: grouped, filtered, walked through, mended. */
export class ProblemsView {
  readonly #workspace: Workspace;
  readonly #preferences: Preferences;
  #isOpen = $state(false);
  #filter = $state.raw<ProblemFilter>(noFilter);
  #facts = $state.raw<ReadonlyMap<string, RuleFacts>>(new Map());
  #hasFacts = false;
  #walk = $state.raw<WalkPlace>();
  /** The groups that were folded or unfolded by hand. */
  #unfolded = $state.raw<ReadonlyMap<string, boolean>>(new Map());
  #fixing = $state.raw<FixRequest>();

  constructor(workspace: Workspace, preferences: Preferences) {
    this.#workspace = workspace;
    this.#preferences = preferences;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(): void {
    this.#isOpen = true;
    void this.#learnFacts();
  }

  close(): void {
    this.#isOpen = false;
  }

  get filter(): ProblemFilter {
    return this.#filter;
  }

  set filter(filter: ProblemFilter) {
    this.#filter = filter;
  }

  get isFiltering(): boolean {
    return isFiltering(this.#filter);
  }

  get grouping(): Grouping {
    return this.#preferences.grouping;
  }

  set grouping(grouping: Grouping) {
    this.#preferences.grouping = grouping;
  }

  get profile(): Profile {
    return this.#workspace.checking.profile;
  }

  set profile(profile: Profile) {
    this.#preferences.profile = profile;
    this.#workspace.checking.profile = profile;
  }

  /** Reason, source and the service's own names of each rule, by code; empty until they are there. */
  get facts(): ReadonlyMap<string, RuleFacts> {
    return this.#facts;
  }

  readonly filtered = $derived.by(() => filterProblems(this.#workspace.diagnostics, this.#filter, this.#facts));
  readonly groups: readonly ProblemGroup[] = $derived.by(() => groupProblems(this.filtered.problems, this.grouping));
  /** What can be mended by rule, of all findings. */
  readonly fixKinds: readonly FixCount[] = $derived.by(() => fixKindsOf(this.#workspace.diagnostics));

  /** In the order in which one goes from one to the next. What nobody sees does not filter. */
  readonly #order: readonly Diagnostic[] = $derived.by(() => {
    const groups = this.#isOpen ? this.groups : groupProblems(this.#workspace.diagnostics, this.grouping);
    return groups.flatMap(({ problems }) => problems);
  });

  /** Few findings are seen at once; of many, only what they have in common. */
  isUnfolded(group: ProblemGroup): boolean {
    return this.#unfolded.get(group.id) ?? this.filtered.problems.length <= 30;
  }

  fold(group: ProblemGroup, isUnfolded: boolean): void {
    this.#unfolded = new Map([...this.#unfolded, [group.id, isUnfolded]]);
  }

  foldAll(isUnfolded: boolean): void {
    this.#unfolded = new Map(this.groups.map(({ id }) => [id, isUnfolded]));
  }

  /** Where the walk stands; undefined before it begins, and once its finding is gone. */
  readonly stop: WalkStop | undefined = $derived.by(() => {
    if (!this.#walk) return undefined;
    const index = indexOfPlace(this.#order, this.#walk);
    const problem = index === undefined ? undefined : this.#order[index];
    return problem && index !== undefined ? { problem, number: index + 1, of: this.#order.length } : undefined;
  });

  get isWalking(): boolean {
    return this.#walk !== undefined;
  }

  /** Goes to the next finding or the one before. @returns Undefined when there are none. */
  step(by: 1 | -1): Diagnostic | undefined {
    const index = stepTo(this.#order, this.#walk, by);
    const problem = index === undefined ? undefined : this.#order[index];
    if (!problem || index === undefined) return undefined;
    this.#walk = { key: keyOf(problem), index };
    return problem;
  }

  /** Stands at a finding that was chosen. */
  stand(problem: Diagnostic): void {
    const index = this.#order.indexOf(problem);
    this.#walk = { key: keyOf(problem), index: Math.max(0, index) };
  }

  endWalk(): void {
    this.#walk = undefined;
  }

  /** What is about to be mended; shown before it is. */
  get fixing(): FixRequest | undefined {
    return this.#fixing;
  }

  set fixing(request: FixRequest | undefined) {
    this.#fixing = request;
  }

  async #learnFacts(): Promise<void> {
    if (this.#hasFacts) return;
    this.#hasFacts = true;
    try {
      this.#facts = new Map((await this.#workspace.checking.describeRules()).map((one) => [one.code, one]));
    } catch {
      // Without them findings are told by their code; the next opening tries again.
      this.#hasFacts = false;
    }
  }
}
