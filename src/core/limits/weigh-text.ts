/** The length of a text as UTF-8, without making a copy of it. */
export function countUtf8Bytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    if (code < 0x800) bytes += 1;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 2;
      at++;
    } else bytes += 2;
  }
  return bytes;
}

export interface TextWeight {
  /** As UTF-8. */
  readonly bytes: number;
  /** In UTF-16 code units, without the white space between values. */
  readonly minified: number;
}

/** What a JSON text comes to, as it is written and without its layout, in one pass. */
export function weighJson(text: string): TextWeight {
  let bytes = text.length;
  let space = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) {
      if (code < 0x800) bytes += 1;
      else {
        bytes += 2;
        if (code >= 0xd800 && code < 0xdc00) at++;
        else if (code === 0xfeff && at === 0) space += 1;
      }
    } else if (code === 0x22) isInside = !isInside;
    else if (isInside) {
      // An escape: a sign beyond ASCII after it is counted as any other.
      if (code === 0x5c && text.charCodeAt(at + 1) < 0x80) at++;
    } else if (code <= 0x20) space += 1;
  }
  return { bytes, minified: text.length - space };
}
