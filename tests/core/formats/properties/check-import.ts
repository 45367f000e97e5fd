import { importDescription, type ImportOptions, type ImportOutcome } from '#core/formats/import-description.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';
import type { SourceFile } from '#core/formats/format.ts';
import { faultOf } from '../accounting/fault-of.ts';
import { entries, get, isObject, list } from '../accounting/loose.ts';
import { openJudge, resultOf } from '../accounting/judge.ts';
import type { Part } from '../accounting/part.ts';
import { canary } from './secrets.ts';

type Imported = Extract<ImportOutcome, { ok: true }>;

export interface Expectations {
  /** Counts the source, apart from the converters. */
  readonly count: (text: string) => readonly Part[];
  /** False where the text comes through as it is: its secrets are named, not taken out. */
  readonly isConverted: boolean;
  /** Chooses among several, so that a run is the same each time. */
  readonly pick: number;
}

const fileOf = (text: string, name = ''): SourceFile => ({ name, bytes: new TextEncoder().encode(text) });
const bring = (text: string, options: ImportOptions = {}): Promise<ImportOutcome> =>
  importDescription(fileOf(text), options);

/** Imports a text and holds the outcome against all that is promised of any import: the promises it breaks. */
export async function brokenPromises(
  text: string,
  { count, isConverted, pick }: Expectations,
): Promise<readonly string[]> {
  const outcome = await bring(text);
  const unexpected = outcome.diagnostics.find(({ code }) => code === 'import/unexpected');
  if (unexpected) return [`throws: ${unexpected.message}`];
  const secret = leak(outcome, isConverted);
  if (!outcome.ok) {
    const isSaid = outcome.diagnostics.some(({ severity }) => severity === 'error');
    return [secret ?? [], isSaid ? [] : 'refused without a reason'].flat();
  }
  const faults = [
    secret,
    await faultOfOutcome(outcome, 'import', isConverted),
    ...accountFaults(outcome, count(text)),
    await repeatFault(text, outcome),
    await againFault(outcome),
    await pickFault(text, outcome, pick, isConverted),
    await choiceFault(text, outcome, pick, isConverted),
  ];
  return faults.flatMap((fault) => fault ?? []);
}

/** Where a seeded secret comes out, and in what words. */
function leak(outcome: ImportOutcome, isConverted: boolean): string | undefined {
  const { diagnostics } = outcome;
  const told: readonly (readonly [string, unknown])[] = [
    ...diagnostics.map((one) => [`diagnostic ${one.code}`, one] as const),
    ...(outcome.ok ? outcome.ledger.changes.map((one) => [`change ${one.code}`, one] as const) : []),
    ...(outcome.ok ? outcome.ledger.entries.map((one) => [`entry ${one.outcome}`, one] as const) : []),
    ...(outcome.ok ? [['title', outcome.title] as const] : []),
    ...(outcome.ok && isConverted
      ? ([
          ['definition', outcome.connector.definition],
          ['properties', outcome.connector.properties],
        ] as const)
      : []),
  ];
  for (const [what, value] of told) {
    for (const [name, member] of isObject(value) ? Object.entries(value) : [['', value] as const]) {
      const text = JSON.stringify(member) ?? '';
      const at = text.search(canary);
      if (at >= 0) return `leaks: ${what} ${name} … ${text.slice(Math.max(0, at - 100), at + 40)}`;
    }
  }
  return undefined;
}

async function faultOfOutcome(outcome: Imported, when: string, isConverted: boolean): Promise<string | undefined> {
  const { ledger, connector } = outcome;
  const { operation, merged, skipped } = ledger.out;
  if (operation + merged + skipped !== ledger.in)
    return `${when}: sums do not match: ${ledger.in} in, ${JSON.stringify(ledger.out)}`;
  if (ledger.entries.length !== ledger.in) return `${when}: ${ledger.entries.length} entries of ${ledger.in}`;
  const definition: unknown = JSON.parse(connector.definition.replace(/^\uFEFF/, ''));
  for (const { result, outcome: became, reason } of ledger.entries) {
    if ((became === 'skipped') === (result !== undefined)) return `${when}: an entry ${became} with result ${result}`;
    if (became !== 'operation' && !reason) return `${when}: an entry ${became} without a reason`;
    if (result !== undefined && !operationsOf(definition).includes(result))
      return `${when}: ${result} is not in the definition`;
  }
  for (const { choice } of ledger.changes)
    if (choice && !choice.options.some(({ value }) => value === choice.taken))
      return `${when}: ${choice.id} has taken ${choice.taken}`;
  const judged = outcome.diagnostics.filter(({ code }) => code.startsWith('rule/'));
  if (JSON.stringify(judged) !== JSON.stringify(validateConnector(connector)))
    return `${when}: the connector is judged otherwise than its files`;
  const fault = await faultOf(definition);
  if (fault !== undefined && (isConverted || !isSaid(outcome))) return `${when}: not valid: ${fault}`;
  return undefined;
}

/**
 * True if it is said that what came through as it is cannot stay: by an error or, where the service takes it and only strict
 * readers do not, by the mend that was refused.
 */
const isSaid = ({ ledger, diagnostics }: Imported): boolean =>
  diagnostics.some(({ severity }) => severity === 'error') ||
  ledger.changes.some(
    ({ code, choice }) =>
      /^swagger2\/(?:responses-added|required-added|example-elsewhere|reference-unfit)$/.test(code) &&
      choice?.taken === 'leave',
  );

function accountFaults({ connector, ledger }: Imported, parts: readonly Part[]): readonly string[] {
  const counted = parts.filter(({ kind }) => kind === 'operation').length;
  const judge = openJudge(resultOf(connector, ledger));
  const missing = parts.filter((part) => judge(part) === 'missing');
  return [
    ...(counted === ledger.in ? [] : [`account: ${counted} operations counted, ${ledger.in} in the ledger`]),
    ...missing.map(
      ({ kind, label, pointers }) =>
        `account: ${kind} "${label}" at ${pointers[0]} is neither in the result nor in the ledger`,
    ),
  ];
}

async function repeatFault(text: string, first: Imported): Promise<string | undefined> {
  return JSON.stringify(await bring(text)) === JSON.stringify(first)
    ? undefined
    : 'the same file twice gives two results';
}

async function againFault({ connector }: Imported): Promise<string | undefined> {
  const files = [
    fileOf(connector.definition, 'apiDefinition.swagger.json'),
    fileOf(connector.properties, 'apiProperties.json'),
  ];
  const again = await importDescription(files);
  if (!again.ok) return `again: refused as connector files: ${again.diagnostics.map(({ code }) => code).join()}`;
  if (again.connector.definition !== connector.definition || again.connector.properties !== connector.properties)
    return 'again: connector files changed';
  const alone = await bring(connector.definition);
  if (!alone.ok) return `again: refused as OpenAPI 2.0: ${alone.diagnostics.map(({ code }) => code).join()}`;
  if (alone.connector.definition !== connector.definition)
    return `again: the definition changed: ${JSON.stringify(alone.ledger.changes.slice(0, 2))}`;
  for (const { ledger } of [again, alone]) {
    if (ledger.changes.length > 0) return `again: changes are told: ${JSON.stringify(ledger.changes.slice(0, 2))}`;
  }
  return undefined;
}

async function pickFault(
  text: string,
  { ledger }: Imported,
  pick: number,
  isConverted: boolean,
): Promise<string | undefined> {
  const names = [...new Set(ledger.entries.flatMap(({ operation }) => operation ?? []))];
  const picked = names.filter((_, index) => (pick >> (index % 16)) % 2 === 1);
  if (picked.length === 0) return undefined;
  const when = `picked ${picked.join(', ')}`;
  const outcome = await bring(text, { operations: picked });
  const secret = leak(outcome, isConverted);
  if (secret) return `${when}: ${secret}`;
  if (!outcome.ok) return `${when}: refused: ${outcome.diagnostics.map(({ code }) => code).join()}`;
  for (const entry of outcome.ledger.entries) {
    const isWanted = entry.operation !== undefined && picked.includes(entry.operation);
    const was = ledger.entries.find(({ source }) => source.pointer === entry.source.pointer);
    if (isWanted && entry.outcome === 'skipped' && was?.outcome !== 'skipped')
      return `${when}: ${entry.operation} was not brought: ${entry.reason}`;
    if (!isWanted && entry.outcome !== 'skipped') return `${when}: ${entry.label} was brought too`;
  }
  const definition: unknown = JSON.parse(outcome.connector.definition.replace(/^\uFEFF/, ''));
  const results = new Set(outcome.ledger.entries.flatMap(({ result }) => result ?? []));
  const more = operationsOf(definition).find((pointer) => !results.has(pointer));
  if (more) return `${when}: ${more} came without an entry`;
  return faultOfOutcome(outcome, when, isConverted);
}

async function choiceFault(
  text: string,
  { ledger }: Imported,
  pick: number,
  isConverted: boolean,
): Promise<string | undefined> {
  const choices = ledger.changes.flatMap(({ choice }) => choice ?? []);
  const [chosen] = choices.slice(pick % Math.max(1, choices.length));
  if (!chosen) return undefined;
  const others = chosen.options.filter(({ value }) => value !== chosen.taken);
  for (const { value } of others) {
    const when = `choice ${chosen.id} = ${value}`;
    const outcome = await bring(text, { choices: { [chosen.id]: value } });
    const secret = leak(outcome, isConverted);
    if (secret) return `${when}: ${secret}`;
    if (!outcome.ok) return `${when}: refused: ${outcome.diagnostics.map(({ code }) => code).join()}`;
    const now = outcome.ledger.changes.find(({ choice }) => choice?.id === chosen.id);
    if (now?.choice?.taken !== value)
      return `${when}: ${now ? `${now.choice?.taken} was taken` : 'the choice is gone'}`;
    const fault = await faultOfOutcome(outcome, when, isConverted);
    if (fault) return fault;
  }
  return undefined;
}

/** `/definition/paths/~1pets/get` of every operation. */
function operationsOf(definition: unknown): readonly string[] {
  return entries(get(definition, 'paths')).flatMap(([path, item]) =>
    path.startsWith('x-')
      ? []
      : entries(item).flatMap(([method, operation]) =>
          /^(?:get|put|post|delete|options|head|patch)$/.test(method) && !list(operation).length
            ? [`/definition/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`]
            : [],
        ),
  );
}
