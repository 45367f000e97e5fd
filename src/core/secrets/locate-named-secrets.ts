import { isPlaceholder, isSecretName, locateSecrets, looksLikeSecret } from './find-secrets.ts';

/** A part of a text: half-open, in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A longer value is covered to the end of its line. */
const longest = 2000;
/** In quotes, escaped ones too (JSON within JSON), or bare; never over the end of a line. */
const quoted = String.raw`\\"[^"\\\n]{0,2000}|"(?:[^"\\\n]|\\[^\n]){0,2000}|'[^'\n]{0,2000}`;
const bare = String.raw`[^\s"'\\{}[\],&][^\n"'\\,&{}]{0,2000}`;
/** What follows a name is only looked at, so that a name within it (a query in an address) is found too. */
const member = new RegExp(String.raw`(?<![\w.$-])([\w.$-]{1,80})\\?["']?[ \t]*[:=][ \t]*(?=(${quoted}|${bare}))`, 'g');
const namedValue = new RegExp(
  String.raw`\\?"(?:key|name)\\?"\s*:\s*\\?"([^"\\\n]{1,80})\\?"[^{}]{0,400}?"value\\?"\s*:\s*(?=(${quoted}))`,
  'g',
);
const valueNamed = new RegExp(
  String.raw`"value\\?"\s*:\s*(?=(${quoted}))[^{}]{0,2400}?"(?:key|name)\\?"\s*:\s*\\?"([^"\\\n]{1,80})\\?"`,
  'g',
);
const option =
  /(?:^|\s)(?:-u|--user|-U|--proxy-user|-b|--cookie|--oauth2-bearer|--pass)(?:[ \t]+|=)(?=("[^"\n]{0,2000}|'[^'\n]{0,2000}|[^\s"']\S{0,2000}))/gm;

/** These stand beside a credential and are none: `"key": "X-Api-Key"`. */
const namesOnly = /^(?:key|keys|name|in|type)$/i;
/** Members that say what a secret is, not what it reads. */
const aboutSecret =
  /^(?:key|keys|name|in|type|id|_?uid|description|title|summary|format|mode|enabled|disabled|method|\$ref)$/i;

/**
 * Where credentials stand in a text of any kind (JSON, YAML, commands, a part of one), told by the names beside them and by
 * their looks: for a text that is shown and not read. What a pattern may run over is limited, so time grows with the text.
 *
 * @param suspect A stretch that is known to hold a secret: its values are covered whatever their names are.
 * @returns in order of their beginning; they may overlap.
 */
export function locateNamedSecrets(text: string, suspect?: Stretch): readonly Stretch[] {
  // Nearly every text is a word or a sentence; none of the patterns below finds anything without one of these.
  if (!suspect && !/[:=]|(?:^|\s)-/.test(text)) return locateSecrets(text);
  const found: Stretch[] = [...locateSecrets(text)];
  const cover = (at: number, content: string | undefined, isSecret: (value: string) => boolean): void => {
    const mark = /^\\?["']/.exec(content ?? '')?.[0] ?? '';
    const value = (content ?? '').slice(mark.length).trimEnd();
    if (value === '' || isPlaceholder(value) || !isSecret(value)) return;
    const start = at + mark.length;
    const lineEnd = value.length < longest ? -1 : text.indexOf('\n', start);
    found.push({ start, end: value.length < longest ? start + value.length : lineEnd < 0 ? text.length : lineEnd });
  };
  for (const { 0: whole, 1: name = '', 2: content, index } of text.matchAll(member)) {
    const isSuspect = suspect !== undefined && index >= suspect.start && index < suspect.end && !aboutSecret.test(name);
    const isNamed = isSuspect || (isSecretName(name) && !namesOnly.test(name));
    cover(index + whole.length, content, (value) => isNamed || isAllSecret(value));
  }
  for (const { 0: whole, 1: name = '', 2: content, index } of text.matchAll(namedValue)) {
    cover(index + whole.length, content, () => isSecretName(name));
  }
  for (const { 0: whole, 1: content, 2: name = '', index } of text.matchAll(valueNamed)) {
    const at = index + (/^"value\\?"\s*:\s*/.exec(whole)?.[0].length ?? 0);
    cover(at, content, () => isSecretName(name));
  }
  for (const { 0: whole, 1: content, index } of text.matchAll(option)) cover(index + whole.length, content, () => true);
  if (suspect && !found.some(({ start, end }) => start < suspect.end && end > suspect.start)) found.push(suspect);
  return found.toSorted((a, b) => a.start - b.start);
}

/** What only has a credential in it is covered in that part. */
const isAllSecret = (value: string): boolean => looksLikeSecret(value) && locateSecrets(value).length === 0;
