import { child } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { isRecord } from '../../definition/operations.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** What an extension holds: a text, true or false, or one of some words. */
type Kind = 'text' | 'truth' | readonly string[];

/** Visibility, URL encoding and the names of values have rules of their own. Source: domain notes 2.1, 2.4, 2.5. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['x-ms-summary', 'text'],
  ['x-ms-localizeDefaultValue', 'truth'],
  ['x-ms-editor', 'text'],
  ['x-ms-media-kind', ['image', 'audio']],
  ['x-ms-permission', ['read-only', 'read-write']],
  ['x-ms-notification-url', 'truth'],
  ['x-ms-explicit-input', 'truth'],
  ['x-ms-name-for-model', 'text'],
  ['x-ms-description-for-model', 'text'],
]);

export const extensionValue: Rule = {
  id: 'extension-value',
  severity: 'warning',
  why: 'An extension that holds something else than it should has no effect.',
  source: 'Connector documentation, extensions',
  notes: ['2.1'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'x-ms-')) {
      for (const key of Object.keys(site.value)) {
        if (!key.startsWith('x-ms-')) continue;
        const value = site.value[key];
        if (key === 'x-ms-editor-options') {
          if (!hasItems(value))
            yield {
              pointer: child(site.pointer, key),
              message: `"${key}" must be { "items": [ … ] }, where each item has a "title" and a "value". Write it so, or remove it.`,
            };
          continue;
        }
        const kind = kinds.get(key);
        const fault = kind && judge(key, value, kind, child(site.pointer, key));
        if (fault) yield fault;
      }
    }
  }),
};

const hasItems = (value: unknown): boolean =>
  isRecord(value) &&
  Array.isArray(value['items']) &&
  value['items'].every((item: unknown) => isRecord(item) && item['title'] !== undefined && item['value'] !== undefined);

function judge(key: string, value: unknown, kind: Kind, pointer: string): Finding | undefined {
  const meant = meantBy(value, kind);
  if (meant === value && meant !== undefined) return undefined;
  const what =
    kind === 'text' ? 'text' : kind === 'truth' ? 'true or false' : kind.map((word) => `"${word}"`).join(' or ');
  return {
    pointer,
    message: `"${key}" must be ${what}. ${meant === undefined ? 'Correct it, or remove it.' : `Write ${JSON.stringify(meant)}.`}`,
    ...(meant !== undefined && {
      fix: { title: `Correct "${key}"`, edits: () => [{ kind: 'set', pointer, value: meant }] },
    }),
  };
}

/** The value itself when it is as it should be, what it stands for when that is plain, otherwise undefined. */
function meantBy(value: unknown, kind: Kind): unknown {
  if (kind === 'text') return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  if (kind === 'truth')
    return typeof value === 'boolean' ? value : word === 'true' ? true : word === 'false' ? false : undefined;
  return word !== undefined && kind.includes(word) ? word : undefined;
}
