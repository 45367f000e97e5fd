import { child, type JsonPointer } from '../../document/pointer.ts';
import { isRecord, listAt, memberOf, textAt, textOf } from '../tolerant.ts';

/** A part of a collection that no connector can hold. */
export type Leftover = { readonly pointer: JsonPointer } & (
  | { readonly kind: 'script'; readonly text: string; readonly runsBefore: boolean }
  | { readonly kind: 'cookie' | 'certificate' | 'proxy' | 'setting'; readonly value: unknown }
  | { readonly kind: 'body'; readonly mode: string; readonly value: unknown }
);

/**
 * Finds scripts and tests, cookies of saved answers, certificates, proxies, settings of how Postman sends, and bodies of
 * a kind that is not the chosen one, by a walk of its own over the file. Source: domain notes, P-23.
 */
export function findLeftovers(collection: unknown, pointer: JsonPointer, version: 1 | 2): readonly Leftover[] {
  const found: Leftover[] = [];
  look(collection, pointer, found);
  if (version === 1) {
    for (const list of ['folders', 'requests']) {
      listAt(collection, list).forEach((entry, index) => look(entry, `${pointer}/${list}/${index}`, found));
    }
    return found;
  }
  const waiting = [{ value: collection, at: pointer }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, at } = next;
    listAt(value, 'item').forEach((item, index) => {
      look(item, `${at}/item/${index}`, found);
      if (isRecord(item) && Object.hasOwn(item, 'item')) waiting.push({ value: item, at: `${at}/item/${index}` });
    });
  }
  return found;
}

/** One collection, folder, item or request. */
function look(value: unknown, at: JsonPointer, found: Leftover[]): void {
  if (!isRecord(value)) return;
  lookForScripts(value, at, found);
  const request = memberOf(value, 'request');
  for (const holder of [value, request]) {
    const inside = holder === value ? at : `${at}/request`;
    for (const kind of ['certificate', 'proxy'] as const) {
      const member = memberOf(holder, kind);
      if (isRecord(member)) found.push({ kind, value: member, pointer: `${inside}/${kind}` });
    }
  }
  const settings = memberOf(value, 'protocolProfileBehavior');
  if (isRecord(settings)) {
    for (const [name, setting] of Object.entries(settings)) {
      found.push({ kind: 'setting', value: setting, pointer: child(at, 'protocolProfileBehavior', name) });
    }
  }
  for (const [list, member] of [
    ['response', 'cookie'],
    ['responses', 'cookies'],
  ] as const) {
    listAt(value, list).forEach((response, index) => {
      listAt(response, member).forEach((cookie, place) => {
        found.push({ kind: 'cookie', value: cookie, pointer: `${at}/${list}/${index}/${member}/${place}` });
      });
    });
  }
  lookForBodies(memberOf(request, 'body'), `${at}/request/body`, found);
}

function lookForScripts(value: unknown, at: JsonPointer, found: Leftover[]): void {
  for (const list of ['event', 'events']) {
    listAt(value, list).forEach((event, index) => {
      const lines = memberOf(memberOf(event, 'script'), 'exec');
      const text = Array.isArray(lines) ? lines.map(textOf).join('\n') : textOf(lines);
      if (text.trim() === '') return;
      const runsBefore = textAt(event, 'listen') === 'prerequest';
      found.push({ kind: 'script', text, runsBefore, pointer: `${at}/${list}/${index}` });
    });
  }
  // V1 keeps scripts as text too, beside or instead of `events`.
  if (listAt(value, 'events').length > 0) return;
  for (const member of ['preRequestScript', 'tests']) {
    const text = textAt(value, member);
    if (text.trim() === '') continue;
    found.push({ kind: 'script', text, runsBefore: member === 'preRequestScript', pointer: `${at}/${member}` });
  }
}

/** Postman keeps what was entered for the other kinds of body. */
function lookForBodies(body: unknown, at: JsonPointer, found: Leftover[]): void {
  const chosen = textAt(body, 'mode');
  if (!isRecord(body) || chosen === '') return;
  for (const mode of ['raw', 'urlencoded', 'formdata', 'graphql']) {
    const value = memberOf(body, mode);
    const isEmpty = Array.isArray(value) ? value.length === 0 : textOf(value).trim() === '' && !isRecord(value);
    if (mode !== chosen && !isEmpty) found.push({ kind: 'body', mode, value, pointer: `${at}/${mode}` });
  }
}
