import { entryOf, type JsonNode } from '../text/json-node.ts';

/** Extensions whose content is the maker's own or speaks of other connectors. */
const notCalls: ReadonlySet<string> = new Set(['x-ms-api-annotation', 'x-ms-test-value']);

export interface NamesInside {
  /** Each `$ref` into what operations share, up to the shared thing itself. */
  readonly references: ReadonlySet<string>;
  /** Each operation id that an extension names. */
  readonly ids: ReadonlySet<string>;
}

/** What the inside of a node names; `ignored` nodes are passed over. */
export function namesIn(node: JsonNode, ignored: ReadonlySet<JsonNode>): NamesInside {
  const references = new Set<string>();
  const ids = new Set<string>();
  const waiting = [node];
  const inExtensions: JsonNode[] = [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.kind === 'scalar') continue;
    if (next.kind === 'object') {
      const target = sharedTarget(textAt(next, '$ref'));
      if (target !== undefined) references.add(target);
      for (const { key, node: inner } of next.entries)
        if (inner.kind !== 'scalar' && key.startsWith('x-ms-') && !notCalls.has(key)) inExtensions.push(inner);
    }
    for (const { node: inner } of next.entries) if (inner.kind !== 'scalar' && !ignored.has(inner)) waiting.push(inner);
  }
  // An extension within an extension is looked through with the outer one.
  const seen = new Set<JsonNode>();
  for (let next = inExtensions.pop(); next; next = inExtensions.pop()) {
    if (next.kind === 'scalar' || seen.has(next) || ignored.has(next)) continue;
    seen.add(next);
    const id = textAt(next, 'operationId');
    if (id !== undefined) ids.add(id);
    for (const { node: inner } of next.entries) if (inner.kind !== 'scalar') inExtensions.push(inner);
  }
  return { references, ids };
}

/** `#/definitions/Pet` for `#/definitions/Pet/properties/name`; undefined for what is not shared. */
export function sharedTarget(reference: string | undefined): string | undefined {
  if (reference?.startsWith('#/') !== true) return undefined;
  return /^#\/(?:definitions|parameters|responses)\/[^/]+/.exec(decodeOnce(reference))?.[0];
}

function decodeOnce(reference: string): string {
  if (!reference.includes('%')) return reference;
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

/** The text that stands under a key of an object. */
export function textAt(node: JsonNode, key: string): string | undefined {
  const member = node.kind === 'object' ? entryOf(node, key)?.node : undefined;
  return member?.kind === 'scalar' && typeof member.value === 'string' ? member.value : undefined;
}
