import { readChoice, writeChoice } from '#platform/choice.ts';
import { canProtectStorage, protectStorage, readStorageRoom, type StorageRoom } from '#platform/storage-room.ts';
import type { RecordSizes, RecordSizing } from '#storage/measure-records.ts';

export type { RecordSizes };

const askedName = 'asked-to-protect';

/** How much the browser lets this page keep, read anew when asked. */
export class Room {
  readonly #sizing: RecordSizing;
  #sizes = $state.raw<RecordSizes>();
  #reading = $state.raw<StorageRoom>();
  #wasRefused = $state.raw(false);
  #wasAsked = false;

  constructor(sizing: RecordSizing) {
    this.#sizing = sizing;
  }

  /** What each connector takes, and leftovers; undefined until `measure` has looked. */
  get sizes(): RecordSizes | undefined {
    return this.#sizes;
  }

  /** Looks at every record: takes a moment where there is much. */
  async measure(): Promise<void> {
    try {
      this.#sizes = await this.#sizing.measure();
    } catch {
      // What cannot be read has no size; why, the library says.
      this.#sizes = undefined;
    }
  }

  /** Edits that were put aside, as a file to look into, without what looks like a secret. */
  async lostEdits(): Promise<string> {
    const { maskSecrets } = await import('#core/secrets/find-secrets.ts');
    return maskSecrets(JSON.stringify(Object.fromEntries(await this.#sizing.readLost()), null, 2)).text;
  }

  /** Removes what older versions have left, or what was put aside, for ever. */
  async drop(what: 'old' | 'lost'): Promise<void> {
    await this.#sizing.drop(what);
    await Promise.all([this.measure(), this.read()]);
  }

  /** Undefined until it was read. */
  get reading(): StorageRoom | undefined {
    return this.#reading;
  }

  /** The browser was asked to protect the storage and did not agree. */
  get wasRefused(): boolean {
    return this.#wasRefused;
  }

  async read(): Promise<void> {
    this.#reading = await readStorageRoom();
  }

  /** Asks once in the life of this browser, and says nothing after that. */
  async protectOnce(): Promise<'agreed' | 'declined' | undefined> {
    if (!canProtectStorage() || this.#wasAsked || readChoice(askedName) !== undefined) return undefined;
    this.#wasAsked = true;
    writeChoice(askedName, 'yes');
    await this.read();
    if (this.#reading?.isProtected) return undefined;
    await this.protect();
    return this.#wasRefused ? 'declined' : 'agreed';
  }

  async protect(): Promise<void> {
    this.#wasRefused = !(await protectStorage());
    await this.read();
  }
}
