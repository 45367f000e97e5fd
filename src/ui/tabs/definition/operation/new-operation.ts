import type { OperationKind } from '#core/definition/edits/new-operation.ts';
import type { OperationEntry } from '#core/definition/operations.ts';

/** What the dialog for new operations is open for. */
export type NewOperationRequest =
  { readonly kind: Exclude<OperationKind, 'polling'> } | { readonly kind: 'copy'; readonly entry: OperationEntry };
