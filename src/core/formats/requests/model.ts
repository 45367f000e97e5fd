import type { JsonPointer } from '../../document/pointer.ts';
import type { SourceDocument } from '../format.ts';

/** Requests of any source, as the passes see them: in one list, each with its folder. */
export interface RequestSet {
  readonly name: string;
  /** Markdown. */
  readonly description: string;
  readonly version: string;
  /** The source itself as the outermost folder. */
  readonly root: Folder;
  /** All folders but the root, outer before inner. */
  readonly folders: readonly Folder[];
  /** In the order of the source. */
  readonly requests: readonly FlatRequest[];
}

export interface Folder {
  /** '' for the root. */
  readonly name: string;
  readonly description: string;
  readonly pointer: JsonPointer;
  /** Undefined for the root. */
  readonly parent: Folder | undefined;
  /** Own or inherited; undefined when nothing is said up to the root. */
  readonly auth: AuthChoice | undefined;
  readonly scope: VariableScope;
}

/** What `{{names}}` mean at a place: the nearest scope that knows the name counts. */
export interface VariableScope {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly parent: VariableScope | undefined;
}

export interface Variable {
  readonly value: string;
  /** `user:password` of the address that is the value, where it was taken out; absent when there was none. */
  readonly credentials?: string;
  /** Marked as a secret, or known for one by its name or its value. Never put in anywhere. */
  readonly isSecret: boolean;
  /** Switched off: it means nothing, but it may hold a secret. */
  readonly isDisabled?: boolean;
  /** Of the same name in the same list, and of no effect. They may hold secrets, too. */
  readonly others?: readonly Variable[];
  readonly pointer: JsonPointer;
  /** The file, where it came beside the source: an environment. */
  readonly document?: SourceDocument;
}

export interface FlatRequest {
  /** Of the request in its source; no two alike. */
  readonly pointer: JsonPointer;
  readonly name: string;
  readonly description: string;
  /** In upper case; GET when the source has none. */
  readonly method: string;
  readonly url: RequestUrl | undefined;
  readonly headers: readonly Row[];
  readonly body: RequestBody | undefined;
  /** Inheritance done. */
  readonly auth: AuthChoice | undefined;
  readonly responses: readonly SavedResponse[];
  readonly folder: Folder;
}

/** A URL in its parts; `{{variables}}` are still in them. */
export interface RequestUrl {
  readonly pointer: JsonPointer;
  /** '' when not given. */
  readonly protocol: string;
  /** With the port; '' when the URL has none. */
  readonly host: string;
  readonly segments: readonly string[];
  readonly query: readonly Row[];
  /** What `:name` segments stand for. */
  readonly variables: readonly Row[];
  /** `user:password` before the host. */
  readonly credentials: string;
}

/** A line of a table: a query parameter, a header, a form field. */
export interface Row {
  /** '' for a line that has a value but no name. */
  readonly key: string;
  readonly value: string;
  readonly description: string;
  readonly isDisabled: boolean;
  readonly isFile: boolean;
  readonly pointer: JsonPointer;
}

export type RequestBody = { readonly pointer: JsonPointer } & (
  | {
      readonly kind: 'raw';
      readonly text: string;
      /** `json`, `xml` …; '' when not chosen. */ readonly language: string;
    }
  | { readonly kind: 'urlencoded' | 'formdata'; readonly rows: readonly Row[] }
  | { readonly kind: 'file' }
  | {
      readonly kind: 'graphql';
      readonly query: string;
      /** JSON text. */ readonly variables: string;
      readonly operationName: string;
    }
  | { readonly kind: 'unknown'; readonly mode: string }
  | { readonly kind: 'disabled' }
);

export interface AuthChoice {
  /** The kind, in Postman's words: `basic`, `bearer`, `apikey`, `oauth2`, `noauth`, `awsv4` … */
  readonly type: string;
  readonly values: ReadonlyMap<string, string>;
  readonly pointer: JsonPointer;
}

export interface SavedResponse {
  readonly name: string;
  /** Three digits, or `default` when the source has no usable code. */
  readonly code: string;
  readonly headers: readonly Row[];
  readonly text: string;
  readonly language: string;
  /** The request as it was when the answer was saved. */
  readonly original: OriginalRequest | undefined;
  readonly pointer: JsonPointer;
}

export interface OriginalRequest {
  readonly query: readonly Row[];
  /** What `:name` segments stood for. */
  readonly variables?: readonly Row[];
  readonly headers: readonly Row[];
  readonly body: RequestBody | undefined;
}

/** Thousands of folders inside each other, each named with all around it, would be a text without end. */
const deepestPath = 50;

export const folderSeparator = ' / ';

/** `Pets / Cats`; '' for the root. */
export function folderPath(folder: Folder): string {
  const names: string[] = [];
  for (let at: Folder | undefined = folder; at?.parent; at = at.parent) {
    names.push(names.length < deepestPath ? at.name || 'Unnamed folder' : '…');
    if (names.length > deepestPath) break;
  }
  return names.toReversed().join(folderSeparator);
}
