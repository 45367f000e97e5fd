import type { Definition } from '../definition/openapi2.ts';
import { isRecord } from '../definition/operations.ts';
import { indexValue } from '../text/index-json.ts';
import { valueOf, type JsonRoot } from '../text/json-node.ts';
import { parseJson, type TextProblem } from '../text/parse-json.ts';
import type { Connector, JsonPart } from './connector.ts';
import type { PropertiesFile } from './properties.ts';

/** One JSON file of a connector with what follows from its text. */
export interface ParsedPart<T> {
  readonly text: string;
  /** The tree with positions. Absent when not even a part of the text could be read. */
  readonly root?: JsonRoot;
  /** The plain value, shared between versions where nothing changed; an empty object when the text holds no object. */
  readonly value: T;
  readonly problems: readonly TextProblem[];
  /** Where there are problems: the text and tree that were read last without any. What is mended is read against these. */
  readonly lastGood?: GoodText;
}

/** A text that read without a problem. */
export interface GoodText {
  readonly text: string;
  readonly root: JsonRoot;
}

/** A connector with both JSON files read. Immutable. */
export interface ConnectorDocument {
  readonly connector: Connector;
  readonly definition: ParsedPart<Definition>;
  readonly properties: ParsedPart<PropertiesFile>;
}

export function openDocument(connector: Connector): ConnectorDocument {
  return {
    connector,
    definition: readPart<Definition>(connector.definition),
    properties: readPart<PropertiesFile>(connector.properties),
  };
}

/** True while the text of a part reads as one JSON object to its end, so that forms may edit it. */
export function isEditable(part: ParsedPart<object>): boolean {
  return part.root?.node.kind === 'object' && part.problems.every(({ severity }) => severity !== 'error');
}

export function readPart<T extends object>(text: string): ParsedPart<T> {
  const { root, problems } = parseJson(text);
  return partOf<T>(text, root, problems);
}

export function partOf<T extends object>(
  text: string,
  root: JsonRoot | undefined,
  problems: readonly TextProblem[],
): ParsedPart<T> {
  const value = root ? valueOf(root.node) : undefined;
  // The types of a definition leave every member optional: what stands there is checked where it is used.
  return { text, ...(root && { root }), value: (isRecord(value) ? value : {}) as T, problems };
}

/** As `readPart`, for a text that was written out of a value, or of parts of one with their own texts. */
export const writtenPart = <T extends object>(text: string, value: T): ParsedPart<T> => ({
  text,
  root: indexValue(text, value),
  value,
  problems: [],
});

/** The document with one part's text replaced by an already parsed one. */
export function withPart(document: ConnectorDocument, name: JsonPart, part: ParsedPart<object>): ConnectorDocument {
  return { ...document, connector: { ...document.connector, [name]: part.text }, [name]: part };
}
