import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fileAndLine, masked, severityWords } from './report-words.ts';

/** Findings as plain text, for a mail or a chat: what is wrong, then where. Credentials are masked. */
export const writeProblemText = (problems: readonly Diagnostic[]): string =>
  problems.map((problem) => masked(`${describe(problem)}\n`)).join('\n');

function describe(problem: Diagnostic): string {
  const { severity, message, code, pointer, fix } = problem;
  const place = [fileAndLine(problem), pointer, `(${code})`].filter((part) => part !== '').join(' ');
  return [`${severityWords[severity]}: ${message}`, place, fix && `Can be mended: ${fix.title}`]
    .filter((line) => line !== undefined)
    .join('\n  ');
}
