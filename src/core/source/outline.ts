import { textOf } from '../definition/operation-place.ts';
import { isMethod, isRecord } from '../definition/operations.ts';
import type { JsonPart } from '../document/connector.ts';
import type { JsonItem, JsonMember, JsonNode, JsonRoot } from '../text/json-node.ts';

/** A part of a file as an outline shows it. */
export interface OutlineEntry {
  /** `GET /parcels/{id}`, `Parcel`. */
  readonly name: string;
  /** Beside it: the operation id, the type. */
  readonly detail: string;
  readonly kind: 'section' | 'action' | 'trigger' | 'schema' | 'parameter' | 'response' | 'policy' | 'other';
  /** Of the whole, key included. */
  readonly start: number;
  readonly end: number;
  /** Of the key, or of the item’s first character. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly inside: readonly OutlineEntry[];
}

/**
 * The parts of a file in its order: operations by method and path, shared parts, policies, connection parameters. Looks at
 * no more of the tree than it shows.
 */
export function outlineOf(part: JsonPart, { node, start }: JsonRoot): readonly OutlineEntry[] {
  return part === 'definition'
    ? entriesOf(node, start).map(ofDefinition)
    : entriesOf(node, start).flatMap(ofProperties);
}

/** A member or item with absolute offsets. */
interface Entry {
  readonly key: string;
  readonly node: JsonNode;
  /** Of the value. */
  readonly start: number;
  readonly nameStart: number;
  readonly nameEnd: number;
}

function entriesOf(node: JsonNode, origin: number): readonly Entry[] {
  if (node.kind === 'scalar') return [];
  const entries: readonly (JsonItem | JsonMember)[] = node.entries;
  return entries.map((entry, index) => {
    const start = origin + entry.start;
    if (!('key' in entry)) return { key: String(index), node: entry.node, start, nameStart: start, nameEnd: start + 1 };
    const nameStart = origin + entry.keyStart;
    return { key: entry.key, node: entry.node, start, nameStart, nameEnd: nameStart + entry.keyLength };
  });
}

function entry(
  { node, start, nameStart, nameEnd }: Entry,
  kind: OutlineEntry['kind'],
  name: string,
  detail: string,
  inside: readonly OutlineEntry[] = [],
): OutlineEntry {
  return { name, detail, kind, start: nameStart, end: start + node.length, nameStart, nameEnd, inside };
}

const memberText = ({ node }: Entry, key: string): string => (isRecord(node.value) ? textOf(node.value[key]) : '');

const sections: Readonly<Record<string, OutlineEntry['kind']>> = {
  definitions: 'schema',
  parameters: 'parameter',
  responses: 'response',
  securityDefinitions: 'other',
};

function ofDefinition(section: Entry): OutlineEntry {
  const { key, node, start } = section;
  const kind = sections[key];
  if (key === 'paths') {
    const inside = entriesOf(node, start).flatMap((path) => ofPath(path));
    return entry(section, 'section', key, `${inside.length}`, inside);
  }
  if (kind === undefined) {
    const value = node.kind === 'scalar' ? String(node.value) : '';
    return entry(section, 'other', key, value.slice(0, 60));
  }
  const inside = entriesOf(node, start).map((one) =>
    entry(one, kind, one.key, memberText(one, 'type') || memberText(one, 'in') || memberText(one, 'description')),
  );
  return entry(section, 'section', key, `${inside.length}`, inside);
}

function ofPath(path: Entry): readonly OutlineEntry[] {
  const operations = entriesOf(path.node, path.start).filter(({ key }) => isMethod(key));
  if (operations.length === 0) return [entry(path, 'other', path.key, '')];
  return operations.map((operation) => {
    const kind = memberText(operation, 'x-ms-trigger') === '' ? 'action' : 'trigger';
    const id = memberText(operation, 'operationId');
    return entry(operation, kind, `${operation.key.toUpperCase()} ${path.key}`, id);
  });
}

function ofProperties(root: Entry): readonly OutlineEntry[] {
  if (root.key !== 'properties') return [entry(root, 'other', root.key, '')];
  return entriesOf(root.node, root.start).map((member) => {
    const { key, node, start } = member;
    const inside = entriesOf(node, start);
    switch (key) {
      case 'policyTemplateInstances':
        return entry(
          member,
          'section',
          key,
          `${inside.length}`,
          inside.map((one) =>
            entry(
              one,
              'policy',
              memberText(one, 'title') || `Policy ${Number(one.key) + 1}`,
              memberText(one, 'templateId'),
            ),
          ),
        );
      case 'connectionParameters':
        return entry(
          member,
          'section',
          key,
          `${inside.length}`,
          inside.map((one) => entry(one, 'parameter', one.key, memberText(one, 'type'))),
        );
      default:
        return entry(member, 'other', key, node.kind === 'scalar' ? String(node.value) : '');
    }
  });
}
