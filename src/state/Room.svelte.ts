import { readChoice, writeChoice } from '#platform/choice.ts';
import { canProtectStorage, protectStorage, readStorageRoom, type StorageRoom } from '#platform/storage-room.ts';

const askedName = 'asked-to-protect';

/** How much the browser lets this page keep, read anew when asked. */
export class Room {
  #reading = $state.raw<StorageRoom>();
  #wasRefused = $state.raw(false);

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
    if (!canProtectStorage() || readChoice(askedName) !== undefined) return undefined;
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
