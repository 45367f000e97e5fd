import {
  applyFix,
  exportConnector,
  importDescription,
  measureLimits,
  validateConnector,
  type Connector,
  type Diagnostic,
  type ImportOptions,
  type ImportOutcome,
  type SourceFile,
} from '#core/index.ts';
import { isEditable, openDocument } from '#core/document/open-document.ts';
import { isBalanced } from '#core/ledger/ledger.ts';
import { exportTargets, type ExportTarget } from '#core/exports/index.ts';
import { faultOf } from '../formats/accounting/fault-of.ts';
import { patchFault } from './patch-fault.ts';
import type { Random } from './random.ts';

/** What is promised of any input, and was not kept. */
export interface Fault {
  /** The same for inputs that fail in the same way: `throws at validate: x is not a function`. */
  readonly kind: string;
  readonly detail: string;
}

export interface Verdict {
  readonly ok: boolean;
  readonly format?: string;
  readonly fault?: Fault;
}

/** Longest time that one step may take, in milliseconds of the processor. */
export const slowFrom = 2000;

/** Larger definitions are not given to swagger-parser, which may take minutes for them. */
const largestValidated = 300_000;

type Imported = Extract<ImportOutcome, { ok: true }>;

class FaultError extends Error {
  constructor(
    readonly kind: string,
    detail: string,
  ) {
    super(detail);
  }
}

/**
 * Imports an input and does with the outcome what the app does with one.
 *
 * @param random Picks operations, choices, a fix and a patch.
 * @param onStep Told the name of each step before it begins. A step whose name starts with `judge` is not the app's.
 */
export async function checkInput(
  files: readonly SourceFile[],
  random: Random,
  onStep: (step: string) => void = () => undefined,
): Promise<Verdict> {
  const clock = new Clock(onStep);
  let outcome: ImportOutcome | undefined;
  try {
    outcome = await clock.time('import', () => importDescription(files));
    await checkOutcome(outcome, clock);
    if (outcome.ok) {
      await checkConnector(outcome.connector, clock, random);
      const options = wishOf(outcome, random);
      if (options) {
        const picked = await clock.time('import with choices', () => importDescription(files, options));
        await checkOutcome(picked, clock, JSON.stringify(options));
      }
    }
    return { ...summaryOf(outcome) };
  } catch (error) {
    return { ...summaryOf(outcome), fault: faultFrom(error, clock.step) };
  }
}

function summaryOf(outcome: ImportOutcome | undefined): Pick<Verdict, 'ok' | 'format'> {
  return { ok: outcome?.ok ?? false, ...(outcome?.format && { format: outcome.format }) };
}

function faultFrom(error: unknown, step: string): Fault {
  if (error instanceof FaultError) return { kind: `${step}: ${error.kind}`, detail: error.message };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: `${step}: throws ${shapeOf(message)}`, detail: stack ?? message };
}

/** A message without what is different each time. */
const shapeOf = (message: string): string =>
  message
    .replace(/"[^"]*"|'[^']*'|\/\S*/g, '…')
    .replace(/\d+/g, '0')
    .slice(0, 80);

/** Knows the step that is being done, and which of them took too long. */
class Clock {
  step = '';
  readonly #onStep: (step: string) => void;

  constructor(onStep: (step: string) => void) {
    this.#onStep = onStep;
  }

  async time<T>(step: string, work: () => T | Promise<T>): Promise<T> {
    this.step = step;
    this.#onStep(step);
    const started = performance.now();
    const used = process.cpuUsage();
    const done = await work();
    const { user, system } = process.cpuUsage(used);
    // On a busy machine time goes by with nothing done; other threads of the process use its processor time.
    const ms = Math.min(performance.now() - started, (user + system) / 1000);
    if (ms > slowFrom && !step.startsWith('judge')) throw new FaultError('slow', `${Math.round(ms)} ms`);
    return done;
  }
}

async function checkOutcome(outcome: ImportOutcome, clock: Clock, about = ''): Promise<void> {
  const { diagnostics } = outcome;
  const unexpected = diagnostics.find(({ code }) => code === 'import/unexpected');
  if (unexpected) throw new FaultError(`throws ${shapeOf(unexpected.message)}`, `${about} ${unexpected.message}`);
  if (Object.keys(Object.prototype).length > 0 || Reflect.has(Object.prototype, 'polluted'))
    throw new FaultError('pollutes the prototype', about);
  if (!outcome.ok) {
    if (!diagnostics.some(isError)) throw new FaultError('refused without a reason', about);
    return;
  }
  const { ledger, connector } = outcome;
  if (!isBalanced(ledger) || ledger.entries.length !== ledger.in)
    throw new FaultError('sums do not match', `${about} ${ledger.in} in, ${JSON.stringify(ledger.out)}`);
  const judged = await clock.time('validate', () => validateConnector(connector));
  const told = diagnostics.filter(({ code }) => code.startsWith('rule/'));
  const anew = judged.filter(({ code }) => code.startsWith('rule/'));
  if (JSON.stringify(told) !== JSON.stringify(anew))
    throw new FaultError('judged otherwise than its files', `${about} ${differenceOf(told, anew)}`);
  const fault = await clock.time('judge definition', () => definitionFault(outcome));
  if (fault !== undefined && !isSaid(outcome, about !== ''))
    throw new FaultError(`not valid: ${shapeOf(fault)}`, `${about} ${fault}`);
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

function differenceOf(told: readonly Diagnostic[], anew: readonly Diagnostic[]): string {
  const index = told.findIndex((one, at) => JSON.stringify(one) !== JSON.stringify(anew[at]));
  const at = index === -1 ? told.length : index;
  return `${JSON.stringify(told[at])} / ${JSON.stringify(anew[at])}`;
}

/** What swagger-parser says of what was converted or mended. */
async function definitionFault({ connector, format }: Imported): Promise<string | undefined> {
  const { definition } = connector;
  if (definition.length > largestValidated) return undefined;
  const part = openDocument(connector).definition;
  if (!isEditable(part)) return 'does not read';
  // The service takes a connector's own files where swagger-parser does not; they come through as they are.
  if (format === 'connector-files' || format === 'share-bundle') return undefined;
  const fault = await faultOf(part.value);
  // swagger-parser decodes an address twice, so that it cannot follow one with a percent sign in it.
  return fault === 'URI malformed' && /"\$ref": *"#[^"]*%25/.test(definition) ? undefined : fault;
}

/** True if a definition that is the maker's own text is said not to be right; a warning will do where a mend was refused. */
const isSaid = ({ format, diagnostics }: Imported, isChosen: boolean): boolean =>
  /^(?:connector-files|share-bundle|swagger-2\.0)$/.test(format) &&
  diagnostics.some((one) => isError(one) || (isChosen && one.severity === 'warning'));

/** Now and then some of the operations, or another option. */
function wishOf({ ledger }: Imported, random: Random): ImportOptions | undefined {
  if (!random.chance(0.25)) return undefined;
  const names = ledger.entries.flatMap(({ operation }) => operation ?? []);
  const choices = ledger.changes.flatMap(({ choice }) => choice ?? []);
  const picked = names.filter(() => random.chance(0.5));
  const made = choices
    .filter(() => random.chance(0.3))
    .map(({ id, options }) => [id, random.pick(options).value] as const);
  return {
    ...(picked.length > 0 && random.chance(0.5) && { operations: picked }),
    choices: Object.fromEntries(made),
  };
}

async function checkConnector(connector: Connector, clock: Clock, random: Random): Promise<void> {
  const readings = await clock.time('measure', () => measureLimits(connector));
  const odd = readings.find(({ used }) => !Number.isFinite(used) || used < 0);
  if (odd) throw new FaultError('odd reading', JSON.stringify(odd));

  for (const target of Object.keys(exportTargets) as ExportTarget[]) {
    const exported = await clock.time(`export ${target}`, () => exportConnector(connector, target));
    if (!exported.ok && !exported.diagnostics.some(isError)) throw new FaultError('refused without a reason', target);
    const allowed = await clock.time(`export ${target}`, () =>
      exportConnector(connector, target, { allowSecrets: true }),
    );
    if (!allowed.ok) throw new FaultError('refused though allowed', target);
    if (allowed.files.length === 0) throw new FaultError('no files', target);
  }

  const judged = validateConnector(connector);
  const fixable = judged.filter(({ fix }) => fix);
  if (fixable.length > 0) {
    const diagnostic = random.pick(fixable);
    const fixed = await clock.time('fix', () => applyFix(connector, diagnostic));
    const after = await clock.time('validate after fix', () => validateConnector(fixed));
    const broken = after.find(({ code, severity }) => code.startsWith('json/') && severity === 'error');
    if (broken && !judged.some(({ code }) => code === broken.code))
      throw new FaultError(`${diagnostic.code} breaks the text`, broken.message);
    // In a list the next one may have moved to its place, and be as wrong.
    const isSame = (one: Diagnostic): boolean =>
      one.code === diagnostic.code && one.pointer === diagnostic.pointer && one.message === diagnostic.message;
    const countIn = (some: readonly Diagnostic[]): number => some.filter(({ code }) => code === diagnostic.code).length;
    if (after.some(isSame) && countIn(after) >= countIn(judged))
      throw new FaultError(`${diagnostic.code} is there again`, JSON.stringify(diagnostic));
  }

  const patch = await clock.time('patch', () => patchFault(connector, random));
  if (patch) throw new FaultError(patch.kind, patch.detail);
}
