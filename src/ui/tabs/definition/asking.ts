import type { OperationEntry } from '#core/definition/operations.ts';
import type { NewOperationRequest } from './operation/new-operation.ts';

/** What a dialog over the Definition tab asks for. */
export type Asking =
  | { readonly kind: 'new'; readonly request: NewOperationRequest }
  | { readonly kind: 'sample'; readonly of: 'request' | 'response' | 'notification'; readonly entry: OperationEntry }
  | { readonly kind: 'delete'; readonly entry: OperationEntry }
  | { readonly kind: 'delete-many' | 'tags'; readonly entries: readonly OperationEntry[] }
  /** Turns an action into a trigger, or back. */
  | { readonly kind: 'turn'; readonly entry: OperationEntry }
  | { readonly kind: 'new-shared' | 'unused' | 'new-policy' }
  | { readonly kind: 'source' };
