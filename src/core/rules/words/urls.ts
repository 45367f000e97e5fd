/** `https://…` or `http://…` with a host, and no spaces. */
export const isUrl = (text: string): boolean => /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(text.trim());

/** The address that a text without its beginning stands for: `www.example.com/help`. Undefined when it is none. */
export function completedUrl(text: string): string | undefined {
  const trimmed = text.trim();
  return /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$/i.test(trimmed)
    ? `https://${trimmed}`
    : undefined;
}

/** One "@", with something before it and a name with a dot after it, all in ASCII. */
export const isEmail = (text: string): boolean =>
  /^[\x20-\x7e]+$/.test(text) && /^[^\s@<>:;,"]+@[^\s@.<>:;,"]+(?:\.[^\s@.<>:;,"]+)+$/.test(text.trim());
