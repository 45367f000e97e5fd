/** Rows and cells as spreadsheets put them on the clipboard: tabs between cells, quotes around cells with breaks. */
export function readSeparated(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let at = 0;
  const endCell = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '"' && cell === '') {
      const { value, end } = readQuoted(text, at + 1);
      cell = value;
      at = end;
    } else if (character === '\t') {
      endCell();
      at += 1;
    } else if (character === '\n' || character === '\r') {
      endCell();
      rows.push([]);
      at += text.startsWith('\r\n', at) ? 2 : 1;
    } else {
      cell += character;
      at += 1;
    }
  }
  // Spreadsheets end the last row too.
  if (rows.at(-1)?.length === 0 && cell === '') rows.pop();
  else endCell();
  return rows;
}

/** A quote without an end is text. */
function readQuoted(text: string, start: number): { readonly value: string; readonly end: number } {
  let value = '';
  let at = start;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: `"${text.slice(start)}`, end: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

export function writeSeparated(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => row.map((cell) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n');
}
