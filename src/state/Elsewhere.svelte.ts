import { remindOfCopies, type CopyReminder, type WorkHere } from '#core/history/copies-elsewhere.ts';
import { readChoice, writeChoice } from '#platform/choice.ts';

/** Where this is kept between visits; other pages write to it as well, so it is read anew before each change. */
const names = { work: 'work-here', backup: 'backed-up-at', putOff: 'backup-put-off-at' } as const;

/** What of the work is in this browser and nowhere else, to remind of a backup in time. */
export class Elsewhere {
  /** By connector id. */
  #work = $state.raw(readWork());
  /** False once the browser has refused to keep it: what is in memory counts then. */
  #isKept = true;
  #backedUpAt = $state.raw(readTime(names.backup));
  #putOffAt = $state.raw(readTime(names.putOff));

  /** In milliseconds since 1970. */
  get backedUpAt(): number | undefined {
    return this.#backedUpAt;
  }

  /** Undefined while there is nothing to be reminded of. `ids`: connectors that there are. */
  reminder(ids: readonly string[], now = Date.now()): CopyReminder | undefined {
    const known = ids.flatMap((id) => this.#work[id] ?? []);
    return remindOfCopies(known, now, this.#putOffAt);
  }

  noteEdit(id: string): void {
    this.#change((work) => {
      const { edits = 0, since = Date.now() } = work[id] ?? {};
      return { ...work, [id]: { edits: edits + 1, since } };
    });
  }

  /** A connector as it is now is somewhere else as well. */
  noteCopy(ids: readonly string[]): void {
    this.#change((work) => Object.fromEntries(Object.entries(work).filter(([id]) => !ids.includes(id))));
  }

  noteBackup(ids: readonly string[]): void {
    this.#backedUpAt = Date.now();
    writeChoice(names.backup, String(this.#backedUpAt));
    this.noteCopy(ids);
  }

  /** Says nothing for a week. */
  putOff(): void {
    this.#putOffAt = Date.now();
    writeChoice(names.putOff, String(this.#putOffAt));
  }

  #change(change: (work: Work) => Work): void {
    this.#work = change(this.#isKept ? readWork() : this.#work);
    this.#isKept = writeChoice(names.work, JSON.stringify(this.#work));
  }
}

type Work = Readonly<Record<string, WorkHere>>;

function readTime(name: string): number | undefined {
  const time = Number(readChoice(name) ?? Number.NaN);
  return Number.isFinite(time) ? time : undefined;
}

function readWork(): Work {
  try {
    const value: unknown = JSON.parse(readChoice(names.work) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, WorkHere] => isWork(entry[1])));
  } catch {
    return {};
  }
}

const isWork = (value: unknown): value is WorkHere =>
  typeof value === 'object' &&
  value !== null &&
  'edits' in value &&
  typeof value.edits === 'number' &&
  'since' in value &&
  typeof value.since === 'number';
