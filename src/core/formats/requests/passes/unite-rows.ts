import type { Parameter } from '../../../definition/openapi2.ts';
import type { JsonPointer } from '../../../document/pointer.ts';
import { humanise } from '../../../naming/index.ts';
import type { FlatRequest, Row } from '../model.ts';
import { isTextOrSecret } from '../rows.ts';
import type { Wording } from './build-parameters.ts';
import type { ParameterStyle } from './choose-style.ts';

/** What all requests of an operation say about one name. */
export interface UnitedRow {
  readonly name: string;
  readonly description: string;
  /** An example that may be shown. */
  readonly shown: string | undefined;
  /** All values that may be shown and are known, each once; not all of them where there are very many. */
  readonly values: ReadonlySet<string>;
  readonly isRepeated: boolean;
  readonly isFile: boolean;
  /** In how many requests it is switched on. */
  readonly uses: number;
  readonly isRequired: boolean;
  /** Where it is said; at least one. */
  readonly rows: readonly SaidRow[];
}

export interface SaidRow {
  readonly row: Row;
  /** Of a request that was saved with an answer. */
  readonly isExtra: boolean;
}

interface OpenRow {
  readonly name: string;
  description: string;
  shown: string | undefined;
  readonly values: Set<string>;
  isRepeated: boolean;
  isFile: boolean;
  /** Made up at each call, so that it need not be there (P-24). */
  isMadeUp: boolean;
  uses: number;
  readonly rows: SaidRow[];
}

/** More values than this say nothing more about their type. */
const mostValues = 50;

/**
 * Rows of several requests, each name once, in the order first seen.
 *
 * @param extra For each request, rows of its saved examples: known then, but not always there.
 * @param sameName What two names must have in common to be one.
 * Reports `row-without-name` (warning).
 */
export function uniteRows(
  tables: readonly (readonly [FlatRequest, readonly Row[]])[],
  extra: readonly (readonly Row[])[],
  { resolver, keeper, report }: Wording,
  sameName: (name: string) => string = (name) => name,
): readonly UnitedRow[] {
  const united = new Map<string, OpenRow>();
  const note = (row: Row, request: FlatRequest | undefined, seen: Set<string>, isExtra: boolean): void => {
    const { scope } = (request ?? tables[0]?.[0])?.folder ?? { scope: { variables: new Map(), parent: undefined } };
    const name = resolver.resolve(row.key, scope, row.pointer).trim();
    if (name === '' || name.includes('{{') || isTextOrSecret(name) || keeper.isSecret(name)) {
      if (isExtra) return;
      const message = 'A row of a table has no name that can be used, so it was left out. Name it and import again.';
      report('row-without-name', 'warning', message, row.pointer, { kind: 'left-out' });
      return;
    }
    const key = sameName(name);
    let entry = united.get(key);
    if (!entry) united.set(key, (entry = openRow(name)));
    entry.rows.push({ row, isExtra });
    entry.isFile ||= row.isFile;
    entry.description ||= keeper.clean(row.description);
    const value = row.isFile ? '' : resolver.resolve(row.value, scope, row.pointer);
    const shown = row.isFile ? undefined : keeper.shown(name, value);
    entry.shown ??= shown;
    if (shown !== undefined && entry.values.size < mostValues) entry.values.add(shown);
    entry.isMadeUp ||= /\{\{\s*(?:\$|vault:)/.test(value);
    if (row.isDisabled || isExtra) return;
    if (seen.has(key)) entry.isRepeated = true;
    else entry.uses += 1;
    seen.add(key);
  };
  tables.forEach(([request, rows], index) => {
    const seen = new Set<string>();
    for (const row of rows) note(row, request, seen, false);
    for (const row of extra[index] ?? []) if (!united.has(sameName(row.key))) note(row, request, new Set(), true);
  });
  return [...united.values()].map(({ isMadeUp, ...entry }) => ({
    ...entry,
    isRequired: tables.length > 1 && entry.uses === tables.length && !isMadeUp,
  }));
}

const openRow = (name: string): OpenRow => ({
  name,
  description: '',
  shown: undefined,
  values: new Set(),
  isRepeated: false,
  isFile: false,
  isMadeUp: false,
  uses: 0,
  rows: [],
});

const asWizard: ParameterStyle = { types: 'text', values: 'test' };

/** A parameter in the order of members that the wizard writes. */
export function toParameter(
  row: UnitedRow,
  place: 'query' | 'header' | 'formData',
  style: ParameterStyle = asWizard,
): Parameter {
  const isFile = row.isFile && place === 'formData';
  const isList = row.isRepeated && place !== 'header' && !isFile;
  const type = isFile ? 'file' : place === 'query' && style.types === 'inferred' ? typeOf(row.values) : 'string';
  const known = isList || row.shown === undefined ? undefined : valueAs(type, row.shown);
  const member = place === 'query' && style.values === 'default' ? 'default' : 'x-ms-test-value';
  return {
    name: row.name,
    in: place,
    required: row.isRequired,
    ...(isList ? { type: 'array', items: { type } } : { type }),
    ...(member === 'default' && known !== undefined && { default: known }),
    ...labels(row.name, row.description),
    ...(row.uses === 0 && { 'x-ms-visibility': 'advanced' }),
    ...(member === 'x-ms-test-value' && known !== undefined && { 'x-ms-test-value': known }),
  };
}

/** What all the values are; text where they differ, or where a number would not be written back the same. */
function typeOf(values: ReadonlySet<string>): 'integer' | 'number' | 'boolean' | 'string' {
  const all = [...values];
  if (all.length === 0) return 'string';
  if (all.every((value) => value === 'true' || value === 'false')) return 'boolean';
  if (all.every((value) => /^(?:0|-?[1-9]\d{0,14})$/.test(value))) return 'integer';
  return all.every((value) => /^-?\d{1,12}(?:\.\d{1,10})?$/.test(value) && String(Number(value)) === value)
    ? 'number'
    : 'string';
}

function valueAs(type: string, value: string): string | number | boolean {
  if (type === 'boolean') return value === 'true';
  return type === 'integer' || type === 'number' ? Number(value) : value;
}

export function labels(name: string, description: string): Pick<Parameter, 'x-ms-summary' | 'description'> {
  const label = humanise(name);
  return { ...(label !== '' && { 'x-ms-summary': label }), ...(description !== '' && { description }) };
}

/**
 * Lists what the parameter does not show of the rows it was made of.
 *
 * Lists `row-disabled`, `row-repeated`, `row-merged`, `saved-row`.
 */
export function tellRows({ name, rows, uses, isRepeated }: UnitedRow, result: JsonPointer, { report }: Wording): void {
  const [first] = rows;
  const about = { result, isOnlyListed: true } as const;
  for (const { row, isExtra } of rows) {
    if (isExtra) {
      report('saved-row', 'info', `"${name}" was sent in a saved example only. It is optional.`, row.pointer, about);
    } else if (row.isDisabled && uses === 0) {
      const message = `"${name}" is switched off. It was kept as optional, among the advanced parameters.`;
      report('row-disabled', 'info', message, row.pointer, about);
    } else if (row.isDisabled) {
      const message = `"${name}" is switched off here, and on elsewhere. It was kept as optional.`;
      report('row-disabled', 'info', message, row.pointer, about);
    } else if (isRepeated && row !== first?.row) {
      const message = `"${name}" is there more than once, so it became a list: values with commas between them.`;
      report('row-repeated', 'info', message, row.pointer, about);
    } else if (first && row !== first.row && !saysTheSame(row, first.row)) {
      const message = `"${name}" of this request was joined with that of another. The parameter shows the value and the description that came first.`;
      report('row-merged', 'info', message, row.pointer, about);
    }
  }
}

const saysTheSame = (row: Row, other: Row): boolean =>
  row.value === other.value && row.description === other.description && row.isFile === other.isFile;
