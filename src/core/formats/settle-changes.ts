import { segmentsOf } from '../document/pointer.ts';
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
        return {
          code,
          kind,
          severity,
          message: more > 0 ? `${message} (And ${more} more like this.)` : message,
          source: { pointer, ...placeOf(document, pointer) },
          ...(change.result !== undefined && { result: change.result }),
          ...(count <= shownOfEach && show(change, result, clean)),
          ...(choice && { choice }),
          ...(more > 0 && { more }),
        };
      });
      return listed;
    },
  };
}

function show(
  { kind, document, pointer, result }: ConvertedChange,
  connector: ConnectorDocument,
  clean: (text: string) => string,
): Pick<LedgerChange, 'before' | 'after'> {
  if (kind === 'secret') return {};
  const was = pointer === '' ? undefined : showValueAt(document.value, pointer);
  const is = result === undefined ? undefined : showIn(connector, result);
  return { ...(was !== undefined && { before: clean(was) }), ...(is !== undefined && { after: clean(is) }) };
}

function showIn({ definition, properties }: ConnectorDocument, pointer: string): string | undefined {
  const [part] = segmentsOf(pointer);
  if (part === 'definition') return showValueAt(definition.value, pointer.slice('/definition'.length));
  return part === 'properties' ? showValueAt(properties.value, pointer.slice('/properties'.length)) : undefined;
}
