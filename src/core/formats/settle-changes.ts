import type { JsonPart } from '../document/connector.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import { isWithin, type JsonPointer } from '../document/pointer.ts';
import type { Choice } from '../ledger/choice.ts';
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
      return changes.map((change): LedgerChange => {
        const { code } = change;
        const count = (shown.get(code) ?? 0) + 1;
        shown.set(code, count);
        const more = count === listedOfEach ? (counts.get(code) ?? 0) - listedOfEach : 0;
        return new SettledChange(change, { more, isShown: count <= shownOfEach, result, clean });
      });
    },
  };
}

interface Settling {
  /** How many more there are like it. */
  readonly more: number;
  /** It shows what was and what is. */
  readonly isShown: boolean;
  readonly result: ConnectorDocument;
  readonly clean: (text: string) => string;
}

/**
 * What was and what is is written when somebody reads it, which for most of a large ledger is never; whoever copies or
 * serialises the ledger gets plain texts.
 */
class SettledChange implements LedgerChange {
  readonly code: LedgerChange['code'];
  readonly kind: LedgerChange['kind'];
  readonly severity: LedgerChange['severity'];
  readonly message: string;
  readonly source: LedgerChange['source'];
  declare readonly result?: JsonPointer;
  declare readonly choice?: Choice;
  declare readonly more?: number;
  declare readonly before?: string;
  declare readonly after?: string;
  readonly #change: ConvertedChange;
  readonly #settling: Settling;
  #was: string | undefined;
  #is: string | undefined;

  constructor(change: ConvertedChange, settling: Settling) {
    const { code, kind, severity, message, document, pointer, result, choice } = change;
    const { more, isShown } = settling;
    this.code = code;
    this.kind = kind;
    this.severity = severity;
    this.message = more > 0 ? `${message} (And ${more} more like this.)` : message;
    this.source = { pointer, ...placeOf(document, pointer) };
    if (result !== undefined) this.result = result;
    if (choice) this.choice = choice;
    if (more > 0) this.more = more;
    this.#change = change;
    this.#settling = settling;
    if (!isShown || kind === 'secret') return;
    if (pointer !== '') Object.defineProperty(this, 'before', SettledChange.#beforeProperty);
    if (result !== undefined && partOf(result)) Object.defineProperty(this, 'after', SettledChange.#afterProperty);
  }

  // One of each for all changes: objects with getters of their own are far slower to make.
  static readonly #beforeProperty = {
    enumerable: true,
    configurable: true,
    get(this: SettledChange): string | undefined {
      const { document, pointer } = this.#change;
      return (this.#was ??= this.#show(document.value, pointer));
    },
  };
  static readonly #afterProperty = {
    enumerable: true,
    configurable: true,
    get(this: SettledChange): string | undefined {
      const { result = '' } = this.#change;
      const part = partOf(result);
      return (this.#is ??= part && this.#show(this.#settling.result[part].value, result.slice(part.length + 1)));
    },
  };

  #show(root: unknown, pointer: JsonPointer): string | undefined {
    const text = showValueAt(root, pointer);
    return text === undefined ? undefined : this.#settling.clean(text);
  }
}

/** The part that a pointer from the connector's root leads into, if that is JSON. */
const partOf = (pointer: JsonPointer): JsonPart | undefined =>
  (['definition', 'properties'] as const).find((part) => isWithin(pointer, `/${part}`));
