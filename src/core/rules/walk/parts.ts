import { isRecord } from '../../definition/operations.ts';
import { isEditable, type ConnectorDocument, type ParsedPart } from '../../document/open-document.ts';
import { valueOf } from '../../text/json-node.ts';

/** An object of either file, nothing known about its members. */
export type Members = Readonly<Record<string, unknown>>;

/** Whatever a file holds, object or not; undefined while its text has errors or nothing in it. */
export function rawValueOf({ root, problems }: ParsedPart<object>): unknown {
  return root && problems.every(({ severity }) => severity !== 'error') ? valueOf(root.node) : undefined;
}

/**
 * The definition's value for rules; undefined while its text has errors or holds no object, because a tree that ends where
 * reading stopped would make rules find things missing that are there.
 */
export const definitionOf = (document: ConnectorDocument): Members | undefined =>
  isEditable(document.definition) ? membersOf(document.definition.value) : undefined;

/** The same for `apiProperties.json`; its inner `properties` object is `settingsOf`. */
export const propertiesFileOf = (document: ConnectorDocument): Members | undefined =>
  isEditable(document.properties) ? membersOf(document.properties.value) : undefined;

/** The object `properties` inside `apiProperties.json`: `/properties/properties`. */
export function settingsOf(document: ConnectorDocument): Members | undefined {
  const settings = propertiesFileOf(document)?.['properties'];
  return isRecord(settings) ? settings : undefined;
}

/** The value if it is an object, otherwise an empty one. */
export const membersOf = (value: unknown): Members => (isRecord(value) ? value : {});

/** The members of an object that are objects themselves, in the order of the text. */
export function* objectsIn(value: unknown): Generator<readonly [key: string, value: Members]> {
  for (const [key, member] of Object.entries(membersOf(value))) if (isRecord(member)) yield [key, member];
}

/** The value if it is a list, otherwise an empty one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const isText = (value: unknown): value is string => typeof value === 'string';

/** True if there is something to read in it. */
export const isFilled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Computes something once for each document, however many rules ask; documents are immutable. */
export function perDocument<T>(compute: (document: ConnectorDocument) => T): (document: ConnectorDocument) => T {
  const known = new WeakMap<ConnectorDocument, { readonly result: T }>();
  return (document) => {
    const entry = known.get(document) ?? { result: compute(document) };
    known.set(document, entry);
    return entry.result;
  };
}

/**
 * Computes something once for each value of a definition, which documents share whose definitions are the same: an import
 * looks at the definition before the connector is there.
 */
export function perDefinition<T>(compute: (document: ConnectorDocument) => T): (document: ConnectorDocument) => T {
  const known = new WeakMap<object, { readonly result: T }>();
  return (document) => {
    if (!isEditable(document.definition)) return compute(document);
    const { value } = document.definition;
    const entry = known.get(value) ?? { result: compute(document) };
    known.set(value, entry);
    return entry.result;
  };
}
