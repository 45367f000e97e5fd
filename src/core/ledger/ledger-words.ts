import type { FormatId } from '../formats/format.ts';
import { changeTitles } from './change-titles.ts';
import type { ChangeKind, countSecrets, Ledger, Outcome, SourcePlace } from './ledger.ts';

/** What the parts of a source are called that its ledger counts: those of a definition are operations already. */
export function sourceUnits(format: FormatId): { readonly one: string; readonly many: string } {
  switch (format) {
    case 'postman-1':
    case 'postman-2.0':
    case 'postman-2.1':
    case 'har':
    case 'curl':
      return { one: 'request', many: 'requests' };
    case 'swagger-2.0':
    case 'openapi-3.0':
    case 'openapi-3.1':
    case 'connector-files':
    case 'share-bundle':
      return { one: 'operation', many: 'operations' };
  }
}

/** What became of the parts of a source, `94 brought`: requests become operations, operations are brought. */
export function outcomeUnits(format: FormatId, outcome: Outcome): { readonly one: string; readonly many: string } {
  const isOperation = sourceUnits(format).one === 'operation';
  switch (outcome) {
    case 'operation':
      return isOperation ? { one: 'brought', many: 'brought' } : { one: 'operation', many: 'operations' };
    case 'merged':
      return { one: 'merged', many: 'merged' };
    case 'skipped':
      return { one: 'left out', many: 'left out' };
  }
}

/** `118 requests in: 96 operations, 19 merged, 3 left out`; `96 operations in: 94 brought, 2 left out`. */
export function sumsText(format: FormatId, { in: total, out }: Pick<Ledger, 'in' | 'out'>): string {
  const count = (number: number, { one, many }: { readonly one: string; readonly many: string }): string =>
    `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
  const parts = (['operation', 'merged', 'skipped'] as const)
    .filter((outcome) => out[outcome] > 0 || outcome === 'operation')
    .map((outcome) => count(out[outcome], outcomeUnits(format, outcome)));
  return `${count(total, sourceUnits(format))} in: ${parts.join(', ')}`;
}

/** `7 secrets were kept out; 2 became connection parameters`. */
export function secretsText({ kept, asParameters }: ReturnType<typeof countSecrets>): string {
  if (kept === 1) return `1 secret was kept out${asParameters === 1 ? ' and became a connection parameter' : ''}`;
  const out = `${kept.toLocaleString('en')} secrets were kept out`;
  if (asParameters === 0) return out;
  return `${out}; ${asParameters === 1 ? '1 became a connection parameter' : `${asParameters.toLocaleString('en')} became connection parameters`}`;
}

/** `3 repairs were made`. */
export const repairsText = (count: number): string =>
  count === 1 ? '1 repair was made' : `${count.toLocaleString('en')} repairs were made`;

export const kindTitles: Readonly<Record<ChangeKind, string>> = {
  changed: 'Changed',
  'left-out': 'Left out',
  added: 'Added',
  repaired: 'Repaired',
  secret: 'Secrets',
};

/** A place in the source as it is read: `pets.yaml, line 12`; the pointer stands in where the place has no text of its own. */
export function sourcePlaceText({ file, range, pointer }: SourcePlace, withFile = true): string {
  const place = range ? `line ${range.line.toLocaleString('en')}` : pointer;
  return [withFile ? file : undefined, place].filter((part) => part !== undefined && part !== '').join(', ');
}

/** What the changes of a code are about: `openapi3/server-other` is `The API has several addresses`. */
export function codeTitle(code: string): string {
  const name = code.slice(code.indexOf('/') + 1);
  if (Object.hasOwn(changeTitles, name)) return changeTitles[name] ?? name;
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
