import { child, type JsonPointer } from '../../document/pointer.ts';
import { memberEdit } from '../edits/write-member.ts';
import { textOf } from '../operation-place.ts';
import { yesNo, type CellChange, type ColumnOf, type GridRow } from './grid.ts';

/** A row whose object has members to be read and written. */
export interface MemberRow extends GridRow {
  /** Where the members stand; undefined for a reference that leads nowhere. */
  readonly target: JsonPointer | undefined;
  readonly value: Readonly<Record<string, unknown>>;
}

const lost: CellChange = { ok: false, message: 'The reference leads nowhere, so there is nothing to change.' };

function change(row: MemberRow, key: string, value: unknown): CellChange {
  return row.target === undefined ? lost : { ok: true, edits: [memberEdit(child(row.target, key), value)] };
}

/** A text member. Emptied, it leaves the file unless `keepsEmpty`. */
export function textColumn<Row extends MemberRow>(
  column: { readonly id: string; readonly label: string; readonly width: number },
  keepsEmpty = false,
): ColumnOf<Row> {
  return {
    ...column,
    kind: 'text',
    read: (row) => textOf(row.value[column.id]),
    write: (row, text) => change(row, column.id, text === '' && !keepsEmpty ? undefined : text),
  };
}

export function visibilityColumn<Row extends MemberRow>(): ColumnOf<Row> {
  const choices = ['none', 'important', 'advanced', 'internal'];
  return {
    id: 'x-ms-visibility',
    label: 'Visibility',
    width: 12,
    kind: 'choice',
    choices,
    read: ({ value }) => choices.find((one) => one === textOf(value['x-ms-visibility']).toLowerCase()) ?? 'none',
    write: (row, text) => change(row, 'x-ms-visibility', text === 'none' ? undefined : text),
  };
}

/** A member that is true or not there. */
export function flagColumn<Row extends MemberRow>(column: {
  readonly id: string;
  readonly label: string;
  readonly width: number;
}): ColumnOf<Row> {
  return {
    ...column,
    kind: 'choice',
    choices: yesNo,
    read: ({ value }) => (value[column.id] === true ? 'Yes' : 'No'),
    write: (row, text) => change(row, column.id, text === 'Yes' ? true : undefined),
  };
}

export function shownColumn<Row extends GridRow>(
  column: { readonly id: string; readonly label: string; readonly width: number },
  read: (row: Row) => string,
): ColumnOf<Row> {
  return { ...column, kind: 'shown', read };
}
