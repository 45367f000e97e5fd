import type { JsonPointer } from '../../../document/pointer.ts';
import { uniqueName } from '../../../naming/index.ts';
import type { Mending } from './mend.ts';

/** A path as it can be in a connector, and what was taken from it. */
export interface PathRewrite {
  readonly path: string;
  /** What stood behind `?`, decoded. */
  readonly query: ReadonlyMap<string, string>;
  /** What stood behind `#`. */
  readonly fragment: string;
}

/**
 * Tells `path-slash`, `path-fragment`, `path-variable` (info), `path-query`, `path-wildcard`, `path-braces`,
 * `path-variable-repeated` (warnings).
 */
export function rewritePath(source: string, pointer: JsonPointer, { settle }: Mending): PathRewrite {
  let path = source;
  let query: ReadonlyMap<string, string> = new Map();
  let fragment = '';
  const rewrite = (
    code: string,
    what: string,
    done: string,
    label: string,
    severity: 'info' | 'warning' = 'info',
  ): boolean => settle({ code, pointer, what: `The path "${source.slice(0, 200)}" ${what}.`, done, label, severity });

  if (
    !path.startsWith('/') &&
    rewrite('path-slash', 'does not begin with "/"', 'The slash was added.', 'Add the slash')
  )
    path = `/${path}`;
  const hash = outsideBraces(path, '#');
  if (hash >= 0 && rewrite('path-fragment', 'has a fragment, which is never sent', 'It was cut off.', 'Cut it off')) {
    fragment = path.slice(hash + 1);
    path = path.slice(0, hash);
  }
  const mark = outsideBraces(path, '?');
  if (mark >= 0) {
    const done = 'What stands behind "?" became query parameters.';
    if (rewrite('path-query', 'has a query', done, 'Make query parameters of it', 'warning')) {
      query = readQuery(path.slice(mark + 1));
      path = path.slice(0, mark) || '/';
    }
  }
  const plain = path.replaceAll(/\{([^{}/:=]*)\s*[:=][^{}/]*\}/g, '{$1}').replaceAll(/\{\s*\}/g, '{value}');
  if (
    plain !== path &&
    rewrite('path-variable', 'says more in braces than a name', 'Only the name was kept.', 'Keep only the name')
  )
    path = plain;
  if (outsideBraces(path, '*') >= 0) {
    const done = 'It became a part to fill in.';
    if (rewrite('path-wildcard', 'has a "*"', done, 'Make it a part to fill in', 'warning')) {
      path = path.replaceAll(/\{[^{}/]*\}|\*+/g, (part) => (part.startsWith('{') ? part : '{wildcard}'));
    }
  }
  const matched = path.replaceAll(/\{[^{}/]+\}|[{}]/g, (part) => (part === '{' ? '%7B' : part === '}' ? '%7D' : part));
  if (
    matched !== path &&
    rewrite('path-braces', 'has a brace without its other half', 'It was encoded.', 'Encode it', 'warning')
  )
    path = matched;
  const renamed = renameRepeated(path);
  if (renamed !== path) {
    const done = 'The later one got a number.';
    if (rewrite('path-variable-repeated', 'names two parts alike', done, 'Give it a number', 'warning')) path = renamed;
  }
  return { path, query, fragment };
}

/** The first place of a character that is in no braces; -1 when there is none. */
function outsideBraces(path: string, character: string): number {
  const blanked = path.replaceAll(/\{[^{}/]*\}/g, (part) => ' '.repeat(part.length));
  return blanked.indexOf(character);
}

function readQuery(text: string): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  for (const row of text.split('&')) {
    const at = row.indexOf('=');
    const name = decode(at < 0 ? row : row.slice(0, at));
    if (name !== '') query.set(name, at < 0 ? '' : decode(row.slice(at + 1)));
  }
  return query;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function renameRepeated(path: string): string {
  const taken = new Set<string>();
  return path.replaceAll(/\{([^{}/]+)\}/g, (_, name: string) => {
    const own = uniqueName(name, taken);
    taken.add(own);
    return `{${own}}`;
  });
}
