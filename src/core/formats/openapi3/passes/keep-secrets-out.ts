import type { JsonPointer } from '../../../document/pointer.ts';
import { isPlaceholder, isSecretName, looksLikeSecret, maskSecrets } from '../../../secrets/find-secrets.ts';
import { isRecord } from '../../../definition/operations.ts';
import type { Findings } from '../findings.ts';
import { inside, pointerOf, type Place } from '../place.ts';

/** What every text and every sample value goes through on its way into the connector. */
export interface SecretKeeper {
  /** The text with `***` in the place of what is shaped like a credential. */
  readonly text: (text: string, place: Place) => string;
  /**
   * A sample, default or extension that may be shown; undefined when all of it is, or may be, a secret. Members of
   * objects are judged by their own names, and replaced by `***`.
   */
  readonly value: (name: string, value: unknown, place: Place) => unknown;
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

/** Shorter ones mean nothing: `"token": "abc"`. */
const shortest = 6;

/** Names whose long hexadecimal values are the content of something, written short. */
const contentNames = /sha|hash|digest|checksum|etag|commit|tree|blob|md5|node_?id/i;

/** A plain word or identifier: `"key": "team_name"` is a column; `"password": "hunter"` is none. */
const plainWord = /^[a-z]+(?:[ _.-][a-z]+)*$/i;
const weakNames = /keys?$/i;
const strongNames = /(?:api|access|secret|private|auth|encryption|signing|client)[\W_]?keys?$/i;

/** Secrets that are looked for in what the ledger shows; a file made to be a nuisance has a hundred thousand. */
const mostLookedFor = 300;

/**
 * Reports `openapi3/secret-kept-out` (warning) for each name of a value; the ledger has each place. Source: domain notes,
 * 3.7 and 9.4.
 */
export function keepSecretsOut(findings: Findings): SecretKeeper {
  const kept = new Map<string, { readonly place: Place; readonly pointers: Set<JsonPointer> }>();
  const values = new Set<string>();
  const note = (what: string, place: Place, secret?: string, result?: JsonPointer): void => {
    const pointer = pointerOf(place);
    const known = kept.get(what);
    if (known?.pointers.has(pointer)) return;
    if (known) known.pointers.add(pointer);
    else kept.set(what, { place, pointers: new Set([pointer]) });
    if (secret !== undefined && values.size < mostLookedFor) values.add(secret);
    const message = `${what} looks like a secret. It was kept out of the connector; enter it in a connection instead.`;
    findings.list('openapi3/secret-kept-out', 'warning', message, place, result === undefined ? {} : { result });
  };

  function text(source: string, place: Place): string {
    const { text: masked, found } = maskSecrets(source);
    if (found > 0) note('Part of this text', place);
    return masked;
  }

  function isKept(name: string, value: string): boolean {
    if (value.length < shortest || isPlaceholder(value)) return false;
    if (isSecretName(name)) return !(plainWord.test(value) && weakNames.test(name) && !strongNames.test(name));
    return looksLikeSecret(value) && !(contentNames.test(name) && /^[\w+/=-]+$/.test(value));
  }

  function value(name: string, source: unknown, place: Place): unknown {
    if (typeof source === 'string') {
      if (!isKept(name, source)) return text(source, place);
      note(nameOf(name), place, source);
      return undefined;
    }
    if (typeof source === 'number' && isSecretName(name) && String(source).length >= shortest) {
      note(nameOf(name), place, String(source));
      return undefined;
    }
    if (Array.isArray(source)) {
      return source.map((item: unknown, index) => value(name, item, inside(place, index)) ?? hidden(item));
    }
    if (!isRecord(source)) return source;
    return Object.fromEntries(
      Object.entries(source).flatMap(([key, member]) => {
        // Readers of OpenAPI 2.0 follow whatever looks like a reference, also in samples.
        if (key === '$ref' && typeof member === 'string') return [];
        // `{ "name": "X-Api-Key", "value": "…" }`
        const judged = key === 'value' && typeof source['name'] === 'string' ? source['name'] : key;
        return [[key, value(judged, member, inside(place, key)) ?? hidden(member)] as const];
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
      if (!isKept(name, source)) return false;
      note(nameOf(name), place, source, result);
      return true;
    },
    clean,
    finish,
  };
}

const nameOf = (name: string): string => (name === '' ? 'This value' : `The value of "${maskSecrets(name).text}"`);

/** What stands in the place of a secret, so that samples keep their form. */
const hidden = (value: unknown): unknown =>
  value === undefined || value === null ? value : typeof value === 'number' ? 0 : '***';
