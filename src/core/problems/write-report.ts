import type { Connector } from '../document/connector.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import type { ExportFile } from '../exports/export-target.ts';
import { fileNameOf } from '../exports/file-name.ts';
import type { Profile } from '../rules/rule.ts';
import { validateDocument } from '../rules/validate-connector.ts';
import { describeRules } from './describe-rules.ts';
import { filterProblems, type ProblemFilter } from './filter-problems.ts';
import { writeMarkdownReport } from './write-markdown-report.ts';
import { writeSarif } from './write-sarif.ts';

/** As a colleague reads it, or as a program does. */
export type ProblemReportForm = 'markdown' | 'sarif';

export interface ProblemReportWish {
  readonly connector: Connector;
  readonly profile: Profile;
  /** What is told of. */
  readonly filter: ProblemFilter;
  readonly form: ProblemReportForm;
}

/** The findings of a connector as a file: `parcel-desk-problems.md`, `parcel-desk-problems.sarif`. */
export function writeProblemReport(
  document: ConnectorDocument,
  { profile, filter, form }: Omit<ProblemReportWish, 'connector'>,
): ExportFile {
  const facts = describeRules();
  const all = validateDocument(document, { profile });
  const { problems } = filterProblems(all, filter, new Map(facts.map((one) => [one.code, one])));
  const info: unknown = document.definition.value.info?.title;
  const title = typeof info === 'string' ? info : '';
  const values = { definition: document.definition.value, properties: document.properties.value };
  const text =
    form === 'sarif'
      ? writeSarif({ document, profile, problems, facts })
      : writeMarkdownReport({ title, values, profile, problems, others: all.length - problems.length, facts });
  return {
    path: `${fileNameOf(title)}-problems.${form === 'sarif' ? 'sarif' : 'md'}`,
    bytes: new TextEncoder().encode(text),
  };
}
