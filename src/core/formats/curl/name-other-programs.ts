import type { ReportAt } from '../requests/report-at.ts';
import { findCode, type FoundCommand } from './find-commands.ts';

/** Calls that other programs make, where a command may begin. A line of prose has no address right in it. */
const call =
  /^[ \t]*(?:(?:[$>%#]|PS[^>\n]{0,60}>)[ \t]*)?(?:\$\w{1,60}[ \t]*=[ \t]*)?(wget2?|https?|httpie|xh|Invoke-RestMethod|Invoke-WebRequest|irm|iwr|(?:await[ \t]+)?fetch)(?=[ \t]+[^\s=:]|\()[^\n]{0,300}/gim;
const names: Readonly<Record<string, string>> = {
  wget: 'wget', wget2: 'wget', http: 'HTTPie', https: 'HTTPie', httpie: 'HTTPie', xh: 'xh', irm: 'PowerShell', iwr: 'PowerShell',
  'invoke-restmethod': 'PowerShell', 'invoke-webrequest': 'PowerShell',
}; // prettier-ignore
/** Named one by one. */
const namedCalls = 50;

/**
 * Names calls that stand among the cURL commands but are written for wget, HTTPie, PowerShell or JavaScript.
 *
 * Reports `other-program` (warning) at each.
 */
export function nameOtherPrograms(text: string, commands: readonly FoundCommand[], tell: ReportAt): void {
  let named = 0;
  let next = 0;
  for (const { start, end } of findCode(text)) {
    call.lastIndex = start;
    for (let found = call.exec(text); found && found.index < end; found = call.exec(text)) {
      const { index } = found;
      const [line, program = ''] = found;
      while ((commands[next]?.end ?? Infinity) <= index) next += 1;
      if ((commands[next]?.start ?? Infinity) <= index || !/:\/\/|localhost|[\w-]\.[a-z]{2,}\b|[$]/i.test(line))
        continue;
      named += 1;
      if (named > namedCalls) return;
      const name = names[program.toLowerCase()] ?? 'JavaScript';
      const message = `This call is written for ${name}, which is not read here. Write it as a cURL command to bring it too.`;
      const from = index + line.length - line.trimStart().length;
      tell('other-program', 'warning', message, `/values/${from}-${index + line.trimEnd().length}`, {
        kind: 'left-out',
      });
    }
  }
}
