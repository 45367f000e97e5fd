import { child } from '../../document/pointer.ts';
import { operationIdFault, renameOperationId } from '../edits/rename-operation-id.ts';
import { memberEdit } from '../edits/write-member.ts';
import type { ConnectorValues } from '../operation-uses.ts';
import { addressText, nameOf, textOf } from '../operation-place.ts';
import { isTrigger, operationsOf, type OperationEntry } from '../operations.ts';
import { flagColumn, shownColumn, textColumn, visibilityColumn, type MemberRow } from './grid-columns.ts';
import { gridOf, type Grid } from './grid.ts';

interface OperationRow extends MemberRow {
  readonly entry: OperationEntry;
}

const known = new WeakMap<OperationEntry, OperationRow>();

function rowOf(entry: OperationEntry): OperationRow {
  const before = known.get(entry);
  if (before) return before;
  const row: OperationRow = {
    entry,
    pointer: entry.pointer,
    target: entry.pointer,
    value: { ...entry.operation },
    name: addressText(entry),
    identifier: nameOf(entry),
  };
  known.set(entry, row);
  return row;
}

/** All operations: what they are called and how they are shown. */
export function operationGrid(values: ConnectorValues): Grid {
  return gridOf<OperationRow>(operationsOf(values.definition).map(rowOf), [
    shownColumn({ id: 'address', label: 'Operation', width: 30 }, ({ name }) => name),
    shownColumn({ id: 'kind', label: 'Kind', width: 9 }, ({ entry }) =>
      isTrigger(entry.operation) ? 'Trigger' : 'Action',
    ),
    textColumn({ id: 'summary', label: 'Summary', width: 32 }, true),
    textColumn({ id: 'description', label: 'Description', width: 48 }, true),
    {
      id: 'operationId',
      label: 'Operation ID',
      width: 28,
      kind: 'text',
      read: ({ value }) => textOf(value['operationId']),
      write({ entry }, text) {
        const id = text.trim();
        const message = operationIdFault(values.definition, id, entry);
        return message === undefined
          ? { ok: true, edits: renameOperationId(values, entry, id).edits }
          : { ok: false, message };
      },
    },
    visibilityColumn(),
    flagColumn({ id: 'deprecated', label: 'Deprecated', width: 11 }),
    {
      id: 'tags',
      label: 'Tags',
      width: 20,
      kind: 'text',
      read: ({ value }) =>
        Array.isArray(value['tags']) ? value['tags'].filter((tag) => typeof tag === 'string').join(', ') : '',
      write({ pointer }, text) {
        const tags = [...new Set(text.split(/[,;]/).map((tag) => tag.trim()))].filter((tag) => tag !== '');
        return { ok: true, edits: [memberEdit(child(pointer, 'tags'), tags.length > 0 ? tags : undefined)] };
      },
    },
  ]);
}
