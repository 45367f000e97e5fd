export interface StorageRoom {
  /** Bytes used and allowed, as the browser estimates them; undefined where it does not say. */
  readonly used: number | undefined;
  readonly allowed: number | undefined;
  /** The browser will not clear it on its own when the disk runs short. */
  readonly isProtected: boolean;
}

/** How much room there is for connectors. */
export async function readStorageRoom(): Promise<StorageRoom> {
  // Absent on pages that were not loaded over https or from localhost.
  if (!('storage' in navigator)) return { used: undefined, allowed: undefined, isProtected: false };
  const [estimate, isProtected] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
  return { used: estimate.usage, allowed: estimate.quota, isProtected };
}

/** False on pages that were not loaded over https or from localhost. */
export const canProtectStorage = (): boolean => 'storage' in navigator;

/** Asks the browser never to clear the storage on its own. @returns whether it agreed. */
export async function protectStorage(): Promise<boolean> {
  return 'storage' in navigator && (await navigator.storage.persist());
}
