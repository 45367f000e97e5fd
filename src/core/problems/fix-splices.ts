import type { Diagnostic, SourceRange } from '../diagnostics/diagnostic.ts';
import type { TextPart } from '../document/connector.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import { patchDocument } from '../document/patch.ts';
import type { Fix } from '../rules/rule.ts';
import { ruleOf } from '../rules/apply-fixes.ts';
import { looksLikeSecret, maskSecrets } from '../secrets/find-secrets.ts';
import { indexLines, type LineIndex } from '../text/line-index.ts';
import { changesOf } from './changed-texts.ts';
import { keyOf } from './list-change.ts';

/** What a fix replaces in one file, in the order of its text. */
export interface PartReplacements {
  readonly part: TextPart;
  readonly splices: readonly { readonly range: SourceRange; readonly text: string }[];
}

/** More than these take too long, and nobody applies them one by one. */
const mostFixes = 1000;

/** For each finding that can be mended by rule, what its fix replaces. One that would write a credential is left out. */
export function fixSplices(
  document: ConnectorDocument,
  problems: readonly Diagnostic[],
): ReadonlyMap<Diagnostic, readonly PartReplacements[]> {
  const found = new Map<Diagnostic, readonly PartReplacements[]>();
  const fixes = fixesOf(document, problems);
  const lines = new Map<TextPart, LineIndex>();
  const linesOf = (part: TextPart): LineIndex => {
    const known = lines.get(part) ?? indexLines(document.connector[part] ?? '');
    lines.set(part, known);
    return known;
  };
  for (const problem of problems.filter(({ fix }) => fix !== undefined).slice(0, mostFixes)) {
    const fix = fixes.get(keyOf(problem));
    if (!fix) continue;
    const { value, inverse } = patchDocument(document, { title: '', edits: fix.edits() });
    const replaced = changesOf(document.connector, value.connector, inverse.edits).map(({ part, stretches }) => ({
      part,
      splices: stretches.map(({ start, end, newStart, newEnd }) => ({
        range: linesOf(part).rangeOf(start, end),
        text: (value.connector[part] ?? '').slice(newStart, newEnd),
      })),
    }));
    if (replaced.length > 0 && !replaced.some(({ splices }) => splices.some(({ text }) => hasSecret(text))))
      found.set(problem, replaced);
  }
  return found;
}

/** By the finding's key. Each rule is asked once. */
function fixesOf(document: ConnectorDocument, problems: readonly Diagnostic[]): ReadonlyMap<string, Fix> {
  const codes = new Set(problems.filter(({ fix }) => fix !== undefined).map(({ code }) => code));
  const fixes = new Map<string, Fix>();
  for (const code of codes) {
    for (const { pointer, message, fix } of ruleOf(code)?.check(document) ?? [])
      if (fix) fixes.set(keyOf({ code, severity: 'info', pointer, message }), fix);
  }
  return fixes;
}

const hasSecret = (text: string): boolean =>
  maskSecrets(text).found > 0 || text.split('"').some((piece) => looksLikeSecret(piece));
