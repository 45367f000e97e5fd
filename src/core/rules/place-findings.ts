import type { SourceRange } from '../diagnostics/diagnostic.ts';
import type { ParsedPart } from '../document/open-document.ts';
import { segmentsOf, type JsonPointer } from '../document/pointer.ts';
import type { JsonItem, JsonMember, JsonNode, JsonObjectNode } from '../text/json-node.ts';
import { indexLines, type LineIndex } from '../text/line-index.ts';

/** A stretch of a part's text: offsets in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the text that pointers speak of, for many findings in one part: lines are counted when first needed, and
 * members of large objects are found by name rather than by looking at each.
 */
export class Places {
  readonly #part: ParsedPart<object>;
  readonly #members = new Map<JsonObjectNode, ReadonlyMap<string, JsonMember>>();
  #lines: LineIndex | undefined;

  constructor(part: ParsedPart<object>) {
    this.#part = part;
  }

  /**
   * What to mark for a finding: a scalar itself; of an object or a list only its name or its opening bracket, as it may
   * be long; and where there is no such value, its nearest parent.
   *
   * @param pointer Into the part's value, without the part's name.
   */
  find(pointer: JsonPointer): Stretch {
    const { root, text } = this.#part;
    if (!root) return { start: 0, end: Math.min(1, text.length) };
    let { node, start } = root;
    let name: Stretch | undefined;
    for (const segment of segmentsOf(pointer)) {
      const entry = this.#entryOf(node, segment);
      if (!entry) break;
      name =
        'key' in entry ? { start: start + entry.keyStart, end: start + entry.keyStart + entry.keyLength } : undefined;
      start += entry.start;
      node = entry.node;
      // A longer pointer ends at this value, which has no members.
      if (node.kind === 'scalar') break;
    }
    if (node.kind === 'scalar') return { start, end: start + node.length };
    return name ?? { start, end: start + 1 };
  }

  rangeOf({ start, end }: Stretch): SourceRange {
    this.#lines ??= indexLines(this.#part.text);
    return this.#lines.rangeOf(start, end);
  }

  #entryOf(node: JsonNode, segment: string): JsonItem | JsonMember | undefined {
    if (node.kind === 'scalar') return undefined;
    if (node.kind === 'array') return /^(0|[1-9]\d*)$/.test(segment) ? node.entries[Number(segment)] : undefined;
    let members = this.#members.get(node);
    if (!members) {
      // Of a repeated key the last one counts, as it does in the value.
      members = new Map(node.entries.map((entry) => [entry.key, entry]));
      this.#members.set(node, members);
    }
    return members.get(segment);
  }
}
