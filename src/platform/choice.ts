const keyOf = (name: string): string => `connector-studio/${name}`;

/** What was kept under a name at an earlier visit; undefined if there is nothing or the browser keeps nothing. */
export function readChoice(name: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice where the browser lets it. @returns False where it does not: what was chosen holds until the page is closed. */
export function writeChoice(name: string, choice: string): boolean {
  try {
    localStorage.setItem(keyOf(name), choice);
    return true;
  } catch {
    return false;
  }
}
