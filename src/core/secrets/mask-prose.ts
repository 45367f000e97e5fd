import { isPlaceholder, isSecretName, locateSecrets } from './find-secrets.ts';
import { isSecretSample } from './judge-sample.ts';

/** What nearly no text has one of; only with one is it looked at closely. */
const hint =
  /[?&][\w.$-]+=[^\s&]{6}|["']\s*:\s*\\?["'][^"'\\]{6}|:\/\/[^\s/]*@|[\w]\s*[:=]\s*[\w+/=.~-]{10}|-u\s|--user/;
/** `?api_key=…` in an address. */
const query = /(?<=[?&])([\w.$-]{1,60})=([^\s&#"'<>`()[\]{}|\\*]{6,500})/g;
/** A member of JSON that stands in a text, escaped or not. */
const member = /["']([\w.$ -]{1,60})\\?["']\s{0,20}:\s{0,20}\\?["']([^"'\\\n]{6,2000})/g;
/** `X-Api-Key: 0a1b2c3d4e`, `password=…`. */
const field = /(?<![\w.$-])([\w.-]{1,60})\s{0,4}[:=]\s{0,4}([\w+/=.~-]{10,500})(?![\w+/=.~-])/g;
/** `curl -u name:password`. */
const user = /(?:^|\s)(?:-u|--user)[ =]{1,4}["']?([^\s"':]{1,200}:[^\s"'{}<>]{3,200})/g;

/** Some sentence and no value. */
const isProse = (value: string): boolean => value.trim().split(/\s+/, 4).length > 3;
/** A word of prose behind a colon has no two digits among letters. */
const isMixed = (value: string): boolean => /\d\D*\d/.test(value) && /[a-z]/i.test(value) && !value.includes('://');

/**
 * Puts `***` in the place of credentials in a text that people read, an address or a sample that is text: of what is
 * shaped like a known kind of one, and of values behind the name of one where it is plain that they are values (the
 * query of an address, JSON, `Name: value`).
 *
 * @returns What was masked, in order; the same text and nothing where there is none. Time grows with the text.
 */
export function maskProse(text: string): { readonly text: string; readonly secrets: readonly string[] } {
  if (text.length < 10) return { text, secrets: none };
  const places = [...locateSecrets(text)];
  if (hint.test(text)) {
    const cover = (end: number, value: string): void => void places.push({ start: end - value.length, end });
    for (const { 0: whole, 1: name = '', 2: value = '', index } of text.matchAll(query))
      if (isNamed(name, value)) cover(index + whole.length, value);
    for (const { 0: whole, 1: name = '', 2: value = '', index } of text.matchAll(member))
      if (isNamed(name, value) && !isProse(value)) cover(index + whole.length, value);
    for (const { 0: whole, 1: name = '', 2: value = '', index } of text.matchAll(field))
      if (isMixed(value) && isNamed(name, value)) cover(index + whole.length, value);
    for (const { 0: whole, 1: value = '', index } of text.matchAll(user))
      if (!isPlaceholder(value)) cover(index + whole.length, value);
  }
  if (places.length === 0) return { text, secrets: none };
  let masked = '';
  let done = 0;
  const secrets: string[] = [];
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    const from = Math.max(done, start);
    secrets.push(text.slice(from, end));
    masked += `${text.slice(done, from)}***`;
    done = end;
  }
  return { text: masked + text.slice(done), secrets };
}

const none: readonly string[] = [];

/** `password=YourPassword` says what to put there. */
const isNamed = (name: string, value: string): boolean =>
  isSecretName(name) && !/^(?:your|my|the|some)[a-z_]*[.,;]?$/i.test(value) && isSecretSample(name, value);
