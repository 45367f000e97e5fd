import { isPlaceholder, isSecretName, looksLikeSecret } from './find-secrets.ts';

/** Shorter ones mean nothing: `"token": "abc"`. */
const shortest = 6;

/** Names whose long hexadecimal values are the content of something, written short. */
const contentNames = /sha|hash|digest|checksum|etag|commit|tree|blob|md5|node_?id/i;

/** A plain word or identifier: `"key": "team_name"` is a column; `"password": "hunter"` is none. */
const plainWord = /^[a-z]+(?:[ _.-][a-z]+)*$/i;
const weakNames = /keys?$/i;
const strongNames = /(?:api|access|secret|private|auth|encryption|signing|client)[\W_]?keys?$/i;

/**
 * True if a sample, default or member is, or may be, a credential: by its name where that is the name of one, by its
 * looks elsewhere. Source: domain notes 3.7 and 9.4.
 *
 * @param name '' where it has none.
 */
export function isSecretSample(name: string, value: string): boolean {
  if (value.length < shortest) return false;
  if (isSecretName(name))
    return !isPlaceholder(value) && !(plainWord.test(value) && weakNames.test(name) && !strongNames.test(name));
  // Shape needs 16 characters, and to be a placeholder is looked at last: it costs the most.
  return looksLikeSecret(value) && !(contentNames.test(name) && /^[\w+/=-]+$/.test(value));
}

/** The same of a number: only its name says anything. */
export const isSecretNumber = (name: string, value: number): boolean =>
  isSecretName(name) && String(value).length >= shortest;
