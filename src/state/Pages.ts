import { openPageChannel, type PageChannel } from '#platform/page-channel.ts';
import { lockIfFree, lockInTurn, stealLock, type HeldLock } from '#platform/page-lock.ts';

/** What pages of one browser tell each other. */
type Message =
  /** Something of these connectors was stored. */
  | { readonly kind: 'stored'; readonly ids: readonly string[] }
  /** Another page wants to write to this connector. */
  | { readonly kind: 'wanted'; readonly id: string }
  /** A passphrase was set for secrets, or they were all forgotten. */
  | { readonly kind: 'secrets' };

interface Listeners {
  /** Another page has stored something of these connectors. */
  readonly onStored: (ids: readonly string[]) => void;
  /** Another page wants to write to a connector that this one has: save, and stop writing to it. */
  readonly onWanted: (id: string) => Promise<void>;
  /** Another page has taken a connector without waiting: nothing may be written to it any more. */
  readonly onLost: (id: string) => void;
  /** Another page has set a passphrase for secrets, or forgotten them all. */
  readonly onSecrets: () => void;
}

/** How long a page is waited for that shall give a connector up, in milliseconds. Saving takes far less. */
const patience = 3000;

/** Who of the pages that are open writes to which connector: one page at a time to each. */
export class Pages {
  readonly #listeners: Listeners;
  readonly #channel: PageChannel;
  readonly #held = new Map<string, HeldLock>();

  constructor(name: string, listeners: Listeners) {
    this.#listeners = listeners;
    this.#channel = openPageChannel(name, (message) => this.#hear(message));
  }

  /** True if this page may write to the connector from now on; false while another one does. */
  async hold(id: string): Promise<boolean> {
    return this.#held.has(id) || this.#keep(id, await lockIfFree(lockName(id)));
  }

  /** Takes a connector over: asks the page that has it to give it up, and takes it if that does not answer. */
  async takeOver(id: string): Promise<void> {
    if (await this.hold(id)) return;
    this.#channel.post({ kind: 'wanted', id } satisfies Message);
    let lock: HeldLock | undefined;
    try {
      lock = await lockInTurn(lockName(id), AbortSignal.timeout(patience));
    } catch {
      lock = await stealLock(lockName(id));
    }
    this.#keep(id, lock);
  }

  release(id: string): void {
    this.#held.get(id)?.release();
    this.#held.delete(id);
  }

  /** Tells the other pages. */
  tellStored(ids: readonly string[]): void {
    this.#channel.post({ kind: 'stored', ids } satisfies Message);
  }

  tellSecrets(): void {
    this.#channel.post({ kind: 'secrets' } satisfies Message);
  }

  close(): void {
    this.#channel.close();
    for (const id of [...this.#held.keys()]) this.release(id);
  }

  #keep(id: string, lock: HeldLock | undefined): boolean {
    if (!lock) return false;
    this.#held.set(id, lock);
    void lock.lost.then(() => {
      if (this.#held.get(id) !== lock) return;
      this.#held.delete(id);
      this.#listeners.onLost(id);
    });
    return true;
  }

  #hear(message: unknown): void {
    if (!isMessage(message)) return;
    if (message.kind === 'stored') this.#listeners.onStored(message.ids);
    else if (message.kind === 'secrets') this.#listeners.onSecrets();
    else if (this.#held.has(message.id)) void this.#giveUp(message.id);
  }

  async #giveUp(id: string): Promise<void> {
    await this.#listeners.onWanted(id);
    this.release(id);
  }
}

const lockName = (id: string): string => `connector/${id}`;

/** Another version of the page may be open, and say other things. */
function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'secrets') return true;
  if (value.kind === 'wanted') return 'id' in value && typeof value.id === 'string';
  if (value.kind !== 'stored' || !('ids' in value) || !Array.isArray(value.ids)) return false;
  return value.ids.every((id) => typeof id === 'string');
}
