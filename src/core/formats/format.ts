import type { Definition } from '../definition/openapi2.ts';
import type { Diagnostic, Report, SourceRange } from '../diagnostics/diagnostic.ts';
import type { Connector } from '../document/connector.ts';
import type { JsonPointer } from '../document/pointer.ts';
import type { Choice, Choices } from '../ledger/choice.ts';
import type { ChangeKind, Ledger, SourcePlace } from '../ledger/ledger.ts';
import type { ParsedJson } from '../text/parse-json.ts';

export type FormatId =
  | 'swagger-2.0'
  | 'openapi-3.0'
  | 'openapi-3.1'
  | 'postman-1'
  | 'postman-2.0'
  | 'postman-2.1'
  | 'har'
  | 'curl'
  | 'connector-files'
  | 'share-bundle';

/** A file as it was handed over. */
export interface SourceFile {
  /** File name if known; with folders (`pets/openapi.yaml`) when it came in a folder or an archive. */
  readonly name?: string;
  /** The file as it is, in any encoding. */
  readonly bytes: Uint8Array;
}

/** A file of the drop, decoded and, where it is JSON or YAML, parsed (`reading/read-source.ts`). */
export interface SourceDocument {
  /** '' when unknown. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Decoded text, a byte order mark kept as U+FEFF. '' for binary files. */
  readonly text: string;
  readonly syntax: 'json' | 'yaml' | 'text' | 'binary';
  /** The parsed value of JSON and YAML; undefined otherwise. Objects have no prototype surprises: every key is own. */
  readonly value: unknown;
  /**
   * What the file says as good JSON, where its text is none. Of YAML it is written anew: two spaces, keys in the order of
   * the file; of JSON with faults it is the text with those mended, all else as it was. Absent for good JSON and for text
   * that cannot be read to its end.
   */
  readonly json?: string;
  /** The tree of a JSON text, mended where it had to be, so that nobody reads it a second time. Absent for other syntaxes. */
  readonly parsed?: ParsedJson;
  /** Where a pointer into `value` stands in `text`. */
  readonly locate: (pointer: JsonPointer) => SourceRange | undefined;
  /** Of a document joined from several files: which of them a pointer into `value` means, and where in it. */
  readonly placeOf?: (pointer: JsonPointer) => SourcePlace;
  /** What had to be mended to read the text, for the ledger; diagnostics name only the first of many. */
  readonly repairs?: readonly Diagnostic[];
  /** Repairs and faults of the text itself. An error among them means that `value` is not to be relied on. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Why a file is held to be of a format, in words shown to the maker. */
export interface Detection {
  readonly format: FormatId;
  /** e.g. `"swagger": "2.0" at the top of the file`. */
  readonly because: string;
  /** The documents this format will read, main one first; the others of the drop are named as left aside. */
  readonly documents: readonly SourceDocument[];
}

/** What a converter says of a construct that it did not carry over as it stands. */
export interface ConvertedChange {
  readonly code: Diagnostic['code'];
  readonly kind: ChangeKind;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly document: SourceDocument;
  /** Into the document's value. */
  readonly pointer: JsonPointer;
  /** From the connector's root. */
  readonly result?: JsonPointer;
  readonly choice?: Choice;
}

export interface ConversionContext {
  /** `'GET /pets'`: bring only these and what they need. Undefined brings all. */
  readonly operations?: ReadonlySet<string>;
  /** What was asked for where there is a choice (`ledger/choice.ts`). */
  readonly choices: Choices;
  readonly report: Report;
  /** For the ledger: each construct, told one by one. What `before` and `after` show is added by the caller. */
  readonly change: (change: ConvertedChange) => void;
  /** Throws `AbortError` once the import is cancelled, tells progress, and lets other work in. Call it every few hundred items. */
  readonly checkpoint: (done: number, total: number) => Promise<void>;
}

export interface Conversion {
  readonly connector: Connector;
  /** What the text of the connector's definition says, where the conversion knows: then nobody reads it again. */
  readonly definition?: Definition;
  /** Without its changes: they went to `ConversionContext.change`. */
  readonly ledger: Ledger;
  /** Masks the credentials that the conversion found anywhere in the source. */
  readonly clean?: (text: string) => string;
}

/** An input format. Detection, the import page and the tests find it through `index.ts`. */
export interface InputFormat {
  readonly ids: readonly FormatId[];
  /** True when a text that cannot be read to its end is imported all the same, as it is. Others never see one. */
  readonly keepsBrokenText?: boolean;
  /** Looks at content, never only at names; undefined when it is not this format. */
  readonly detect: (documents: readonly SourceDocument[]) => Detection | undefined;
  /** Undefined when nothing sensible can be made; the reasons are in the report then, one of them an error. */
  readonly convert: (detection: Detection, context: ConversionContext) => Promise<Conversion | undefined>;
}

/** What the maker calls each format. */
export const formatLabels: Readonly<Record<FormatId, string>> = {
  'swagger-2.0': 'OpenAPI 2.0',
  'openapi-3.0': 'OpenAPI 3.0',
  'openapi-3.1': 'OpenAPI 3.1',
  'postman-1': 'Postman collection V1',
  'postman-2.0': 'Postman collection V2.0',
  'postman-2.1': 'Postman collection V2.1',
  har: 'HAR recording',
  curl: 'cURL commands',
  'connector-files': 'Connector files',
  'share-bundle': 'Share bundle',
};
