import { protectStorage, readStorageRoom, type StorageRoom } from '#platform/storage-room.ts';

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

  async protect(): Promise<void> {
    this.#wasRefused = !(await protectStorage());
    await this.read();
  }
}
