import type { Report } from '../../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import type { SourceDocument } from '../format.ts';
import { placeOf, type ReportAt } from '../requests/report-at.ts';
import type { FoundCommand } from './find-commands.ts';
import type { CommandSettings } from './read-command.ts';

/** Why a connector has no place for an option, for those whose loss a maker may notice. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^insecure$/, 'a connector always checks the certificate of the service'],
  [/^(?:cert|cert-type|key|key-type|pass|ssl-auto-client-cert)$/, 'a connector shows no certificate of its own'],
  [/^(?:cacert|capath|pinnedpubkey|crlfile|ca-native)$/, 'a connector trusts the certificates that the platform trusts'],
  [/proxy|^socks/, 'a connector calls the service directly, or through an on-premises data gateway'],
  [/^(?:cookie|cookie-jar|junk-session-cookies)$/, 'a connector keeps and sends no cookies'],
  [/^(?:config|netrc|netrc-file|netrc-optional)$/, 'what it says is in a file that is not here'],
  [/^header$/, 'its headers are in a file that is not here'],
  [/^(?:resolve|connect-to|dns-.*|doh-.*|interface|unix-socket|abstract-unix-socket)$/, 'a connector finds the host by its name alone'],
  [/^(?:location-trusted|post30\d|max-redirs|proto-redir)$/, 'a connector does not follow redirects as curl does'],
  [/^(?:range|continue-at|max-filesize|limit-rate|rate)$/, 'a connector takes an answer whole'],
  [/^(?:etag-compare|etag-save|time-cond)$/, 'a connector keeps no earlier answers to compare with'],
]; // prettier-ignore

const reasonFor = (name: string): string =>
  reasons.find(([names]) => names.test(name))?.[1] ?? 'a connector has no place for it';

/**
 * Names what the words of the commands say and a connector does not do.
 *
 * Reports `unknown-option`, `stray-word` (warnings) at each place, `options-left-out` (info) once; the ledger lists each of
 * those options.
 */
export function nameOptions(
  commands: readonly FoundCommand[],
  read: readonly CommandSettings[],
  document: SourceDocument,
  report: Report,
  tell: ReportAt,
): void {
  const noted = new Map<string, JsonPointer>();
  read.forEach(({ settings, unknown, stray }, index) => {
    const at = (word: FoundCommand['words'][number]): JsonPointer =>
      `/commands/${index}/words/${commands[index]?.words.indexOf(word)}`;
    for (const { role, option, value, word } of settings) {
      const isFile = (role === 'header' && value.startsWith('@')) || (role === 'cookie' && !value.includes('='));
      if (role !== 'noted' && !isFile) continue;
      if (!noted.has(option)) noted.set(option, at(word));
      const message = `"${option}" was left out: ${reasonFor(option.slice(2))}.`;
      tell('options-left-out', 'info', message, at(word), { kind: 'left-out', isOnlyListed: true });
    }
    for (const word of unknown) {
      const message = `curl has no option "${word.text.slice(0, 40)}" that is known here, so it was passed over. Check how it is written.`;
      tell('unknown-option', 'warning', message, at(word), { kind: 'left-out' });
    }
    for (const word of stray) {
      const message = 'This word is no option and no address, so it was passed over. Check the quotes before it.';
      tell('stray-word', 'warning', message, at(word), { kind: 'left-out' });
    }
  });
  const [first] = noted.values();
  if (first === undefined) return;
  const message = `Options that a connector has no place for were left out: ${[...noted.keys()].join(', ')}.`;
  report({ code: 'curl/options-left-out', severity: 'info', message, pointer: first, ...placeOf(document, first) });
}
