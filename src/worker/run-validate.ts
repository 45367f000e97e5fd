import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { Connector } from '#core/document/connector.ts';
import { followDocument } from '#core/document/follow-document.ts';
import { isEditable, type ConnectorDocument } from '#core/document/open-document.ts';
import type { ExportFile } from '#core/exports/export-target.ts';
import { changeOfList } from '#core/problems/list-change.ts';
import { previewFixes, type FixPreview } from '#core/problems/preview-fixes.ts';
import { writeProblemReport, type ProblemReportWish } from '#core/problems/write-report.ts';
import { validateDocument } from '#core/rules/validate-connector.ts';
import { limitsOf } from '#core/rules/walk/limits.ts';
import type { Tasks, ValidateReply, ValidateRequest } from './protocol.ts';

/** What was judged last: one connector is edited at a time, and what of it is as it was need not be read and judged again. */
let judged: ConnectorDocument | undefined;
/** What was answered last, and the name it is known by. */
let answered: { readonly name: string; readonly diagnostics: readonly Diagnostic[] } | undefined;

export function runValidate({ connector, profile, name, known }: ValidateRequest): ValidateReply {
  const before = answered;
  const document = follow(connector);
  const diagnostics = validateDocument(document, { profile });
  answered = { name, diagnostics };
  const isWhole = isEditable(document.definition) && isEditable(document.properties);
  const limits = isWhole && { limits: [...limitsOf(document).values()] };
  return before && before.name === known
    ? { kind: 'change', runs: changeOfList(before.diagnostics, diagnostics), ...limits }
    : { kind: 'whole', diagnostics, ...limits };
}

export const runPreviewFixes = ({
  connector,
  profile,
  wish,
}: Tasks['previewFixes']['request']): FixPreview | undefined => previewFixes(follow(connector), wish, profile);

export const runReportProblems = ({ connector, ...wish }: ProblemReportWish): ExportFile =>
  writeProblemReport(follow(connector), wish);

function follow(connector: Connector): ConnectorDocument {
  judged = followDocument(judged, connector);
  return judged;
}
