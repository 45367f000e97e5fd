/** A line of a script without its comments and texts, in which only code is left. `number` counts from 1. */
export interface ScriptLine {
  readonly number: number;
  readonly code: string;
}

/**
 * The code of a C# script line by line. Texts that go over several lines and texts with expressions are cut roughly: this is
 * for finding words, not for compiling. Takes linear time.
 */
export function scriptLines(script: string): readonly ScriptLine[] {
  let isComment = false;
  return script.split(/\r?\n/).map((text, index): ScriptLine => {
    const read = codeOf(text, isComment);
    isComment = read.isComment;
    return { number: index + 1, code: read.code };
  });
}

function codeOf(text: string, startsInComment: boolean): { readonly code: string; readonly isComment: boolean } {
  let code = '';
  let isComment = startsInComment;
  for (let at = 0; at < text.length; at += 1) {
    if (isComment) {
      const end = text.indexOf('*/', at);
      if (end < 0) return { code, isComment: true };
      at = end + 1;
      isComment = false;
    } else if (text.startsWith('//', at)) return { code, isComment: false };
    else if (text.startsWith('/*', at)) {
      isComment = true;
      at += 1;
    } else if (text[at] === '"') {
      at = endOfText(text, at);
      code += '""';
    } else code += text[at] ?? '';
  }
  return { code, isComment };
}

/** The position of the quote that closes a text, or the last of the line. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length - 1);
}
