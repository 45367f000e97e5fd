import { loadAgain, pageFolder } from '#platform/location.ts';
import { startOffline, type WaitingVersion } from '#platform/offline.ts';
import { openPageChannel, type PageChannel } from '#platform/page-channel.ts';
import { bePresent, countPresent } from '#platform/page-lock.ts';
import { newId } from './new-id.ts';

/** What pages of one browser tell each other about an update. */
type Message =
  /** May the version that waits take over? */
  | { readonly kind: 'asked'; readonly vote: string }
  | { readonly kind: 'answered'; readonly vote: string; readonly obstacle: string | undefined }
  /** All agreed: load again once it has. */
  | { readonly kind: 'agreed' };

/** What the page does before it makes way. */
interface Dependencies {
  /** Saves everything; what cannot be saved or would be lost, in words for the maker. Undefined when nothing would. */
  readonly makeReady: (who: 'asking' | 'asked') => Promise<string | undefined>;
  readonly onReady?: () => void;
  readonly start?: typeof startOffline;
  readonly reload?: () => void;
}

export type UpdateState =
  | { readonly kind: 'none' }
  /** `obstacle`: why it was not made when it was asked for. */
  | { readonly kind: 'ready'; readonly version: string; readonly obstacle?: string }
  | { readonly kind: 'updating'; readonly version: string };

/** How long other pages are waited for, in milliseconds: a page that browsers have put to sleep does not answer. */
const patience = 4000;

/** The version that waits to take this one's place: it does when the maker says so, and no open page has an objection. */
export class Updates {
  readonly #makeReady: Dependencies['makeReady'];
  readonly #onReady: () => void;
  readonly #reload: () => void;
  readonly #start: typeof startOffline;
  #state = $state.raw<UpdateState>({ kind: 'none' });
  #isUnkept = $state(false);
  #waiting: WaitingVersion | undefined;
  #channel: PageChannel | undefined;
  /** Told of each answer to the question that this page has put. */
  #onAnswer: ((vote: string, obstacle: string | undefined) => void) | undefined;
  readonly #presence = `page ${pageFolder()}`;

  constructor({ makeReady, onReady = () => undefined, start = startOffline, reload = loadAgain }: Dependencies) {
    this.#makeReady = makeReady;
    this.#onReady = onReady;
    this.#reload = reload;
    this.#start = start;
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** The browser could not keep the page’s files, so that it does not open without a network. */
  get isUnkept(): boolean {
    return this.#isUnkept;
  }

  async start(): Promise<void> {
    bePresent(this.#presence);
    this.#channel = openPageChannel(`connector-studio update ${pageFolder()}`, (message) => this.#hear(message));
    const onWaiting = (waiting: WaitingVersion): void => {
      this.#waiting = waiting;
      if (this.#state.kind === 'updating') return;
      this.#state = { kind: 'ready', version: waiting.version };
      this.#onReady();
    };
    await this.#start(onWaiting, () => (this.#isUnkept = true));
  }

  /** Other pages that are open and would load again too. */
  async countOthers(): Promise<number> {
    return Math.max(0, (await countPresent(this.#presence)) - 1);
  }

  /** Saves everything and loads the page again in its new version; says why not where that cannot be. */
  async apply(): Promise<void> {
    const waiting = this.#waiting;
    if (!waiting || this.#state.kind !== 'ready') return;
    const { version } = waiting;
    this.#state = { kind: 'updating', version };
    const obstacle = (await this.#makeReady('asking')) ?? (await this.#askOthers());
    if (obstacle !== undefined) {
      this.#state = { kind: 'ready', version, obstacle };
      return;
    }
    this.#channel?.post({ kind: 'agreed' } satisfies Message);
    await this.#giveWay(waiting);
  }

  close(): void {
    this.#channel?.close();
  }

  /** What was typed in the meantime is saved before the page is left; what cannot be keeps it open, in its old version. */
  async #giveWay(waiting: WaitingVersion): Promise<void> {
    try {
      await waiting.takeOver();
    } catch {
      const next = this.#waiting ?? waiting;
      this.#state = { kind: 'ready', version: next.version, obstacle: 'A newer version came meanwhile. Try again.' };
      return;
    }
    const obstacle = await this.#makeReady('asking');
    if (obstacle === undefined) this.#reload();
    else this.#state = { kind: 'ready', version: waiting.version, obstacle };
  }

  async #askOthers(): Promise<string | undefined> {
    const others = await this.countOthers();
    if (others === 0) return undefined;
    const vote = newId();
    return new Promise((resolve) => {
      let answers = 0;
      const settle = (obstacle: string | undefined): void => {
        clearTimeout(timer);
        this.#onAnswer = undefined;
        resolve(obstacle);
      };
      const timer = setTimeout(
        () => settle('Another tab of Connector Studio does not answer. Close it first.'),
        patience,
      );
      this.#onAnswer = (answered, obstacle) => {
        if (answered !== vote) return;
        answers += 1;
        if (obstacle !== undefined) settle(`In another tab: ${obstacle}`);
        else if (answers === others) settle(undefined);
      };
      this.#channel?.post({ kind: 'asked', vote } satisfies Message);
    });
  }

  #hear(message: unknown): void {
    if (!isMessage(message)) return;
    if (message.kind === 'asked') void this.#answer(message.vote);
    else if (message.kind === 'answered') this.#onAnswer?.(message.vote, message.obstacle);
    else if (this.#waiting && this.#state.kind === 'ready') {
      this.#state = { kind: 'updating', version: this.#waiting.version };
      void this.#giveWay(this.#waiting);
    }
  }

  async #answer(vote: string): Promise<void> {
    // A page that has not heard of the update yet could not follow it.
    const obstacle = this.#waiting ? await this.#makeReady('asked') : 'The page is still loading.';
    this.#channel?.post({ kind: 'answered', vote, obstacle } satisfies Message);
  }
}

/** Another version of the page may be open, and say other things. */
function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'agreed') return true;
  if (!('vote' in value) || typeof value.vote !== 'string') return false;
  if (value.kind === 'asked') return true;
  const obstacle = 'obstacle' in value ? value.obstacle : undefined;
  return value.kind === 'answered' && (obstacle === undefined || typeof obstacle === 'string');
}
