import type { JsonPart } from '../../document/connector.ts';
import type { ConnectorValues } from '../../definition/operation-uses.ts';

/** A text and the place in it that something is asked of. */
export interface SourceQuestion {
  readonly part: JsonPart;
  readonly text: string;
  /** In UTF-16 code units. */
  readonly offset: number;
  /** Both files as they last read: names come out of them. */
  readonly values: ConnectorValues;
}

/** Something that could be written at a place. */
export interface Offer {
  /** What the list shows. */
  readonly label: string;
  readonly kind: 'member' | 'value' | 'name' | 'snippet';
  /** Beside the label: what the operation is called, say. */
  readonly detail?: string;
  /** In a sentence or two. */
  readonly about?: string;
  readonly example?: unknown;
  readonly isDeprecated?: boolean;
  /** A snippet: `$1` and `${1:text}` are stops, `\t` is a step further in. */
  readonly insert: string;
  /** What is replaced; offsets of the text. */
  readonly start: number;
  readonly end: number;
  /** What is compared with what was typed there. */
  readonly filter: string;
  /** There is a choice at the first stop: ask again at once. */
  readonly again?: boolean;
  /** Where a comma is missing in front of it. */
  readonly commaAt?: number;
}

/** A text as a part of a snippet. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
