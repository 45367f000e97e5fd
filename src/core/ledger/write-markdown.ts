/**
 * Any text as Markdown that shows just that text: no mark, no HTML and no line end in it means anything. `<`, `>` and `&`
 * are written as entities, for readers that do not know how to escape them.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]#|~!]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/**
 * Any text as a code span. Its fence is longer than any run of backticks inside.
 *
 * @param where In a table a bar ends the cell, in code as well, unless it is escaped (GitHub Flavored Markdown, Tables).
 */
export function code(text: string, where: 'in a table' | 'in a line' = 'in a line'): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.trim() === '') return '';
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(runs.reduce((most, run) => Math.max(most, run.length), 0) + 1);
  // One space at each end is taken off by readers, so that a backtick can stand there.
  const inner = /^[` ]|[` ]$/.test(line) ? ` ${line} ` : line;
  return `${fence}${where === 'in a table' ? inner.replaceAll('|', '\\|') : inner}${fence}`;
}

/** @param rows Cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
