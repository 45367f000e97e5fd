import type { Severity } from '../diagnostics/diagnostic.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import type { Edit } from '../document/patch.ts';
import type { JsonPointer } from '../document/pointer.ts';

/**
 * What a connector is judged for: `import`, that the service takes it; `certification`, that it may also be published
 * to everybody. The second asks for everything that the first does.
 */
export type Profile = 'import' | 'certification';

/** What mends one finding, without a question that only the maker can answer. */
export interface Fix {
  /** What the button says: `Add “required”`. The same for all findings that are mended the same way. */
  readonly title: string;
  /**
   * What else it does that a maker may not want, in one sentence: it changes what flows hold on to, or how calls are made.
   * Where many fixes are made at once, one with a caution is made only when it is asked for.
   */
  readonly caution?: string;
  /**
   * The change, computed when it is asked for: minimal edits, in order, of the document that was checked. Once made, the
   * finding is gone, and no error has come instead.
   */
  readonly edits: () => readonly Edit[];
}

/** Something that a rule found. The rule's id and severity are added by `validateConnector`. */
export interface Finding {
  /** From the connector's root: `/definition/…`, `/properties/…`, `/script`, `/icon`. Need not exist: its nearest parent is marked then. */
  readonly pointer: JsonPointer;
  /** One or two sentences for a maker: what is wrong, then what to do. */
  readonly message: string;
  /** Present when the finding can be mended by rule. */
  readonly fix?: Fix;
}

/** One thing that can be wrong with a connector. */
export interface Rule {
  /** As the file is called; `rule/<id>` is the code of its diagnostics. */
  readonly id: string;
  /** `error` only where the service refuses the file; a rule with two severities is two rules. */
  readonly severity: Severity;
  /** The reason, in one sentence for a maker. */
  readonly why: string;
  /** Where it is written: part of a specification, or whose guideline it is. */
  readonly source: string;
  /** The ids, or chapters, in the domain notes that it is about: `OP-07`, `7.2`. Empty for a rule of our own. */
  readonly notes: readonly string[];
  /** What the service calls the fault. People search for these words. */
  readonly serviceCodes?: readonly string[];
  /** The only profile it belongs to; absent: both. */
  readonly profile?: 'certification';
  /**
   * Must not throw, whatever the files hold: any member may be missing, null or of another type. A rule that looks at one
   * operation or shared part at a time is made with `inEachPiece`, so that an edit costs only what it touched.
   */
  readonly check: (document: ConnectorDocument) => Iterable<Finding>;
}
