const keyOf = (name: string): string => `connector-studio/${name}`;

/** What was kept under a name at an earlier visit; undefined if there is nothing or the browser keeps nothing. */
export function readChoice(name: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice where the browser lets it. */
export function writeChoice(name: string, choice: string): void {
  try {
    localStorage.setItem(keyOf(name), choice);
  } catch {
    // A browser that keeps nothing still does as chosen until it is closed.
  }
}
