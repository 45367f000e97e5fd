/** An answer that was fetched some other way and pasted. */
export interface PastedAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** How HTTP/1 and `curl --include` begin an answer. */
const statusLine = /^HTTP\/[\d.]+ (\d{3})[^\r\n]*\r?\n/;

/** The last of the heads that a text begins with, as redirects and `100 Continue` leave several, and what follows it. */
export function splitAnswer(
  text: string,
): { readonly status: number; readonly headers: string; readonly body: string } | undefined {
  let rest = text.trimStart();
  let answer: { readonly status: number; readonly headers: string } | undefined;
  for (let head = statusLine.exec(rest); head; head = statusLine.exec(rest)) {
    const end = /\r?\n\r?\n/.exec(rest) ?? { index: rest.length, 0: '' };
    answer = { status: Number(head[1]), headers: rest.slice(head[0].length, end.index) };
    rest = rest.slice(end.index + end[0].length);
  }
  return answer && { ...answer, body: rest };
}

/**
 * Reads a pasted answer: with its status line and headers, as `curl --include` writes it, or the body alone.
 *
 * @param status For a body that comes alone.
 */
export function readPastedAnswer(text: string, status: number): PastedAnswer {
  const answer = splitAnswer(text);
  return answer ? { ...answer, headers: readHeaders(answer.headers) } : { status, headers: [], body: text };
}

function readHeaders(block: string): PastedAnswer['headers'] {
  return block.split(/\r?\n/).flatMap((line) => {
    const at = line.indexOf(':');
    return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const] : [];
  });
}
