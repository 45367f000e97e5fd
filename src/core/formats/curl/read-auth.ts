import { isPlaceholder } from '../../secrets/find-secrets.ts';
import type { AuthChoice } from '../requests/model.ts';
import type { ReportAt } from '../requests/report-at.ts';
import type { Setting } from './read-command.ts';
import type { PointerOf } from './read-data.ts';

/** Kinds of auth that an option names, in Postman's words, which the passes know. */
const authKinds: Readonly<Record<string, string>> = {
  '--digest': 'digest',
  '--ntlm': 'ntlm',
  '--negotiate': 'negotiate',
  '--aws-sigv4': 'awsv4',
};

/**
 * How the options of a command sign in; undefined when they do not.
 *
 * Reports `sign-in-left-out` (info) for a password beside a token; lists `options-left-out` for the ways to send either.
 */
export function readAuth(settings: readonly Setting[], pointerOf: PointerOf, tell: ReportAt): AuthChoice | undefined {
  const bearer = settings.findLast(({ role }) => role === 'bearer');
  const user = settings.findLast(({ role }) => role === 'user');
  const kinds = settings.filter(({ role, option }) => role === 'auth' && Object.hasOwn(authKinds, option));
  const kind = kinds.at(-1);
  const place = bearer ?? user ?? kind;
  if (!place) return undefined;
  if (bearer && user) {
    const message = 'The command signs in by a token and by a password too. The token was taken.';
    tell('sign-in-left-out', 'info', message, pointerOf(user), { kind: 'left-out' });
  }
  for (const one of kinds) {
    if (one === place) continue;
    const message = `"${one.option}" was left out: a connector signs no calls that way.`;
    tell('options-left-out', 'info', message, pointerOf(one), { kind: 'left-out', isOnlyListed: true });
  }
  const pointer = pointerOf(place);
  if (bearer) return { type: 'bearer', values: new Map([['token', bearer.value]]), pointer };
  // `$USER:$PASS` holds no secret.
  const said = user?.value.replace(/\{\{[^{}]*\}\}|:/g, '') ?? '';
  const values = new Map(user && !isPlaceholder(said) ? [['password', user.value]] : []);
  return { type: (kind && authKinds[kind.option]) ?? 'basic', values, pointer };
}

/** Of these the last counts, the others say nothing. */
const overriding: readonly Setting['role'][] = ['method', 'user', 'bearer'];

/** Lists `option-repeated` for options that a later one of their kind makes void. Source: curl's manual, Options. */
export function tellOverridden(settings: readonly Setting[], pointerOf: PointerOf, tell: ReportAt): void {
  for (const role of overriding) {
    for (const setting of settings.filter((one) => one.role === role).slice(0, -1)) {
      const message = `"${setting.option}" is there more than once. curl takes the last, so this one was left out.`;
      tell('option-repeated', 'info', message, pointerOf(setting), { kind: 'left-out', isOnlyListed: true });
    }
  }
}
