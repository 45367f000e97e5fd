/**
 * A connector as its files. The two JSON files are text, and the text is the truth: whatever nobody edited leaves as
 * it came, key order, indentation and unknown keys included. Trees are derived from it (`open-document.ts`).
 */
export interface Connector {
  /** `apiDefinition.swagger.json`: OpenAPI 2.0 with `x-ms-*`. */
  readonly definition: string;
  /** `apiProperties.json`: connection parameters, policies, brand colour. */
  readonly properties: string;
  /** `script.csx`. */
  readonly script?: string;
  readonly icon?: Icon;
}

export interface Icon {
  readonly bytes: Uint8Array;
  /** e.g. `image/png`. */
  readonly mediaType: string;
}

export function isSameIcon(one: Icon | undefined, other: Icon | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.mediaType === other.mediaType &&
    one.bytes.length === other.bytes.length &&
    one.bytes.every((byte, index) => byte === other.bytes[index])
  );
}

/** The parts of a connector that are JSON text. */
export type JsonPart = 'definition' | 'properties';
export type TextPart = JsonPart | 'script';

/** The file names `paconn` writes and expects (`[T]` of the domain notes). */
export const fileNames = {
  definition: 'apiDefinition.swagger.json',
  properties: 'apiProperties.json',
  script: 'script.csx',
  icon: 'icon.png',
  settings: 'settings.json',
} as const;
