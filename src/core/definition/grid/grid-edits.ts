import type { Edit, Patch } from '../../document/patch.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import { humanise } from '../../naming/index.ts';
import { memberEdit } from '../edits/write-member.ts';
import type { Grid } from './grid.ts';

/** Cells from one corner to the other, both in it. Rows and columns count from 0. */
export interface GridArea {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What a change of many cells comes to: one step of undo, and what could not be done. */
export interface GridChange {
  readonly patch: Patch;
  /** Cells that are written anew. */
  readonly changed: number;
  readonly faults: readonly GridFault[];
}

export interface GridFault {
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

interface CellText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Puts one text into a cell. */
export const changeCell = (grid: Grid, cell: CellText): GridChange =>
  changeCells(grid, [cell], `Change ${wordOf(grid, cell.column)} of ${grid.rows[cell.row]?.name ?? ''}`);

/** Gives every cell below the first row of an area what stands in the first one. */
export function fillDown(grid: Grid, area: GridArea): GridChange {
  const cells = cellsOf(grid, { ...area, top: area.top + 1 }).map((cell) => ({
    ...cell,
    text: grid.textOf(area.top, cell.column),
  }));
  return changeCells(grid, cells, `Fill down ${countRows(cells)}`);
}

/** Puts rows of texts in, from a cell on; a single text fills the whole area. What goes over the edge is left out. */
export function pasteCells(grid: Grid, area: GridArea, texts: readonly (readonly string[])[]): GridChange {
  const [[only = ''] = []] = texts;
  const isSingle = texts.length === 1 && texts[0]?.length === 1;
  const cells = isSingle
    ? cellsOf(grid, area).map((cell) => ({ ...cell, text: only }))
    : texts.flatMap((row, down) =>
        row.map((text, across) => ({ row: area.top + down, column: area.left + across, text })),
      );
  const inside = cells.filter(({ row, column }) => row < grid.rows.length && column < grid.columns.length);
  return changeCells(grid, inside, `Paste into ${countRows(inside)}`);
}

export function clearCells(grid: Grid, area: GridArea): GridChange {
  const cells = cellsOf(grid, area)
    .filter(({ column }) => grid.columns[column]?.kind === 'text')
    .map((cell) => ({ ...cell, text: '' }));
  return changeCells(grid, cells, `Clear ${countRows(cells)}`);
}

/** Makes readable labels of names: `customerId` gives `Customer ID`, in the case that the platform asks of each. */
export function labelFromNames(grid: Grid, area: GridArea): GridChange {
  const cells = cellsOf(grid, area).flatMap((cell) => {
    const style = labelStyles[grid.columns[cell.column]?.id ?? ''];
    const identifier = grid.rows[cell.row]?.identifier ?? '';
    return style === undefined || /^[A-Z]+ \//.test(identifier) ? [] : [{ ...cell, text: humanise(identifier, style) }];
  });
  return changeCells(grid, cells, `Make labels of ${countRows(cells)}`);
}

const labelStyles: Readonly<Record<string, 'title' | 'sentence'>> = {
  summary: 'sentence',
  'x-ms-summary': 'title',
  title: 'title',
};

/** True for a column whose texts can be made of names. */
export const isLabelColumn = (grid: Grid, column: number): boolean =>
  Object.hasOwn(labelStyles, grid.columns[column]?.id ?? '');

/** The cells of an area whose text holds another, letters of either case. */
export function findCells(grid: Grid, area: GridArea, wanted: string): readonly CellText[] {
  const lower = wanted.toLowerCase();
  if (lower === '') return [];
  return cellsOf(grid, area).filter(
    ({ text, column }) => grid.columns[column]?.kind === 'text' && text.toLowerCase().includes(lower),
  );
}

export function replaceInCells(grid: Grid, area: GridArea, wanted: string, replacement: string): GridChange {
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
  const cells = findCells(grid, area, wanted).map((cell) => ({
    ...cell,
    text: cell.text.replace(pattern, () => replacement),
  }));
  return changeCells(grid, cells, `Replace “${wanted}” in ${countRows(cells)}`);
}

/** What stands in an area, row by row: what is copied. */
export const textsIn = (grid: Grid, { top, bottom, left, right }: GridArea): readonly (readonly string[])[] =>
  Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (__, column) => grid.textOf(top + row, left + column)),
  );

function cellsOf(grid: Grid, { top, bottom, left, right }: GridArea): readonly CellText[] {
  const cells: CellText[] = [];
  for (let row = top; row <= Math.min(bottom, grid.rows.length - 1); row++) {
    for (let column = left; column <= Math.min(right, grid.columns.length - 1); column++) {
      if (grid.columns[column]?.kind !== 'shown') cells.push({ row, column, text: grid.textOf(row, column) });
    }
  }
  return cells;
}

function changeCells(grid: Grid, cells: readonly CellText[], title: string): GridChange {
  const edits: Edit[] = [];
  const faults: GridFault[] = [];
  let changed = 0;
  const taken = new Set<string>();
  const lists = new Map<JsonPointer, readonly string[]>();
  for (const { row, column, text } of cells) {
    // Two rows cannot get one id, even in one step, where none has it yet.
    const id = grid.columns[column]?.id === 'operationId' ? text.trim().toLowerCase() : '';
    if (id !== '' && taken.has(id)) {
      faults.push({ row, column, message: `"${text}" would be the ID of two operations.` });
      continue;
    }
    taken.add(id);
    const change = grid.change(row, column, text);
    if (!change.ok) {
      faults.push({ row, column, message: change.message });
    } else if ('listed' in change) {
      const { pointer, names, name, isListed } = change.listed;
      const others = (lists.get(pointer) ?? names).filter((one) => one !== name);
      lists.set(pointer, isListed ? [...others, name] : others);
      changed += 1;
    } else if (change.edits.length > 0) {
      edits.push(...change.edits);
      changed += 1;
    }
  }
  for (const [pointer, names] of lists) edits.push(memberEdit(pointer, names.length > 0 ? names : undefined));
  return { patch: { title, edits }, changed, faults };
}

const wordOf = (grid: Grid, column: number): string => (grid.columns[column]?.label ?? '').toLowerCase();

function countRows(cells: readonly CellText[]): string {
  const count = new Set(cells.map(({ row }) => row)).size;
  return count === 1 ? '1 row' : `${count} rows`;
}
