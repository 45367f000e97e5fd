import { quote } from './sentences.ts';

/** How many are named before the rest is counted. */
const most = 3;

/** `"a"`, `"a" and "b"`, `"a", "b", "c" and 12 more`. */
export function listNames(names: readonly string[]): string {
  const named = names.slice(0, most).map(quote);
  const rest = names.length - named.length;
  if (rest > 0) return `${named.join(', ')} and ${rest} more`;
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}
