/** Promises that are known to be broken in odd cases, each with its reason. Empty is what it should be. */
export const notYet: readonly { readonly pattern: RegExp; readonly reason: string }[] = [];
