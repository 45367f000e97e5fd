import { child } from '../../../document/pointer.ts';
import { locateSecrets } from '../../../secrets/find-secrets.ts';
import { isSecretNumber, isSecretSample, isSuspectName } from '../../../secrets/judge-sample.ts';
import { maskProse } from '../../../secrets/mask-prose.ts';
import { nameSample } from '../../reading/name-sample.ts';
import { memberPlace, type SpecPlace } from '../../reading/spec-places.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend, Mending } from './mend.ts';

/** Members that are samples of what they stand in, and go by its name. */
const samples = new Set(['default', 'example', 'examples', 'x-example', 'x-examples', 'x-ms-test-value', 'const']);
/** Texts that mean something by themselves: masked, they would lead nowhere. */
const identities = new Set(['$ref', 'name', 'in', 'type', 'format', 'pattern', 'operationId', 'discriminator']);
/** Members that describe the same value as what they stand in. */
const sameValue = new Set(['items', 'schema', 'additionalProperties', 'allOf']);

/**
 * Masks credentials wherever they stand: in samples and extensions by their names and their looks, in texts and addresses
 * by their looks and where a name says it plainly. A default that is one goes, since a connector would send it; of
 * choices only what is of a known kind goes, since choices are published.
 *
 * Runs before anything is picked or made of texts, so that no other mend sees one.
 *
 * Source: domain notes 3.7 and 9.4. Tells `secret-kept-out` (warning).
 */
export const keepSecretsOut: Mend = (mending) => {
  const { draft } = mending;
  const walk = new SecretWalk(mending);
  walk.object(draft.definition, 'object', '');
  draft.apply(walk.edits);
};

class SecretWalk {
  readonly edits: ValueEdit[] = [];
  readonly #mending: Mending;
  /** The way to where the walk is: pointers are only written out for what is found. */
  readonly #path: (string | number)[] = [];

  constructor(mending: Mending) {
    this.#mending = mending;
  }

  /** @param name Of the parameter, header or property that this describes, '' for anything else. */
  object(value: object, place: SpecPlace, name: string): void {
    const own: unknown = place === 'object' && 'in' in value && 'name' in value ? value.name : undefined;
    const called = typeof own === 'string' ? own : name;
    const path = this.#path;
    for (const key in value) {
      const member: unknown = (value as Readonly<Record<string, unknown>>)[key];
      if (typeof member === 'boolean' || member === null) continue;
      path.push(key);
      const kind = place === 'object' ? kindOf(key) : undefined;
      if (place === 'map') {
        if (typeof member === 'object') this.#inside(member, 'object', key);
        else this.#sample(key, member);
      } else if (kind === 'sample') {
        if (key === 'default' && typeof member !== 'object') this.#default(called, member);
        else this.#sample(called, member);
      } else if (kind === 'choices') this.#choices(member);
      else if (typeof member === 'object') {
        const inner = kind === undefined ? memberPlace(place, key) : kind === 'identity' ? 'text' : kind;
        if (inner === 'literal') this.#extension(key, member);
        else if (inner === 'text') this.#sample(key, member);
        else this.#inside(member, inner, sameValue.has(key) ? called : '');
      } else if (typeof member === 'string' && kind !== 'identity') {
        // What OpenAPI 2.0 has no member for may hold anything.
        if (kind !== undefined && kind !== 'text') this.#sample(key.replace(/^x-/, ''), member);
        else this.#text(member);
      }
      path.pop();
    }
  }

  #inside(value: object, place: SpecPlace, name: string): void {
    if (!Array.isArray(value)) {
      this.object(value, place, name);
      return;
    }
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      this.#path.push(index);
      if (typeof item === 'string') this.#text(item);
      else if (typeof item === 'object' && item !== null)
        this.#inside(item, place === 'map' || place === 'text' ? 'object' : place, name);
      this.#path.pop();
    }
  }

  /** What the platform reads of a definition names parameters and fields, so there only looks tell. */
  #extension(key: string, value: object): void {
    if (!key.startsWith('x-ms-')) this.#sample(key.replace(/^x-/, ''), value);
    else this.#inside(value, 'texts', '');
  }

  #sample(name: string, value: unknown): void {
    if (typeof value === 'string') {
      // Of code and sentences only the part that is one.
      if (isSecretSample(name, value) && (isSuspectName(name) || !/\s/.test(value)) && !this.#isPublic(name))
        this.#mask(value, '***');
      else this.#text(value);
    } else if (typeof value === 'number') {
      if (isSecretNumber(name, value)) this.#mask(String(value), 0);
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        this.#path.push(index);
        this.#sample(name, value[index]);
        this.#path.pop();
      }
    } else if (typeof value === 'object' && value !== null) {
      const members = value as Readonly<Record<string, unknown>>;
      for (const key in members) {
        if (key === '$ref') continue;
        this.#path.push(key);
        // `{ "name": "X-Api-Key", "value": "…" }`
        const judged = key === 'value' && typeof members['name'] === 'string' ? members['name'] : key;
        this.#sample(judged, members[key]);
        this.#path.pop();
      }
    }
  }

  #default(name: string, value: unknown): void {
    const isSecret = typeof value === 'string' ? isSecretSample(name, value) : isSecretNumberLike(name, value);
    if (!isSecret) {
      if (typeof value === 'string') this.#text(value);
      return;
    }
    const pointer = child('', ...this.#path);
    const done = 'It was left out of the connector.';
    if (this.#settle(pointer, this.#looksSecret(), done, [String(value)])) this.edits.push({ kind: 'remove', pointer });
  }

  #choices(value: unknown): void {
    if (!Array.isArray(value)) return;
    const isKept = (item: unknown): boolean => typeof item !== 'string' || locateSecrets(item).length === 0;
    if (value.every(isKept)) return;
    const kept: readonly unknown[] = value.filter(isKept);
    const pointer = child('', ...this.#path);
    const secrets = value.filter((item): item is string => !isKept(item));
    if (!this.#settle(pointer, `Among ${this.#name()} is what looks like a secret.`, 'It was left out.', secrets))
      return;
    this.edits.push(kept.length > 0 ? { kind: 'set', pointer, value: kept } : { kind: 'remove', pointer });
  }

  #text(value: string): void {
    const { text, secrets } = maskProse(value);
    if (secrets.length === 0) return;
    const pointer = child('', ...this.#path);
    const done = '"***" stands in its place now.';
    if (this.#settle(pointer, `Part of ${this.#name()} looks like a secret.`, done, secrets))
      this.edits.push({ kind: 'set', pointer, value: text });
  }

  #mask(secret: string, hidden: unknown): void {
    const pointer = child('', ...this.#path);
    const done = 'It was kept out of the connector.';
    if (this.#settle(pointer, this.#looksSecret(), done, [secret]))
      this.edits.push({ kind: 'set', pointer, value: hidden });
  }

  #name(): string {
    return maskProse(nameSample(this.#mending.draft.definition, child('', ...this.#path))).text;
  }

  #looksSecret(): string {
    const name = this.#name();
    return `${name.charAt(0).toUpperCase()}${name.slice(1)} looks like a secret.`;
  }

  /** `key` beside a public key is one: somebody may encrypt with it, and nobody sign in. */
  #isPublic(name: string): boolean {
    return /^key$/i.test(name) && this.#path.some((segment) => /public[-_ ]?key/i.test(String(segment)));
  }

  #settle(pointer: string, what: string, done: string, secrets: readonly string[]): boolean {
    const about = {
      code: 'secret-kept-out',
      kind: 'secret',
      severity: 'warning',
      label: 'Leave it out',
      otherwise: 'Keep it',
    } as const;
    return this.#mending.settle({ ...about, pointer, what, done, secrets });
  }
}

type MemberKind = SpecPlace | 'sample' | 'choices' | 'identity';

/** What a member of an object of the specification is; the same few names come thousands of times in one file. */
function kindOf(key: string): MemberKind {
  const known = kinds.get(key);
  if (known !== undefined) return known;
  const kind = samples.has(key)
    ? 'sample'
    : key === 'enum'
      ? 'choices'
      : identities.has(key)
        ? 'identity'
        : memberPlace('object', key);
  // A file made to be a nuisance has a hundred thousand names.
  if (kinds.size < 1000) kinds.set(key, kind);
  return kind;
}

const kinds = new Map<string, MemberKind>();

const isSecretNumberLike = (name: string, value: unknown): boolean =>
  typeof value === 'number' && isSecretNumber(name, value);
