/**
 * What Monaco would keep in a browser's storage, for as long as the page is open: which widgets are unfolded. What a
 * completion means is shown from the start. The shape is Monaco's `IStorageService`, which it does not export.
 */
export function editorMemory(): { readonly storageService: object } {
  const kept = new Map<string, unknown>([['expandSuggestionDocs', true]]);
  const nothing = { dispose: () => undefined };
  const read = (key: string, _scope: unknown, otherwise?: unknown): unknown => kept.get(key) ?? otherwise;
  return {
    storageService: {
      _serviceBrand: undefined,
      onDidChangeValue: () => () => nothing,
      onDidChangeTarget: () => nothing,
      onWillSaveState: () => nothing,
      get: read,
      getBoolean: read,
      getNumber: read,
      getObject: read,
      store: (key: string, value: unknown) => void kept.set(key, value),
      storeAll: (entries: readonly { readonly key: string; readonly value: unknown }[]) => {
        for (const { key, value } of entries) kept.set(key, value);
      },
      remove: (key: string) => void kept.delete(key),
      isNew: () => false,
      flush: () => Promise.resolve(),
      keys: () => [],
      log: () => undefined,
      hasScope: () => true,
      switch: () => Promise.resolve(),
      optimize: () => Promise.resolve(),
    },
  };
}
