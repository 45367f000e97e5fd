import type { ReportAt } from '../../requests/report-at.ts';
import type { Leftover } from '../find-leftovers.ts';

interface Kind {
  readonly code: string;
  readonly all: (count: number) => string;
  readonly one: string;
}

const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
const wereLeftOut = (count: number): string => (count === 1 ? 'was left out' : 'were left out');

const kinds = {
  script: {
    code: 'scripts-left-out',
    all: (count) =>
      `${plural(count, 'script')} of Postman (tests and scripts before a request) ${wereLeftOut(count)}: a connector cannot run them.`,
    one: 'A script was left out: a connector cannot run it.',
  },
  cookie: {
    code: 'cookies-left-out',
    all: (count) => `${plural(count, 'cookie')} of saved answers ${wereLeftOut(count)}: connectors keep no cookies.`,
    one: 'A cookie of a saved answer was left out: connectors keep none.',
  },
  certificate: {
    code: 'certificates-left-out',
    all: (count) => `${plural(count, 'client certificate')} ${wereLeftOut(count)}: connectors cannot use them.`,
    one: 'A client certificate was left out: connectors cannot use one.',
  },
  proxy: {
    code: 'proxies-left-out',
    all: (count) => `${plural(count, 'proxy setting')} ${wereLeftOut(count)}: the service calls the host directly.`,
    one: 'A proxy setting was left out: the service calls the host directly.',
  },
  setting: {
    code: 'behaviour-left-out',
    all: (count) =>
      `${plural(count, 'setting')} of how Postman sends requests (protocolProfileBehavior) ${wereLeftOut(count)}.`,
    one: 'A setting of how Postman sends requests was left out.',
  },
  body: {
    code: 'body-not-chosen',
    all: (count) =>
      count === 1
        ? 'A body of a kind that is not the chosen one was left out.'
        : `${count} bodies of a kind that is not the chosen one were left out.`,
    one: 'A body of a kind that is not the chosen one was left out.',
  },
} as const satisfies Readonly<Record<Leftover['kind'], Kind>>;

/**
 * Names what a collection has that no connector can hold: each kind once with its count at the first place, and every
 * place in the ledger. A script that sets a header or a variable may be how the API signs in, so it is told of by itself.
 * Source: domain notes, P-23.
 *
 * Reports `scripts-left-out`, `cookies-left-out`, `certificates-left-out`, `proxies-left-out`, `behaviour-left-out`,
 * `body-not-chosen` (info), `script-sets-request` (warning).
 */
export function nameLeftOut(leftovers: readonly Leftover[], report: ReportAt): void {
  const signing = leftovers.flatMap((leftover) => {
    const names = leftover.kind === 'script' && leftover.runsBefore ? namesSet(leftover.text) : undefined;
    return names === undefined ? [] : [{ names, pointer: leftover.pointer }];
  });
  const isSigning = new Set(signing.map(({ pointer }) => pointer));
  for (const [kind, { code, all, one }] of Object.entries(kinds)) {
    const places = leftovers.filter((leftover) => leftover.kind === kind);
    // A script has one entry; those that are told of by themselves have it below.
    const listed = places.filter(({ pointer }) => !isSigning.has(pointer));
    const [first] = listed.length > 0 ? listed : places;
    if (!first) continue;
    report(code, 'info', all(places.length), first.pointer, { kind: 'left-out' });
    for (const { pointer } of listed) {
      if (pointer !== first.pointer) report(code, 'info', one, pointer, { kind: 'left-out', isOnlyListed: true });
    }
  }
  const named = [...new Set(signing.flatMap(({ names }) => names))];
  for (const [index, { names, pointer }] of signing.entries()) {
    const message =
      index === 0
        ? `${plural(signing.length, 'script')} may set headers or variables of a request${listOf(named)}, perhaps to sign in. Look there, and set this up on the Security or the Code tab.`
        : `A script may set headers or variables of a request${listOf(names)}, perhaps to sign in.`;
    report('script-sets-request', 'warning', message, pointer, { kind: 'left-out', isOnlyListed: index > 0 });
  }
}

const listOf = (names: readonly string[]): string => {
  if (names.length === 0) return '';
  const shown = names.slice(0, 8).map((name) => `"${name}"`);
  return ` (${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''})`;
};

const setsRequest =
  /request\.(?:headers?|addHeader|auth)|(?:environment|collectionVariables|globals|variables)\.set\s*\(|set(?:Environment|Global)Variable|CryptoJS|request\.(?:upsert|update)/;

const setting =
  /(?:(?:environment|collectionVariables|globals|variables)\.set|set(?:Environment|Global)Variable)\s*\(\s*["'`]([\w .-]{1,60})["'`]|headers?\.(?:add|upsert)\s*\(\s*\{[^{}]{0,200}?key["']?\s*:\s*["'`]([\w-]{1,60})["'`]/g;

/** The variables and headers that a script sets, as far as they are written out; undefined when it sets none. */
function namesSet(text: string): readonly string[] | undefined {
  if (!setsRequest.test(text)) return undefined;
  return [...text.matchAll(setting)].map(([, variable, header]) => variable ?? header ?? '');
}
