import type { Diagnostic, Result } from '#core/diagnostics/diagnostic.ts';
import type { Credentials } from '#core/testing/request.ts';
import { readChoice, writeChoice } from '#platform/choice.ts';
import { whenIdle } from '#platform/idle.ts';
import { lockText, newTextKey, openText, textKeyOf } from '#platform/lock-text.ts';
import type { SecretStore } from '#storage/secret-store.ts';
import { vaultVersion, type StoredSecrets, type StoredVault } from '#storage/secret-store.ts';
import { newId } from './new-id.ts';
import { explainSecretsFailure, type SecretsDeed } from './storage-failure.ts';

/** Where secrets are: in memory until the page is left, or kept under a passphrase, which is asked for once a visit. */
export type SecretsState = 'memory' | 'locked' | 'open';

/** After how many minutes without a touch they are locked. */
export const idleChoices = [5, 15, 60, 240] as const;
const idleDefault = 15;
/** After secrets could not be written, in milliseconds. */
const retryDelay = 5000;
/** Shorter ones are guessed too soon by whoever gets hold of the disk. */
export const shortestPassphrase = 10;

/** By connection id, then by field name. */
type OfConnector = Readonly<Record<string, Credentials>>;

interface Vault {
  readonly stored: StoredVault;
  /** Absent while it is locked. */
  readonly key?: CryptoKey;
}

/**
 * The secrets of all connections. Without a passphrase they are in this page's memory and nowhere else; with one they are in
 * IndexedDB too, locked, and in memory from the moment the passphrase is entered until nobody has used the page for a while.
 */
export class Secrets {
  readonly #store: SecretStore;
  readonly #onChanged: () => void;
  readonly #onLocked: () => void;
  readonly #rounds: number | undefined;
  #vault = $state.raw<Vault>();
  /** By connector id. */
  #values = $state.raw<Readonly<Record<string, OfConnector>>>({});
  /** Connectors whose secrets were entered while the vault was locked. */
  readonly #waiting = new Set<string>();
  #failure = $state.raw<Diagnostic | undefined>();
  #idleMinutes = $state.raw(readIdle());
  #stopIdle: (() => void) | undefined;
  #writing: Promise<unknown> = Promise.resolve();
  /** Locked, but not on disk yet; undefined for a connector that has none any more. The passphrase is not needed to write them. */
  readonly #unsaved = new Map<string, StoredSecrets | undefined>();
  #retry: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param onChanged Told when what is kept has changed, which other pages have to read then.
   * @param onLocked Told when the maker has locked them, which holds for every page.
   * @param rounds Of the derivation: fewer only where time matters more than secrecy, as in a test.
   */
  constructor(
    store: SecretStore,
    {
      onChanged = () => undefined,
      onLocked = () => undefined,
      rounds,
    }: { onChanged?: () => void; onLocked?: () => void; rounds?: number } = {},
  ) {
    this.#store = store;
    this.#onChanged = onChanged;
    this.#onLocked = onLocked;
    this.#rounds = rounds;
  }

  get state(): SecretsState {
    if (!this.#vault) return 'memory';
    return this.#vault.key ? 'open' : 'locked';
  }

  /** True when there is a secret in memory. */
  get hasAny(): boolean {
    return Object.values(this.#values).some((connections) => Object.keys(connections).length > 0);
  }

  /** Why the last of them could not be kept. They are in memory then. */
  get failure(): Diagnostic | undefined {
    return this.#failure;
  }

  get idleMinutes(): number {
    return this.#idleMinutes;
  }

  set idleMinutes(minutes: number) {
    this.#idleMinutes = minutes;
    writeChoice('lock-after', String(minutes));
  }

  /** Looks what there is: at the start, and when another page says that it has changed. */
  async read(): Promise<void> {
    await this.#guard('read', async () => {
      const stored = await this.#store.readVault();
      const before = this.#vault;
      if (stored === 'unreadable') return;
      if (before && stored?.id === before.stored.id) {
        this.#vault = { ...before, stored };
        if (before.key) await this.#readKept(stored.id, before.key);
        return;
      }
      // Forgotten on another page means forgotten on this one; a vault that came up anew asks for its passphrase.
      if (before) this.#wipe();
      this.#unsaved.clear();
      this.#vault = stored && { stored };
      if (stored) for (const id of Object.keys(this.#values)) this.#waiting.add(id);
    });
  }

  /** Of one connection; none while they are locked. */
  of(connector: string, connection: string): Credentials {
    return this.#values[connector]?.[connection] ?? {};
  }

  /** The texts of all secrets in memory, of one connector or of all: what no export may hold. */
  texts(connector?: string): readonly string[] {
    const connectors = connector === undefined ? Object.values(this.#values) : [this.#values[connector] ?? {}];
    return connectors.flatMap((connections) => Object.values(connections).flatMap((values) => Object.values(values)));
  }

  /** @param credentials Undefined takes a connection's secrets out. */
  async put(connector: string, connection: string, credentials: Credentials | undefined): Promise<void> {
    const { [connection]: _, ...others } = this.#values[connector] ?? {};
    const isEmpty = !credentials || Object.values(credentials).every((value) => value === '');
    this.#values = {
      ...this.#values,
      [connector]: isEmpty ? others : { ...others, [connection]: { ...credentials } },
    };
    if (this.state === 'locked') this.#waiting.add(connector);
    else await this.#save(connector);
  }

  /** Forgets those of connectors that are gone for ever; what was stored of them went with their records. */
  drop(connectors: readonly string[]): void {
    this.#values = Object.fromEntries(Object.entries(this.#values).filter(([id]) => !connectors.includes(id)));
    for (const id of connectors) {
      this.#waiting.delete(id);
      this.#unsaved.delete(id);
    }
  }

  /** Keeps the secrets that are in memory, and those to come, under a passphrase. */
  async protect(passphrase: string): Promise<Result<void>> {
    if (this.#vault) return done;
    // What another page, or a newer version of this one, has locked is not written over.
    const isTaken = await this.#isTaken();
    if (isTaken) return { ok: false, diagnostics: [isTaken] };
    const isKept = await this.#guard('protect', async () => {
      const { key, bytes } = await newTextKey();
      const { seal } = await sealing();
      const sealedKey = await seal(bytes, passphrase, 'secrets-key', this.#rounds);
      bytes.fill(0);
      const stored: StoredVault = { version: vaultVersion, id: newId(), sealedKey };
      const locked = new Map<string, StoredSecrets>();
      for (const id of Object.keys(this.#values)) {
        const secrets = await this.#locked(id, stored.id, key);
        if (secrets) locked.set(id, secrets);
      }
      await this.#store.replace(stored, locked);
      this.#open({ stored, key });
    });
    if (isKept) this.#onChanged();
    return this.#outcome(isKept);
  }

  async unlock(passphrase: string): Promise<Result<void>> {
    const vault = this.#vault;
    if (!vault || vault.key) return done;
    const { unseal } = await sealing();
    const opened = await unseal(vault.stored.sealedKey, passphrase, 'secrets-key');
    if (!opened.ok) return opened;
    const key = await textKeyOf(opened.value);
    opened.value.fill(0);
    const isRead = await this.#guard('read', async () => {
      const values = { ...(await this.#kept(vault.stored.id, key)) };
      // What was entered meanwhile is newer.
      for (const [id, entered] of Object.entries(this.#values)) values[id] = { ...values[id], ...entered };
      this.#values = values;
      this.#open({ ...vault, key });
    });
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const id of waiting) await this.#save(id);
    return this.#outcome(isRead);
  }

  /** The same on every page. */
  lockEverywhere(): void {
    this.lock();
    this.#onLocked();
  }

  /** Takes the secrets out of memory; they come back with the passphrase. */
  lock(): void {
    if (!this.#vault?.key) return;
    this.#wipe();
    this.#vault = { stored: this.#vault.stored };
  }

  async changePassphrase(before: string, after: string): Promise<Result<void>> {
    const vault = this.#vault;
    if (!vault) return done;
    const { unseal } = await sealing();
    const opened = await unseal(vault.stored.sealedKey, before, 'secrets-key');
    if (!opened.ok) return opened;
    const isKept = await this.#guard('change', async () => {
      const { seal } = await sealing();
      const sealedKey = await seal(opened.value, after, 'secrets-key', this.#rounds);
      opened.value.fill(0);
      const stored = { ...vault.stored, sealedKey };
      await this.#store.saveVault(stored);
      this.#vault = { ...this.#vault, stored };
    });
    if (isKept) this.#onChanged();
    return this.#outcome(isKept);
  }

  /** Removes every secret, from memory and from the disk, and the passphrase with them. */
  async forgetAll(): Promise<Result<void>> {
    this.#wipe();
    this.#unsaved.clear();
    await this.#writing;
    this.#unsaved.clear();
    const isGone = await this.#guard('forget', () => this.#store.forget());
    if (isGone) {
      this.#vault = undefined;
      this.#onChanged();
    }
    return this.#outcome(isGone);
  }

  stop(): void {
    this.#stopIdle?.();
    clearTimeout(this.#retry);
  }

  async #isTaken(): Promise<Diagnostic | undefined> {
    const stored = await this.#store.readVault().catch(() => undefined);
    if (stored === undefined) return undefined;
    await this.read();
    const message =
      stored === 'unreadable'
        ? 'A newer version of this page keeps secrets in this browser already. Reload the page to get that version.'
        : 'Another tab has set a passphrase meanwhile. Unlock your secrets with that one.';
    return { code: 'secrets/taken', severity: 'error', message, pointer: '' };
  }

  /** What is kept, opened; what did not come to disk is newer. */
  async #kept(vault: string, key: CryptoKey): Promise<Readonly<Record<string, OfConnector>>> {
    const kept = new Map<string, StoredSecrets | undefined>([...(await this.#store.readAll(vault)), ...this.#unsaved]);
    const values: Record<string, OfConnector> = {};
    for (const [id, locked] of kept) {
      const text = locked && (await openText(key, locked, placeOf(vault, id)));
      if (text !== undefined) values[id] = readValues(text);
    }
    return values;
  }

  /** Takes over what another page has kept: what this one writes next must not leave it out. */
  async #readKept(vault: string, key: CryptoKey): Promise<void> {
    let written;
    do await (written = this.#writing);
    while (written !== this.#writing);
    const before = this.#values;
    const kept = await this.#kept(vault, key);
    if (this.#vault?.stored.id !== vault || !this.#vault.key) return;
    const entered = Object.entries(this.#values).filter(([id, values]) => values !== before[id]);
    this.#values = { ...kept, ...Object.fromEntries(entered) };
  }

  #open(vault: Required<Vault>): void {
    this.#vault = vault;
    this.#stopIdle?.();
    this.#stopIdle = whenIdle(
      () => this.#idleMinutes * 60_000,
      () => this.lock(),
    );
  }

  #wipe(): void {
    this.#values = {};
    this.#waiting.clear();
    this.#stopIdle?.();
    this.#stopIdle = undefined;
  }

  async #save(connector: string): Promise<void> {
    const { stored, key } = this.#vault ?? {};
    if (!stored || !key) return;
    // Locked at once, before anything may wipe them; written one after the other, so that the newest is what stays.
    const locking = this.#locked(connector, stored.id, key);
    const before = this.#writing;
    const saving = this.#guard('keep', async () => {
      const locked = await locking;
      await before;
      this.#unsaved.set(connector, locked);
      await this.#writeUnsaved(stored.id);
    });
    this.#writing = saving;
    await saving;
  }

  /** Rejects at the first that cannot be written; it and the rest are tried again. */
  async #writeUnsaved(vault: string): Promise<void> {
    clearTimeout(this.#retry);
    try {
      for (const [id, locked] of this.#unsaved) {
        const isKept = await this.#store.save(id, locked, vault);
        if (this.#unsaved.get(id) === locked) this.#unsaved.delete(id);
        // Another page has forgotten them all.
        if (!isKept) return await this.read();
      }
      this.#onChanged();
    } catch (error) {
      this.#retry = setTimeout(() => this.#tryAgain(vault), retryDelay);
      throw error;
    }
  }

  #tryAgain(vault: string): void {
    const before = this.#writing;
    this.#writing = this.#guard('keep', async () => {
      await before;
      if (this.#vault?.stored.id === vault) await this.#writeUnsaved(vault);
    });
  }

  async #locked(connector: string, vault: string, key: CryptoKey): Promise<StoredSecrets | undefined> {
    const values = this.#values[connector] ?? {};
    if (Object.keys(values).length === 0) return undefined;
    return {
      version: vaultVersion,
      vault,
      ...(await lockText(key, JSON.stringify(values), placeOf(vault, connector))),
    };
  }

  async #guard(deed: SecretsDeed, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      this.#failure = undefined;
      return true;
    } catch (error) {
      this.#failure = explainSecretsFailure(error, deed);
      return false;
    }
  }

  #outcome(isDone: boolean): Result<void> {
    return isDone ? done : { ok: false, diagnostics: this.#failure ? [this.#failure] : [] };
  }
}

/** Only who has set a passphrase needs it. */
const sealing = () => import('#platform/seal.ts');

const done: Result<void> = { ok: true, value: undefined, diagnostics: [] };

const placeOf = (vault: string, connector: string): string => `connector-studio/secrets/${vault}/${connector}`;

function readIdle(): number {
  const chosen = Number(readChoice('lock-after'));
  return idleChoices.find((minutes) => minutes === chosen) ?? idleDefault;
}

/** Only this page can have written it; an older or newer version of it may have written otherwise. */
function readValues(text: string): OfConnector {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, credentials]: [string, unknown]) => {
      if (typeof credentials !== 'object' || credentials === null) return [];
      const texts = Object.entries(credentials).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      );
      return [[id, Object.fromEntries(texts)]];
    }),
  );
}
