/**
 * The whole of what the app does with documents, free of DOM, callable from Node, a worker or a test. Names and shapes are
 * fixed here; the rest of `core` may move.
 */
export { importDescription, type ImportOptions, type ImportOutcome } from './formats/import-description.ts';
export type { FormatId, SourceFile } from './formats/format.ts';
export type { Connector, Icon } from './document/connector.ts';
export type { Ledger, LedgerEntry } from './ledger/ledger.ts';
export type { Diagnostic, Severity, SourceRange } from './diagnostics/diagnostic.ts';
export type { JsonPointer } from './document/pointer.ts';
export { validateConnector } from './rules/validate-connector.ts';
export { applyFix } from './rules/apply-fixes.ts';
export { applyPatch, type Edit, type Patch } from './document/patch.ts';
export { exportConnector, type ExportOptions, type ExportOutcome, type ExportTarget } from './exports/index.ts';
export { measureLimits, type LimitReading } from './limits/measure-limits.ts';
export { inferSchema } from './samples/infer-schema.ts';
export type { Schema as SchemaObject } from './definition/openapi2.ts';
export { parseSampleRequest, type OperationDraft, type SampleRequest } from './samples/parse-sample-request.ts';
export { compareConnectors } from './compare/compare-connectors.ts';
export type { Change, ChangedOperation } from './compare/change.ts';
