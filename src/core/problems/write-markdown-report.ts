import type { ConnectorValues } from '../definition/operation-uses.ts';
import { countBySeverity, type Diagnostic, type Severity } from '../diagnostics/diagnostic.ts';
import { code, plain } from '../ledger/write-markdown.ts';
import type { Profile } from '../rules/rule.ts';
import { groupProblems, type ProblemGroup } from './group-problems.ts';
import { insideOf, nameOfPlace, placeOfProblem } from './problem-place.ts';
import { fileAndLine, masked, profileWords, severityWords } from './report-words.ts';
import { countRules, type RuleFacts } from './rule-facts.ts';

/** What a report on a connector's findings is about. */
export interface ReportSubject {
  readonly title: string;
  readonly values: ConnectorValues;
  readonly profile: Profile;
  /** What is told. */
  readonly problems: readonly Diagnostic[];
  /** How many there are besides, which were not wanted. */
  readonly others: number;
  readonly facts: readonly RuleFacts[];
}

/**
 * The findings as a text for a colleague who does not have the connector open: by cause, the gravest first, with the
 * reason, each place, and what can be mended by rule. Credentials are masked.
 */
export function writeMarkdownReport(subject: ReportSubject): string {
  const { title, profile, problems, others, facts } = subject;
  const { error, warning, info } = countBySeverity(problems);
  const mendable = problems.filter(({ fix }) => fix !== undefined).length;
  const byCode = new Map(facts.map((one) => [one.code as string, one]));
  const head = [
    `- ${count(error, 'error')}, ${count(warning, 'warning')}, ${count(info, 'note')}`,
    `- Checked for ${profileWords[profile]}, with ${count(countRules(facts, profile), 'rule')}`,
    ...(mendable > 0 ? [`- ${count(mendable, 'of these can', 'of these can')} be mended by rule`] : []),
    ...(others > 0 ? [`- Filtered: ${count(others, 'more finding is', 'more findings are')} left out`] : []),
  ];
  const blocks = [
    `# Problems of ${say(title || 'untitled connector')}`,
    head.join('\n'),
    ...groupProblems(problems, 'cause').flatMap((group) => describeGroup(group, byCode.get(group.id), subject.values)),
    ...(problems.length === 0 ? ['No problems found.'] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function describeGroup(group: ProblemGroup, facts: RuleFacts | undefined, values: ConnectorValues): readonly string[] {
  const title = `## ${severityWord(group.severity)}: ${say(facts?.why ?? group.id)}`;
  const about = [
    `${count(group.problems.length, 'place')}, ${quote(group.id)}`,
    facts && say(facts.source),
    facts && facts.serviceCodes.length > 0 && `the service says ${facts.serviceCodes.map(quote).join(', ')}`,
  ];
  const places = group.problems.map((problem) => describeProblem(problem, values));
  return [title, about.filter((part) => typeof part === 'string').join('; '), places.join('\n')];
}

function describeProblem(problem: Diagnostic, values: ConnectorValues): string {
  const { message, pointer, fix } = problem;
  const place = placeOfProblem(pointer);
  const { name, detail } = nameOfPlace(values, place);
  const where = [
    say(name),
    detail === undefined ? '' : quote(detail),
    quote(insideOf(pointer, place.pointer)),
    quote(fileAndLine(problem)),
  ].filter((part) => part !== '');
  return [`- ${say(message)}`, where.join(', '), fix && `Can be mended: ${say(fix.title)}`]
    .filter((line) => line !== undefined && line !== '')
    .join('\n  - ');
}

const severityWord = (severity: Severity): string => severityWords[severity];

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

const say = (text: string): string => plain(masked(text));
const quote = (text: string): string => code(masked(text));
