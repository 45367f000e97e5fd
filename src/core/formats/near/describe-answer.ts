import { isRecord, listAt, memberOf, textAt, type Loose } from '../tolerant.ts';
import { shortly } from './near-miss.ts';

/** Members that answers about a failure have, and little else. */
const usual = new Set(
  `message error errors error_description documentation_url status statusCode status_code code title type detail details
  instance timestamp path reason success result ok requestId request_id traceId trace_id id fault msg data exception help
  innererror activityId correlationId`.split(/\s+/),
);

/** Says of the answer of a server that failed, saved in place of a file, what went wrong; undefined when it is none. */
export function describeAnswer(value: Loose): string | undefined {
  const names = Object.keys(value);
  if (names.length === 0 || names.length > 12 || !names.every((name) => usual.has(name))) return undefined;
  const errors = listAt(value, 'errors');
  const error = memberOf(value, 'error');
  const inner: unknown = isRecord(error) ? error : errors.length > 0 ? errors[0] : memberOf(value, 'fault');
  const status = [value, inner].map(statusOf).find((found) => found !== undefined);
  const texts = [
    textAt(value, 'message'),
    textAt(inner, 'message'),
    typeof error === 'string' ? error : '',
    textAt(value, 'error_description'),
    textAt(value, 'msg'),
    textAt(inner, 'faultstring'),
    typeof inner === 'string' ? inner : '',
  ];
  // A title alone is no sign of anything.
  if (status !== undefined) texts.push(textAt(value, 'title'), textAt(value, 'detail'), textAt(value, 'reason'));
  const text = texts.find((found) => found !== '');
  if (status === undefined && text === undefined) return undefined;
  return describeFailure(status ?? statusIn(text ?? ''), text);
}

/** One sentence or two about an answer that is an error. */
export function describeFailure(status: number | undefined, text = ''): string {
  const whole = text.replace(/[\r\n\t]+/g, ' ').trim();
  // `404: Not Found` says the status already.
  const words =
    status !== undefined && whole.startsWith(String(status)) ? whole.slice(3).replace(/^[\s:.-]+/, '') : whole;
  const said = [status === undefined ? '' : String(status), words === '' ? '' : `"${shortly(words, 60)}"`];
  const what = said.filter((part) => part !== '').join(' ');
  return `This is an answer about an error${what === '' ? '' : ` (${what})`}, saved in place of the file. ${remedyFor(status)}`;
}

function remedyFor(status: number | undefined): string {
  switch (status) {
    case 401:
    case 403:
      return 'The address needs signing in, or a key. Sign in, open it again, and save the file itself.';
    case 404:
    case 410:
      return 'There is nothing at that address: look it up again, and save the file itself.';
    case 429:
      return 'There were too many requests. Wait a while, open the address again, and save the file itself.';
    default:
      return 'Open the address again in a browser, and save the file when it shows.';
  }
}

function statusOf(value: unknown): number | undefined {
  for (const name of ['status', 'statusCode', 'status_code', 'code']) {
    const status = Number(textAt(value, name));
    if (Number.isInteger(status) && status >= 400 && status <= 599) return status;
  }
  return undefined;
}

/** The status that an answer's words mean. */
export function statusIn(text: string): number | undefined {
  const [, number] = /(?:^|\D)([45]\d\d)(?!\d)/.exec(text.slice(0, 200)) ?? [];
  if (number !== undefined) return Number(number);
  if (/not found|no such|does not exist/i.test(text)) return 404;
  if (/unauthori[sz]ed|not authenticated|bad credentials|log ?in|sign ?in|authentication/i.test(text)) return 401;
  if (/forbidden|access denied|permission/i.test(text)) return 403;
  return /too many|rate limit/i.test(text) ? 429 : undefined;
}
