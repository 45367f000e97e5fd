import { valueAt, type JsonPointer } from '../document/pointer.ts';
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

/** Adds what was and what is: for whoever reads, copies or serialises the ledger, plain texts. */
function showLater(
  entry: LedgerChange,
  { kind, document, pointer, result }: ConvertedChange,
  connector: ConnectorDocument,
  clean: (text: string) => string,
): void {
  if (kind === 'secret') return;
  const before = pointer === '' ? undefined : lateText(document.value, pointer, clean);
  const [, part] = /^\/(definition|properties)(?=\/|$)/.exec(result ?? '') ?? [];
  const after =
    result !== undefined && (part === 'definition' || part === 'properties')
      ? lateText(connector[part].value, result.slice(part.length + 1), clean)
      : undefined;
  if (!before && !after) return;
  late.set(entry, { ...(before && { before }), ...(after && { after }) });
  if (before) Object.defineProperty(entry, 'before', property.before);
  if (after) Object.defineProperty(entry, 'after', property.after);
}

/** A text that is written when somebody reads it, which for most of a large ledger is never. */
type LateText = () => string;

function lateText(root: unknown, pointer: JsonPointer, clean: (text: string) => string): LateText | undefined {
  if (valueAt(root, pointer) === undefined) return undefined;
  let text: string | undefined;
  return () => (text ??= clean(showValueAt(root, pointer) ?? ''));
}

const late = new WeakMap<object, { readonly before?: LateText; readonly after?: LateText }>();

// One of each for all changes: objects with getters of their own are far slower to make.
const property = {
  before: {
    enumerable: true,
    configurable: true,
    get(this: object): string | undefined {
      return late.get(this)?.before?.();
    },
  },
  after: {
    enumerable: true,
    configurable: true,
    get(this: object): string | undefined {
      return late.get(this)?.after?.();
    },
  },
} as const;
