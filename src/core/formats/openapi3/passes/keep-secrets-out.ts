import type { JsonPointer } from '../../../document/pointer.ts';
import { isRecord } from '../../../definition/operations.ts';
import { locateSecrets, maskSecrets } from '../../../secrets/find-secrets.ts';
import { isSecretNumber, isSecretSample, isSuspectName } from '../../../secrets/judge-sample.ts';
import { nameSample } from '../../reading/name-sample.ts';
import type { About, Findings } from '../findings.ts';
import { inside, pointerOf, type Place } from '../place.ts';

/** What every text and every sample value goes through on its way into the connector. */
export interface SecretKeeper {
  /** The text with `***` in the place of what is shaped like a credential. */
  readonly text: (text: string, place: Place) => string;
  /**
   * A sample, default or extension that may be shown; undefined when all of it is, or may be, a secret. Members of
   * objects are judged by their own names, and replaced by `***`.
   *
   * @param user What it is a sample of, where it may be shared and stand elsewhere.
   */
  readonly value: (name: string, value: unknown, place: Place, user?: Place) => unknown;
  /**
   * True if a value beside this name is, or may be, a secret; which is noted.
   *
   * @param result Where the connector asks for it instead, from its root.
   */
  readonly isSecret: (name: string, value: string, place: Place, result?: JsonPointer) => boolean;
  /** Masks in a text whatever was found to be a secret anywhere in the file. */
  readonly clean: (text: string) => string;
  /** Tells what was kept out, each name once with its count and first place. */
  readonly finish: () => void;
}

/** What may be done about what is held to be a secret by its name, or as it looks random. */
const ways = [
  { value: 'leave-out', label: 'Leave it out' },
  { value: 'keep', label: 'Keep it' },
] as const;

/** Secrets that are looked for in what the ledger shows; a file made to be a nuisance has a hundred thousand. */
const mostLookedFor = 300;

/**
 * Reports `openapi3/secret-kept-out` (warning) for each name of a value; the ledger has each place, and lets
 * what is only suspect be kept. Source: domain notes, 3.7 and 9.4.
 *
 * @param root Of the file: what a secret belongs to is named by it.
 */
export function keepSecretsOut(root: unknown, findings: Findings): SecretKeeper {
  const kept = new Map<string, { readonly place: Place; readonly pointers: Set<JsonPointer> }>();
  const values = new Set<string>();
  const note = (what: string, place: Place, secret?: string, about: AboutSecret = {}): void => {
    const pointer = pointerOf(place);
    const known = kept.get(what);
    if (known?.pointers.has(pointer)) return;
    if (known) known.pointers.add(pointer);
    else kept.set(what, { place, pointers: new Set([pointer]) });
    if (secret !== undefined && values.size < mostLookedFor) values.add(secret);
    const words = nameSample(root, pointer);
    const message =
      secret === undefined
        ? `Part of ${words} looks like a secret. "***" stands in its place.`
        : `${sentence(words)} looks like a secret. It was kept out of the connector.`;
    findings.list('openapi3/secret-kept-out', 'warning', message, place, about);
  };

  /** True if it is to go; which is noted. Where it is only suspect, the maker may have asked to keep it. */
  function goes(name: string, source: string, place: Place, user: Place | undefined): boolean {
    const used = user ? { user } : {};
    if (locateSecrets(source).length > 0) {
      note(nameOf(name, root, place), place, source, used);
      return true;
    }
    const choice = findings.offer('openapi3/secret-kept-out', place, ways);
    if (choice.taken === 'leave-out') {
      note(nameOf(name, root, place), place, source, { choice, ...used });
      return true;
    }
    const message = `${sentence(nameSample(root, pointerOf(place)))} looks like a secret. You had it kept in the connector.`;
    findings.list('openapi3/secret-kept-out', 'warning', message, place, { choice, kind: 'changed', ...used });
    return false;
  }

  function text(source: string, place: Place, user?: Place): string {
    const { text: masked, found } = maskSecrets(source);
    if (found > 0) note('Part of this text', place, undefined, user ? { user } : {});
    return masked;
  }

  function value(name: string, source: unknown, place: Place, user?: Place): unknown {
    if (typeof source === 'string') {
      // Of code and sentences only the part that is one; a default of such parts would be sent.
      if (isSecretSample(name, source) && (isSuspectName(name) || !/\s/.test(source)) && !isPublic(name, place))
        return goes(name, source, place, user) ? undefined : source;
      const shown = text(source, place, user);
      return shown !== source && place.key === 'default' ? undefined : shown;
    }
    if (typeof source === 'number' && isSecretNumber(name, source))
      return goes(name, String(source), place, user) ? undefined : source;
    if (Array.isArray(source)) {
      return source.map((item: unknown, index) => value(name, item, inside(place, index), user) ?? hidden(item));
    }
    if (!isRecord(source)) return source;
    return Object.fromEntries(
      Object.entries(source).flatMap(([key, member]) => {
        // Readers of OpenAPI 2.0 follow whatever looks like a reference, also in samples.
        if (key === '$ref' && typeof member === 'string') return [];
        // `{ "name": "X-Api-Key", "value": "…" }`
        const judged = key === 'value' && typeof source['name'] === 'string' ? source['name'] : key;
        return [[key, value(judged, member, inside(place, key), user) ?? hidden(member)] as const];
      }),
    );
  }

  function clean(source: string): string {
    let cleaned = source;
    for (const secret of values) {
      if (!cleaned.includes(secret)) continue;
      cleaned = cleaned.replaceAll(secret, '***');
    }
    return maskSecrets(cleaned).text;
  }

  function finish(): void {
    for (const [what, { place, pointers }] of kept) {
      const more = pointers.size - 1;
      const others = more === 0 ? '' : `, here and in ${more} more place${more === 1 ? '' : 's'}`;
      const message = `${what} looks like a secret${others}. It was kept out of the connector; enter it in a connection instead.`;
      findings.say('openapi3/secret-kept-out', 'warning', message, place);
    }
  }

  return {
    text,
    value,
    isSecret: (name, source, place, result) => {
      if (!isSecretSample(name, source)) return false;
      note(nameOf(name, root, place), place, source, result === undefined ? {} : { result });
      return true;
    },
    clean,
    finish,
  };
}

type AboutSecret = Pick<About, 'result' | 'choice' | 'user'>;

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

const nameOf = (name: string, root: unknown, place: Place): string =>
  name === '' ? sentence(nameSample(root, pointerOf(place))) : `The value of "${maskSecrets(name).text}"`;

/** `key` beside a public key is one: somebody may encrypt with it, and nobody sign in. */
const isPublic = (name: string, place: Place): boolean =>
  /^key$/i.test(name) && /public[-_ ]?key/i.test(pointerOf(place));

/** What stands in the place of a secret, so that samples keep their form. */
const hidden = (value: unknown): unknown =>
  value === undefined || value === null ? value : typeof value === 'number' ? 0 : '***';
