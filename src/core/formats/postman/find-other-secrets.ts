import { isPlaceholder, isSecretName, looksLikeSecret } from '../../secrets/find-secrets.ts';
import { locateNamedSecrets } from '../../secrets/locate-named-secrets.ts';
import type { FoundSecret } from '../requests/passes/keep-secrets-out.ts';
import { isRecord, memberOf, textAt } from '../tolerant.ts';
import type { Leftover } from './find-leftovers.ts';

/** Names of cookies that hold who one is. */
const sessionCookie = /sess|auth|token|sid$|csrf|xsrf|jwt|login|remember/i;
/** Longer texts are files that somebody pasted; reading on costs more than it tells. */
const longestText = 200_000;

/** Values that are set by name: `pm.environment.set("token", "…")`, `headers.add({ key: "X-Key", value: "…" })`. */
const setByName = /\(\s*["'`]([\w .-]{1,60})["'`]\s*,\s*(["'`])([^"'`\n]{4,2000})\2/g;

/** Credentials in what is left out, so that they are told, and known wherever else they stand. Source: domain notes, 9.4. */
export function findOtherSecrets(leftovers: readonly Leftover[]): readonly FoundSecret[] {
  // The same few scripts stand at many requests.
  const known = new Map<string, readonly string[]>();
  const secretsInScript = (text: string): readonly string[] => {
    const secrets = known.get(text) ?? secretsInText(text);
    known.set(text, secrets);
    return secrets;
  };
  return leftovers.flatMap((leftover): readonly FoundSecret[] => {
    const { pointer } = leftover;
    switch (leftover.kind) {
      case 'script':
        return secretsInScript(leftover.text).map((value) => ({ value, what: 'A script holds a secret', pointer }));
      case 'cookie': {
        const [name, value] = [
          textAt(leftover.value, 'name') || textAt(leftover.value, 'key'),
          textAt(leftover.value, 'value'),
        ];
        const isSecret = sessionCookie.test(name) || isSecretName(name) || looksLikeSecret(value);
        return value.length < 4 || !isSecret ? [] : [{ value, what: 'A cookie holds a secret', pointer }];
      }
      case 'certificate':
      case 'proxy':
        return secretsIn(
          leftover.value,
          `A ${leftover.kind === 'proxy' ? 'proxy setting' : 'certificate'} holds a secret`,
          pointer,
        );
      case 'body':
        return (typeof leftover.value === 'string' ? secretsInText(leftover.value) : secretsInRows(leftover.value)).map(
          (value) => ({ value, what: 'A body that is not the chosen one holds a secret', pointer }),
        );
      case 'setting':
        return [];
    }
  });
}

function secretsInText(text: string): readonly string[] {
  const read = text.slice(0, longestText);
  const places = locateNamedSecrets(read).map(({ start, end }) => read.slice(start, end));
  const set = [...read.matchAll(setByName)].flatMap(([, name = '', , value = '']) =>
    isSecretName(name) || looksLikeSecret(value) ? [value] : [],
  );
  // What a script reads from elsewhere is code, not a value.
  return [...new Set([...places, ...set])].filter(
    (value) => value.length >= 4 && !isPlaceholder(value) && !/[(){}[\];]|\bpm\.|\breturn\b/.test(value),
  );
}

/** `{ password: … }`, also a level further in. */
function secretsIn(value: unknown, what: string, pointer: string): readonly FoundSecret[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]): readonly FoundSecret[] => {
    if (isRecord(member))
      return secretsIn(member, what, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    const text = textAt(value, name);
    return text !== '' && isSecretName(name) && !isPlaceholder(text) ? [{ value: text, what, pointer }] : [];
  });
}

function secretsInRows(rows: unknown): readonly string[] {
  if (!Array.isArray(rows)) return secretsInText(textAt(rows, 'variables') + textAt(rows, 'query'));
  return rows.flatMap((row: unknown) => {
    const value = textAt(row, 'value');
    const isSecret = value !== '' && (isSecretName(textAt(row, 'key')) || looksLikeSecret(value));
    return isSecret && !isPlaceholder(value) && memberOf(row, 'value') !== undefined ? [value] : [];
  });
}
