import type { Diagnostic, Severity, SourceRange } from '../diagnostics/diagnostic.ts';
import { fileNames, type TextPart } from '../document/connector.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import type { Profile } from '../rules/rule.ts';
import { fixSplices } from './fix-splices.ts';
import { fileOf, masked } from './report-words.ts';
import type { RuleFacts } from './rule-facts.ts';

/** What a SARIF log is about. */
export interface SarifSubject {
  readonly document: ConnectorDocument;
  readonly profile: Profile;
  readonly problems: readonly Diagnostic[];
  readonly facts: readonly RuleFacts[];
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

const mediaTypes: Readonly<Record<string, string>> = {
  [fileNames.definition]: 'application/json',
  [fileNames.properties]: 'application/json',
  [fileNames.script]: 'text/x-csharp',
  [fileNames.icon]: 'image/png',
};

/**
 * The findings as a log that code hosts and editors read. Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
 * Each rule has its reason and source; each finding its region and, where it can be mended by rule, the replacement that
 * does it. Credentials are masked, and a fix that would write one is left out.
 */
export function writeSarif({ document, profile, problems, facts }: SarifSubject): string {
  const rules = rulesOf(problems, facts, profile);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const files = [...new Set(problems.map(fileOf))].filter((name) => name !== undefined);
  const splices = fixSplices(document, problems);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Connector Studio', rules } },
        automationDetails: { id: `connector-studio/${profile}/` },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map((uri) => ({ location: { uri }, mimeType: mediaTypes[uri], roles: ['analysisTarget'] })),
        results: problems.map((problem) => resultOf(problem, indexes, files, splices.get(problem))),
      },
    ],
  };
  return `${JSON.stringify(log, (_key, value: unknown) => (typeof value === 'string' ? masked(value) : value), 2)}\n`;
}

/** Every rule that was asked, and what is no rule's as it comes. */
function rulesOf(problems: readonly Diagnostic[], facts: readonly RuleFacts[], profile: Profile) {
  const asked = facts.filter((one) => one.profile === undefined || one.profile === profile);
  const known = new Set<string>(asked.map(({ code }) => code));
  const others = new Map(problems.filter(({ code }) => !known.has(code)).map(({ code, severity }) => [code, severity]));
  return [
    ...asked.map(({ code, severity, why, source, serviceCodes }) => ({
      id: code,
      name: nameOf(code),
      shortDescription: { text: why },
      help: { text: `${why} Source: ${source}` },
      defaultConfiguration: { level: levels[severity] },
      ...(serviceCodes.length > 0 && { properties: { serviceCodes } }),
    })),
    ...[...others].map(([code, severity]) => ({
      id: code,
      name: nameOf(code),
      defaultConfiguration: { level: levels[severity] },
    })),
  ];
}

/** `rule/summary-present` is `SummaryPresent`. */
const nameOf = (code: string): string =>
  code
    .slice(code.indexOf('/') + 1)
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

function resultOf(
  problem: Diagnostic,
  rules: ReadonlyMap<string, number>,
  files: readonly string[],
  replacements: ReturnType<typeof fixSplices> extends ReadonlyMap<Diagnostic, infer T> ? T | undefined : never,
) {
  const { code, severity, message, pointer, range, fix } = problem;
  const uri = fileOf(problem);
  return {
    ruleId: code,
    ruleIndex: rules.get(code),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        ...(uri !== undefined && {
          physicalLocation: {
            artifactLocation: { uri, index: files.indexOf(uri) },
            ...(range && { region: regionOf(range) }),
          },
        }),
        logicalLocations: [{ fullyQualifiedName: pointer, kind: 'member' }],
      },
    ],
    partialFingerprints: { 'ruleAndPointer/v1': `${code} ${pointer}` },
    ...(fix &&
      replacements && {
        fixes: [
          {
            description: { text: fix.title },
            artifactChanges: replacements.map(({ part, splices }) => ({
              artifactLocation: locationOf(part, files),
              replacements: splices.map(({ range: deleted, text }) => ({
                deletedRegion: regionOf(deleted),
                insertedContent: { text },
              })),
            })),
          },
        ],
      }),
  };
}

/** A fix may be in a file that no finding is in. */
function locationOf(part: TextPart, files: readonly string[]): { readonly uri: string; readonly index?: number } {
  const uri = fileNames[part];
  const index = files.indexOf(uri);
  return index < 0 ? { uri } : { uri, index };
}

const regionOf = ({ line, column, endLine, endColumn }: SourceRange) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});
