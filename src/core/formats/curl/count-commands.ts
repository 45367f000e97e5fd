/**
 * How many commands a text holds, by a search that knows nothing of words, options and shells: what stands in quotes is
 * struck out, and the program's name is counted where a command may begin. The left side of the ledger's sum.
 */
export function countCommands(text: string): number {
  const fenced = [...text.matchAll(/^[ \t]*(?:```+|~~~+)[^\n]*\n([\s\S]*?)(?:^[ \t]*(?:```+|~~~+)|$(?![\s\S]))/gm)];
  const blocks = fenced.map(([, code = '']) => code).filter((code) => name.test(code));
  const code = blocks.length > 0 ? blocks.join('\n') : text;
  const bare = code.replace(/\\['"]|\^\^|\$'(?:[^'\\]|\\[\s\S])*'|'[^']*'|"(?:[^"\\]|\\[\s\S])*"/g, 'x');
  return [...bare.matchAll(counted)].length;
}

const name = /\bcurl(?:\.exe)?\s/i;
const counted =
  /(?:^[^\w\n]*(?:(?:sudo|time|PS [^>\n]*>|[A-Z]:\\[^>\n]*>|[\w-]+@\S*[$#]|\w+=\S*)\s*)*|[|;&(`][ \t]*)curl(?:\.exe)?(?=[\s\\^`])(?=[^\n]*(?:[./$:{]|\s-|[\\^`]\s*$))/gim;
