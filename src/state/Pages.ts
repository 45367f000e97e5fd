import { openPageChannel, type PageChannel } from '#platform/page-channel.ts';
import { lockIfFree, lockInTurn, stealLock, type HeldLock } from '#platform/page-lock.ts';

/** What pages of one browser tell each other. */
type Message =
  /** Something of these connectors was stored. */
  | { readonly kind: 'stored'; readonly ids: readonly string[] }
  /** Does any page write to this connector? One that does answers `held`. */
  | { readonly kind: 'asked'; readonly id: string }
  | { readonly kind: 'held'; readonly id: string }
  /** Another page wants to write to this connector. The one that does answers `heard`, and gives it up or answers `kept`. */
  | { readonly kind: 'wanted'; readonly id: string }
  | { readonly kind: 'heard'; readonly id: string }
  | { readonly kind: 'kept'; readonly id: string }
  /** What is kept of secrets has changed, their passphrase too. */
  | { readonly kind: 'secrets' }
  /** Secrets are locked: nobody shall have them in memory any more. */
  | { readonly kind: 'locked' };

interface Listeners {
  /** Another page has stored something of these connectors. */
  readonly onStored: (ids: readonly string[]) => void;
  /** Another page wants to write to a connector that this one has: true once all is saved and nothing more is written to it. */
  readonly onWanted: (id: string) => Promise<boolean>;
  /** Another page has taken a connector without waiting: nothing may be written to it any more. */
  readonly onLost: (id: string) => void;
  /** Another page has kept other secrets, or forgotten them all. */
  readonly onSecrets: () => void;
  /** On another page the maker has locked the secrets. */
  readonly onLocked: () => void;
}

/** How long a page is waited for that shall give a connector up, in milliseconds. */
const patience = 3000;
/** The same for a page that has heard of it: it may be at work on more than this connector, as with a backup. */
const longPatience = 30_000;
/** The same for a page that does not say that it has it: it is on its way out, as before a reload, or it is asleep. */
const grace = 300;

/** What came of asking for a connector that another page has. */
type Answer = 'given' | 'kept' | 'none';

interface Asking {
  readonly kind: 'asked' | 'wanted';
  readonly id: string;
  readonly waiting: AbortController;
  /** Waits for an answer so long from now, in milliseconds, and no longer. */
  readonly wait: (time: number) => void;
}

/** Who of the pages that are open writes to which connector: one page at a time to each. */
export class Pages {
  readonly #listeners: Listeners;
  readonly #channel: PageChannel;
  readonly #held = new Map<string, HeldLock>();
  /** What this page waits for. */
  readonly #asking = new Set<Asking>();
  /** What this page is about to give up. */
  readonly #giving = new Set<string>();

  constructor(name: string, listeners: Listeners) {
    this.#listeners = listeners;
    this.#channel = openPageChannel(name, (message) => this.#hear(message));
  }

  /** True if this page may write to the connector from now on; false while another one does. */
  async hold(id: string): Promise<boolean> {
    return (await this.takeFree(id)) || (await this.#ask('asked', id, grace)) === 'given';
  }

  /**
   * Takes a connector over: asks the page that has it to give it up, and takes it if that does not answer.
   *
   * @returns False when the other page keeps it, because it cannot save what was done there.
   */
  async takeOver(id: string): Promise<boolean> {
    if (await this.takeFree(id)) return true;
    const answer = await this.#ask('wanted', id, patience);
    return answer === 'none' ? this.#keep(id, await stealLock(lockName(id))) : answer === 'given';
  }

  /** True if no other page writes to the connector: this one may, from now on. */
  async takeFree(id: string): Promise<boolean> {
    return this.#held.has(id) || this.#keep(id, await lockIfFree(lockName(id)));
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

  tellLocked(): void {
    this.#channel.post({ kind: 'locked' } satisfies Message);
  }

  close(): void {
    this.#channel.close();
    for (const id of [...this.#held.keys()]) this.release(id);
  }

  /** Waits for a connector until it is free, or the page that has it says that it stays there. */
  async #ask(kind: 'asked' | 'wanted', id: string, time: number): Promise<Answer> {
    const waiting = new AbortController();
    let silence: AbortSignal | undefined;
    const stop = (): void => waiting.abort('none' satisfies Answer);
    const wait = (longer: number): void => {
      silence?.removeEventListener('abort', stop);
      silence = AbortSignal.timeout(longer);
      if (silence.aborted) stop();
      else silence.addEventListener('abort', stop);
    };
    wait(time);
    const asking: Asking = { kind, id, waiting, wait };
    this.#asking.add(asking);
    try {
      const lock = lockInTurn(lockName(id), waiting.signal);
      this.#channel.post({ kind, id } satisfies Message);
      return this.#keep(id, await lock) ? 'given' : 'none';
    } catch {
      return waiting.signal.reason === 'kept' ? 'kept' : 'none';
    } finally {
      silence?.removeEventListener('abort', stop);
      this.#asking.delete(asking);
    }
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
    switch (message.kind) {
      case 'stored':
        return this.#listeners.onStored(message.ids);
      case 'secrets':
        return this.#listeners.onSecrets();
      case 'locked':
        return this.#listeners.onLocked();
      case 'asked':
        if (this.#held.has(message.id)) this.#channel.post({ kind: 'held', id: message.id } satisfies Message);
        return;
      case 'wanted':
        if (this.#held.has(message.id)) void this.#giveUp(message.id);
        return;
      case 'held':
        return this.#askers('asked', message.id, ({ waiting }) => waiting.abort('kept' satisfies Answer));
      case 'heard':
        return this.#askers('wanted', message.id, ({ wait }) => wait(longPatience));
      case 'kept':
        return this.#askers('wanted', message.id, ({ waiting }) => waiting.abort('kept' satisfies Answer));
    }
  }

  #askers(kind: Asking['kind'], id: string, tell: (asking: Asking) => void): void {
    for (const asking of this.#asking) if (asking.kind === kind && asking.id === id) tell(asking);
  }

  async #giveUp(id: string): Promise<void> {
    this.#channel.post({ kind: 'heard', id } satisfies Message);
    if (this.#giving.has(id)) return;
    this.#giving.add(id);
    try {
      if (await this.#listeners.onWanted(id)) this.release(id);
      else this.#channel.post({ kind: 'kept', id } satisfies Message);
    } finally {
      this.#giving.delete(id);
    }
  }
}

const lockName = (id: string): string => `connector/${id}`;

const aboutOne: ReadonlySet<unknown> = new Set(['asked', 'held', 'wanted', 'heard', 'kept']);

/** Another version of the page may be open, and say other things. */
function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'secrets' || value.kind === 'locked') return true;
  if (aboutOne.has(value.kind)) return 'id' in value && typeof value.id === 'string';
  if (value.kind !== 'stored' || !('ids' in value) || !Array.isArray(value.ids)) return false;
  return value.ids.every((id) => typeof id === 'string');
}
