import type { ConnectionField } from '#core/testing/connection-fields.ts';
import type { Credentials } from '#core/testing/request.ts';
import { readSignIn, type SignIn, type SignInWay } from '#core/testing/sign-in-ways.ts';
import type { StoredConnection } from '#storage/records.ts';
import { newId } from './new-id.ts';
import type { Secrets } from './Secrets.svelte.ts';
import type { Workspace } from './Workspace.svelte.ts';

/** What a connection's form holds. */
export interface ConnectionDraft {
  readonly name: string;
  /** Which of several ways to sign in it takes. */
  readonly way?: string;
  /** By field name, secrets too. */
  readonly values: Credentials;
}

/** A connector's connections. Names and what is not secret are stored with the connector; secrets are where `Secrets` has them. */
export class Connections {
  readonly #workspace: Workspace;
  #chosenId = $state.raw<string>();
  #asked: (Pick<Workspace, 'definition' | 'properties'> & { readonly signIn: SignIn }) | undefined;
  readonly secrets: Secrets;

  constructor(workspace: Workspace, secrets: Secrets) {
    this.#workspace = workspace;
    this.secrets = secrets;
  }

  /**
   * How people sign in to this connector. Not a `$derived`: that would end with the tab that asked first, and these
   * connections outlive it.
   */
  get signIn(): SignIn {
    const { definition, properties } = this.#workspace;
    if (this.#asked?.definition !== definition || this.#asked.properties !== properties) {
      this.#asked = { definition, properties, signIn: readSignIn(definition, properties) };
    }
    return this.#asked.signIn;
  }

  /** The way to sign in that a connection takes: the first where it says none, or one that is gone. */
  wayOf(connection: Pick<StoredConnection, 'way'> | undefined): SignInWay {
    const { ways } = this.signIn;
    return ways.find(({ key }) => key === connection?.way) ?? ways[0];
  }

  /** Another page writes to the connector, and so to these. */
  get isReadOnly(): boolean {
    return this.#workspace.isReader;
  }

  get list(): readonly StoredConnection[] {
    return this.#workspace.connections;
  }

  /** The one calls are made with: the first where none was chosen. */
  get chosen(): StoredConnection | undefined {
    return this.list.find(({ id }) => id === this.#chosenId) ?? this.list[0];
  }

  choose(id: string): void {
    this.#chosenId = id;
  }

  /** Everything a call is made with. */
  valuesOf(connection: StoredConnection | undefined): Credentials {
    return connection ? { ...connection.values, ...this.#secretsOf(connection.id) } : {};
  }

  /** Required fields of a connection that have no value: after a reload, and while they are locked, its secrets. */
  missingFrom(connection: StoredConnection): readonly ConnectionField[] {
    const values = this.valuesOf(connection);
    return this.wayOf(connection).fields.filter(
      ({ name, isRequired }) => isRequired && (values[name] ?? '').trim() === '',
    );
  }

  /** Stores a new connection and chooses it. */
  async create(draft: ConnectionDraft): Promise<void> {
    const id = newId();
    this.#chosenId = id;
    await this.#put(id, draft, (connection) => [...this.list, connection]);
  }

  async change(id: string, draft: ConnectionDraft): Promise<void> {
    await this.#put(id, draft, (changed) => this.list.map((one) => (one.id === id ? changed : one)));
  }

  /** @returns Puts it back where it was, secrets too. */
  async remove(id: string): Promise<() => Promise<void>> {
    const before = this.list;
    const at = before.findIndex((connection) => connection.id === id);
    const removed = before.filter((connection) => connection.id === id);
    const secrets = this.#secretsOf(id);
    await this.secrets.put(this.#workspace.id, id, undefined);
    await this.#workspace.saveConnections(before.filter((connection) => connection.id !== id));
    return async () => {
      await this.secrets.put(this.#workspace.id, id, secrets);
      this.#chosenId = id;
      await this.#workspace.saveConnections(this.list.toSpliced(at, 0, ...removed));
    };
  }

  async #put(
    id: string,
    { name, way = '', values }: ConnectionDraft,
    into: (connection: StoredConnection) => readonly StoredConnection[],
  ): Promise<void> {
    const { fields } = this.wayOf({ way });
    const isSecret = (field: string): boolean => fields.some((one) => one.name === field && one.isSecret);
    const entries = Object.entries(values).filter(([field]) => fields.some((one) => one.name === field));
    // Plain objects: a proxy of the form's state could not be stored.
    const plain = Object.fromEntries(entries.filter(([field]) => !isSecret(field)));
    await this.secrets.put(this.#workspace.id, id, Object.fromEntries(entries.filter(([field]) => isSecret(field))));
    await this.#workspace.saveConnections(into({ id, name, ...(way !== '' && { way }), values: plain }));
  }

  #secretsOf(connection: string): Credentials {
    return this.secrets.of(this.#workspace.id, connection);
  }
}
