import { segmentsOf, valueAt, type JsonPointer } from '../document/pointer.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import type { LedgerChange } from '../ledger/ledger.ts';
import { showValueAt } from '../secrets/show-value.ts';
import type { ConvertedChange } from './format.ts';
import { placeOf } from './requests/report-at.ts';

/** Changes of one code that show what was and what is; a file made to be a nuisance has a hundred thousand. */
const shownOfEach = 200;
/** Changes of one code in the ledger; the last of them says how many more there are. */
const listedOfEach = 5000;

/** Collects what a converter tells for the ledger, and keeps its size within bounds. */
export function collectChanges(): {
  readonly add: (change: ConvertedChange) => void;
  /** @param clean Masks what the conversion found to be secret. */
  readonly settle: (result: ConnectorDocument, clean: (text: string) => string) => readonly LedgerChange[];
} {
  const changes: ConvertedChange[] = [];
  const counts = new Map<string, number>();
  return {
    add(change) {
      const count = (counts.get(change.code) ?? 0) + 1;
      counts.set(change.code, count);
      if (count <= listedOfEach) changes.push(change);
    },
    settle(result, clean) {
      const shown = new Map<string, number>();
      const listed = changes.map((change): LedgerChange => {
        const { code, kind, severity, message, document, pointer, choice } = change;
        const count = (shown.get(code) ?? 0) + 1;
        shown.set(code, count);
        const more = count === listedOfEach ? (counts.get(code) ?? 0) - listedOfEach : 0;
        const entry = {
          code,
          kind,
          severity,
          message: more > 0 ? `${message} (And ${more} more like this.)` : message,
          source: { pointer, ...placeOf(document, pointer) },
          ...(change.result !== undefined && { result: change.result }),
          ...(choice && { choice }),
          ...(more > 0 && { more }),
        };
        if (count <= shownOfEach) showLater(entry, change, result, clean);
        return entry;
      });
      return listed;
    },
  };
}

/**
 * Adds what was and what is. Both are written when somebody reads them, which for most of a large ledger is never; whoever
 * copies or serialises the ledger gets plain texts.
 */
function showLater(
  entry: LedgerChange,
  { kind, document, pointer, result }: ConvertedChange,
  connector: ConnectorDocument,
  clean: (text: string) => string,
): void {
  if (kind === 'secret') return;
  if (pointer !== '') defineText(entry, 'before', document.value, pointer, clean);
  const [part] = segmentsOf(result ?? '');
  if (result === undefined || (part !== 'definition' && part !== 'properties')) return;
  defineText(entry, 'after', connector[part].value, result.slice(part.length + 1), clean);
}

function defineText(
  entry: LedgerChange,
  name: 'before' | 'after',
  root: unknown,
  pointer: JsonPointer,
  clean: (text: string) => string,
): void {
  if (valueAt(root, pointer) === undefined) return;
  let text: string | undefined;
  const get = (): string => (text ??= clean(showValueAt(root, pointer) ?? ''));
  Object.defineProperty(entry, name, { enumerable: true, configurable: true, get });
}
