import type { Change, ChangedOperation, Finding } from './change.ts';

/** What was found while two values were compared that several operations may lead to. */
export interface Scope {
  readonly found: Found[];
  /** What was compared on the way, once for all who lead there. */
  readonly inner: Set<Scope>;
}

interface Found {
  finding: Finding;
  readonly operations: Set<ChangedOperation>;
}

/** Collects changes: the same one is listed once, with all the operations that it reaches. */
export class ChangeLog {
  readonly #found = new Map<string, Found>();

  newScope(): Scope {
    return { found: [], inner: new Set() };
  }

  /** The same change may be found on two ways; it breaks flows if it does on one of them. */
  add(finding: Finding, scope?: Scope): void {
    const key = `${finding.kind}\n${finding.before ?? ''}\n${finding.after ?? ''}\n${finding.message}`;
    let found = this.#found.get(key);
    if (!found) this.#found.set(key, (found = { finding, operations: new Set() }));
    else if (finding.breaking && !found.finding.breaking) found.finding = finding;
    scope?.found.push(found);
  }

  /** Notes that all that was found in a scope, and further in, reaches an operation. @returns How much that is. */
  credit(operation: ChangedOperation, scope: Scope): number {
    const seen = new Set([scope]);
    let count = 0;
    // A set that grows while it is walked is walked to its end.
    for (const { found, inner } of seen) {
      for (const { operations } of found) operations.add(operation);
      count += found.length;
      for (const next of inner) seen.add(next);
    }
    return count;
  }

  /** In the order in which they were found. */
  get changes(): readonly Change[] {
    return [...this.#found.values()].map(({ finding, operations }) => ({ ...finding, operations: [...operations] }));
  }
}
