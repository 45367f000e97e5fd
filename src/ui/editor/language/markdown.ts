import type * as Monaco from 'monaco-editor/editor';

/** A text as Markdown that shows it as it is: what is imported is never more than text. */
export const asMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, '\\$&').replaceAll('\n', '  \n');

/** JSON as a block of code. */
export function codeBlock(json: string): string {
  const longest = Math.max(2, ...[...json.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}json\n${json}\n${fence}`;
}

export const markdown = (value: string): Monaco.IMarkdownString => ({ value, supportHtml: false, isTrusted: false });
