import type { Edit } from '../../document/patch.ts';
import type { JsonPointer } from '../../document/pointer.ts';

/** A table over many objects of a connector: one row an object, one column a member. Cells are texts, as on a spreadsheet. */
export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** What stands in a cell; '' for nothing. */
  readonly textOf: (row: number, column: number) => string;
  /** What has to be done for a text to stand there. */
  readonly change: (row: number, column: number, text: string) => CellChange;
}

export interface GridColumn {
  readonly id: string;
  readonly label: string;
  readonly kind: 'text' | 'choice' | 'shown';
  /** For `choice`: the texts there are. */
  readonly choices: readonly string[];
  /** In characters, for the width on screen. */
  readonly width: number;
}

export interface GridRow {
  readonly pointer: JsonPointer;
  /** For reading: `GET /pets, limit`. */
  readonly name: string;
  /** What a label can be made of: the operation id, the parameter's name. */
  readonly identifier: string;
}

export type CellChange =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  /** A name put on a list, or taken off it: several cells may be about one list. */
  | { readonly ok: true; readonly listed: ListedName }
  /** Why the text cannot stand there. */
  | { readonly ok: false; readonly message: string };

export interface ListedName {
  /** Of the list, which leaves the file when it is empty. */
  readonly pointer: JsonPointer;
  readonly names: readonly string[];
  readonly name: string;
  readonly isListed: boolean;
}

/** A column for rows of one kind: how its cells are read and written. */
export interface ColumnOf<Row> extends Omit<GridColumn, 'choices'> {
  readonly choices?: readonly string[];
  readonly read: (row: Row) => string;
  /** Absent for what is only shown. */
  readonly write?: (row: Row, text: string) => CellChange;
}

export function gridOf<Row extends GridRow>(rows: readonly Row[], columns: readonly ColumnOf<Row>[]): Grid {
  return {
    columns: columns.map(({ id, label, kind, width, choices = [] }) => ({ id, label, kind, width, choices })),
    rows,
    textOf: (row, column) => {
      const found = rows[row];
      return found ? (columns[column]?.read(found) ?? '') : '';
    },
    change(row, column, text) {
      const [found, of] = [rows[row], columns[column]];
      if (!found || !of) return { ok: false, message: 'There is no such cell.' };
      if (text === of.read(found)) return { ok: true, edits: [] };
      if (!of.write) return { ok: false, message: `${of.label} is only shown here.` };
      const wanted = of.choices
        ? of.choices.find((choice) => choice.toLowerCase() === text.trim().toLowerCase())
        : text;
      if (wanted === undefined) {
        return { ok: false, message: `"${text}" cannot stand under ${of.label}. Use ${of.choices?.join(', ') ?? ''}.` };
      }
      return wanted === of.read(found) ? { ok: true, edits: [] } : of.write(found, wanted);
    },
  };
}

/** The rows in which every word is found, in any of their cells. */
export function findRows(grid: Grid, search: string): Grid {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return grid;
  const kept = grid.rows.flatMap((_, row) => {
    const text = grid.columns.map((__, column) => grid.textOf(row, column).toLowerCase()).join('\n');
    return words.every((word) => text.includes(word)) ? [row] : [];
  });
  return {
    columns: grid.columns,
    rows: kept.flatMap((row) => grid.rows[row] ?? []),
    textOf: (row, column) => grid.textOf(kept[row] ?? -1, column),
    change: (row, column, text) => grid.change(kept[row] ?? -1, column, text),
  };
}

export const yesNo = ['Yes', 'No'] as const;
