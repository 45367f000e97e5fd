import { child, isWithin, lastSegmentOf, type JsonPointer } from '../../document/pointer.ts';
import { readValue, textOfValue } from '../edits/value-text.ts';
import { memberEdit } from '../edits/write-member.ts';
import type { ConnectorValues } from '../operation-uses.ts';
import { addressText, textOf } from '../operation-place.ts';
import { isRecord, operationsOf } from '../operations.ts';
import { parametersOf, type ParameterEntry } from '../parameters.ts';
import { shownColumn, textColumn, visibilityColumn, type MemberRow } from './grid-columns.ts';
import { gridOf, yesNo, type Grid } from './grid.ts';

interface ParameterRow extends MemberRow {
  readonly of: string;
  readonly required: JsonPointer | undefined;
}

/** All parameters, each once: those of operations, of paths, and the shared ones. */
export function parameterGrid(values: ConnectorValues): Grid {
  const { definition } = values;
  const seen = new Set<JsonPointer>();
  const rows: ParameterRow[] = [];
  for (const entry of operationsOf(definition)) {
    for (const parameter of parametersOf(definition, entry)) {
      const place = parameter.target ?? parameter.pointer;
      if (seen.has(place)) continue;
      seen.add(place);
      rows.push(
        rowOf(parameter, isWithin(place, entry.pointer) ? addressText(entry) : sharedBy(parameter, entry.path)),
      );
    }
  }
  const shared: unknown = definition.parameters;
  for (const [name, value] of Object.entries(isRecord(shared) ? shared : {})) {
    const pointer = child('/definition/parameters', name);
    if (seen.has(pointer) || !isRecord(value)) continue;
    rows.push(rowOf({ parameter: value, origin: 'shared', pointer, target: pointer }, 'Shared, not used'));
  }
  return gridOf(rows, [
    shownColumn({ id: 'of', label: 'Of', width: 30 }, ({ of }) => of),
    shownColumn({ id: 'name', label: 'Name', width: 18 }, ({ identifier }) => identifier),
    shownColumn({ id: 'in', label: 'In', width: 9 }, ({ value }) => textOf(value['in'])),
    textColumn({ id: 'x-ms-summary', label: 'Label', width: 24 }),
    textColumn({ id: 'description', label: 'Description', width: 48 }),
    {
      id: 'required',
      label: 'Required',
      width: 10,
      kind: 'choice',
      choices: yesNo,
      read: ({ value }) => (value['required'] === true ? 'Yes' : 'No'),
      write({ value, required }, text) {
        if (required === undefined) return { ok: false, message: 'The reference leads nowhere.' };
        if (text === 'No' && value['in'] === 'path')
          return { ok: false, message: 'What stands in the path is always required.' };
        return { ok: true, edits: [{ kind: 'set', pointer: required, value: text === 'Yes' }] };
      },
    },
    visibilityColumn(),
    shownColumn(
      { id: 'type', label: 'Type', width: 10 },
      ({ value }) => textOf(value['type']) || (value['in'] === 'body' ? 'body' : ''),
    ),
    {
      id: 'default',
      label: 'Default value',
      width: 18,
      kind: 'text',
      read: ({ value }) => textOfValue(value['default']),
      write({ target, value }, text) {
        if (target === undefined || value['in'] === 'body')
          return { ok: false, message: 'A body has its default in its fields.' };
        const read = readValue(text, textOf(value['type']));
        return read.ok ? { ok: true, edits: [memberEdit(child(target, 'default'), read.value)] } : read;
      },
    },
  ]);
}

function rowOf({ parameter, pointer, target, reference }: ParameterEntry, of: string): ParameterRow {
  const identifier = textOf(parameter.name) || lastSegmentOf(reference ?? pointer);
  return {
    pointer: target ?? pointer,
    target,
    value: { ...parameter },
    of,
    name: `${identifier} of ${of}`,
    identifier,
    required: target && child(target, 'required'),
  };
}

const sharedBy = ({ origin }: ParameterEntry, path: string): string =>
  origin === 'path' ? `All of ${path}` : 'Shared';
