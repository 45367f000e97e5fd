import type { Severity } from '../diagnostics/diagnostic.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import type { JsonPointer } from '../document/pointer.ts';

/**
 * What a connector is judged for: `import`, that the service takes it; `certification`, that it may also be published
 * to everybody. The second asks for everything that the first does.
 */
export type Profile = 'import' | 'certification';

/** Something that a rule found. The rule's id and severity are added by `validateConnector`. */
export interface Finding {
  /** From the connector's root: `/definition/…`, `/properties/…`, `/script`, `/icon`. Need not exist: its nearest parent is marked then. */
  readonly pointer: JsonPointer;
  /** One or two sentences for a maker: what is wrong, then what to do. */
  readonly message: string;
  /** Present when the finding can be mended by rule. */
  readonly fix?: { readonly title: string };
}

/** One thing that can be wrong with a connector. */
export interface Rule {
  /** As the file is called; `rule/<id>` is the code of its diagnostics. */
  readonly id: string;
  /** `error` only where the service refuses the file; a rule with two severities is two rules. */
  readonly severity: Severity;
  /** The reason, in one sentence for a maker. */
  readonly why: string;
  /** The only profile it belongs to; absent: both. */
  readonly profile?: 'certification';
  /** Must not throw, whatever the two files hold: any member may be missing, null or of another type. */
  readonly check: (document: ConnectorDocument) => Iterable<Finding>;
}
