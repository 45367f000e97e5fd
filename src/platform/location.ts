/** The address behind `#`, without it, as it stands in the address bar: still percent-encoded. */
export function readHash(): string {
  return location.hash.replace(/^#/, '');
}

/** Goes to an address; `replace` leaves no step to come back to. */
export function writeHash(hash: string, how: 'push' | 'replace'): void {
  if (how === 'push') location.hash = hash;
  else location.replace(`#${hash}`);
}

/** @returns Stops watching. */
export function watchHash(onchange: (hash: string) => void): () => void {
  const tell = (): void => onchange(readHash());
  addEventListener('hashchange', tell);
  return () => removeEventListener('hashchange', tell);
}

/** Where this page was loaded from. `host` without a port. */
export function pageAddress(): { readonly pageProtocol: string; readonly pageHost: string } {
  return { pageProtocol: location.protocol, pageHost: location.hostname };
}

/** The folder this page was loaded from: two copies of the page on one host know each other by it. */
export function pageFolder(): string {
  return new URL('./', location.href).href;
}

export function loadAgain(): void {
  location.reload();
}
