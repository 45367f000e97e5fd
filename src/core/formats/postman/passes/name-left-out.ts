import type { JsonPointer } from '../../../document/pointer.ts';
import type { ReportAt } from '../../requests/report-at.ts';
import { isRecord, listAt, memberOf, textAt } from '../../tolerant.ts';

interface Kind {
  readonly code: string;
  readonly message: (count: number) => string;
}

const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
const wereLeftOut = (count: number): string => (count === 1 ? 'was left out' : 'were left out');

const kinds = {
  scripts: {
    code: 'scripts-left-out',
    message: (count) =>
      `${plural(count, 'script')} of Postman (tests and scripts before a request) ${wereLeftOut(count)}: a connector cannot run them.`,
  },
  signing: {
    code: 'script-sets-request',
    message: (count) =>
      `${plural(count, 'script')} may set headers or variables of a request, perhaps to sign in. Look there, and set this up on the Security or the Code tab.`,
  },
  cookies: {
    code: 'cookies-left-out',
    message: (count) =>
      `${plural(count, 'cookie')} of saved answers ${wereLeftOut(count)}: connectors keep no cookies.`,
  },
  certificates: {
    code: 'certificates-left-out',
    message: (count) => `${plural(count, 'client certificate')} ${wereLeftOut(count)}: connectors cannot use them.`,
  },
  proxies: {
    code: 'proxies-left-out',
    message: (count) => `${plural(count, 'proxy setting')} ${wereLeftOut(count)}: the service calls the host directly.`,
  },
  behaviours: {
    code: 'behaviour-left-out',
    message: (count) =>
      `${plural(count, 'setting')} of how Postman sends requests (protocolProfileBehavior) ${wereLeftOut(count)}.`,
  },
} as const satisfies Readonly<Record<string, Kind>>;

/**
 * Names what a collection has that no connector can hold, each kind once with its count and first place.
 * Source: domain notes, P-23.
 *
 * Reports `postman/scripts-left-out`, `postman/cookies-left-out`, `postman/certificates-left-out`,
 * `postman/proxies-left-out`, `postman/behaviour-left-out` (info), `postman/script-sets-request` (warning).
 */
export function nameLeftOut(collection: unknown, pointer: JsonPointer, version: 1 | 2, report: ReportAt): void {
  const found = new Map<keyof typeof kinds, { readonly pointer: JsonPointer; count: number }>();
  const note = (kind: keyof typeof kinds, at: JsonPointer, count = 1): void => {
    const known = found.get(kind);
    if (known) known.count += count;
    else if (count > 0) found.set(kind, { pointer: at, count });
  };
  look(collection, pointer, note);
  if (version === 1) {
    for (const list of ['folders', 'requests']) {
      listAt(collection, list).forEach((entry, index) => look(entry, `${pointer}/${list}/${index}`, note));
    }
  } else {
    const waiting = [{ value: collection, at: pointer }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { value, at } = next;
      listAt(value, 'item').forEach((item, index) => {
        look(item, `${at}/item/${index}`, note);
        if (isRecord(item) && Object.hasOwn(item, 'item')) waiting.push({ value: item, at: `${at}/item/${index}` });
      });
    }
  }
  for (const [kind, { pointer: at, count }] of found) {
    const { code, message } = kinds[kind];
    report(code, kind === 'signing' ? 'warning' : 'info', message(count), at);
  }
}

const setsRequest =
  /request\.(?:headers?|addHeader|auth)|(?:environment|collectionVariables|globals|variables)\.set\s*\(|set(?:Environment|Global)Variable|CryptoJS|request\.(?:upsert|update)/;

/** One collection, folder, item or request. */
function look(
  value: unknown,
  at: JsonPointer,
  note: (kind: keyof typeof kinds, at: JsonPointer, count?: number) => void,
): void {
  if (!isRecord(value)) return;
  for (const list of ['event', 'events']) {
    listAt(value, list).forEach((event, index) => {
      const script = memberOf(event, 'script');
      const lines = memberOf(script, 'exec');
      const text = Array.isArray(lines) ? lines.join('\n') : typeof lines === 'string' ? lines : '';
      if (text.trim() === '') return;
      note('scripts', `${at}/${list}/${index}`);
      if (textAt(event, 'listen') === 'prerequest' && setsRequest.test(text)) note('signing', `${at}/${list}/${index}`);
    });
  }
  // V1 keeps scripts as text too, beside or instead of `events`.
  if (listAt(value, 'events').length === 0) {
    for (const member of ['preRequestScript', 'tests']) {
      const text = textAt(value, member);
      if (text.trim() === '') continue;
      note('scripts', `${at}/${member}`);
      if (member === 'preRequestScript' && setsRequest.test(text)) note('signing', `${at}/${member}`);
    }
  }
  const request = memberOf(value, 'request');
  for (const holder of [value, request]) {
    const inside = holder === value ? at : `${at}/request`;
    if (isRecord(memberOf(holder, 'certificate'))) note('certificates', `${inside}/certificate`);
    if (isRecord(memberOf(holder, 'proxy'))) note('proxies', `${inside}/proxy`);
  }
  const behaviour = memberOf(value, 'protocolProfileBehavior');
  if (isRecord(behaviour)) note('behaviours', `${at}/protocolProfileBehavior`, Object.keys(behaviour).length);
  for (const [list, cookies] of [
    ['response', 'cookie'],
    ['responses', 'cookies'],
  ] as const) {
    listAt(value, list).forEach((response, index) => {
      note('cookies', `${at}/${list}/${index}`, listAt(response, cookies).length);
    });
  }
}
