import { child } from '../../../document/pointer.ts';
import { caselessNames, operationIdFor, uniqueName } from '../../../naming/index.ts';
import { operationsIn } from '../../../rules/walk/operations.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend } from './mend.ts';

/**
 * Gives each operation an id of its own: made from method and path where there is none, with a number where another
 * operation has it already. Capitals do not count. Ids with other characters than letters and digits are left: published
 * connectors have them.
 *
 * Source: OpenAPI 2.0, Operation Object, `operationId`; domain notes OP-01 (`OperationIdRequired`), OP-02
 * (`OperationIdNotUnique`), O-09.
 * Tells `id-made` (info), `id-repeated` (warning).
 */
export const nameOperations: Mend = ({ draft, settle }) => {
  const sites = operationsIn(draft.document);
  const idOf = (value: unknown): string => (typeof value === 'string' && value.trim() !== '' ? value : '');
  const own = sites.map(({ operation }) => idOf(operation['operationId']));
  // A made id must not take the one that an operation further down has of its own.
  const taken = caselessNames(own.filter((id) => id !== ''));
  const used = caselessNames();
  const edits: ValueEdit[] = [];
  for (const [index, { method, path, label, operation, pointer: place }] of sites.entries()) {
    const id = own[index] ?? '';
    const pointer = place.slice('/definition'.length);
    const member = child(pointer, 'operationId');
    // A number or an object in its place is another fault.
    if (id === '' && operation['operationId'] !== undefined && typeof operation['operationId'] !== 'string') continue;
    if (id === '') {
      const made = uniqueName(operationIdFor(method, path), taken);
      const what = `${label} has no operation ID.`;
      const done = `"${made}" was made from its method and path.`;
      const about = { code: 'id-made', kind: 'added', label: `Call it ${made}`, result: member } as const;
      if (!settle({ ...about, pointer, what, done })) continue;
      taken.add(made);
      edits.push({ kind: 'set', pointer: member, value: made });
    } else if (used.has(id)) {
      const made = uniqueName(id, taken);
      const what = `${label} has the operation ID "${id.slice(0, 80)}", as another operation has (capitals do not count).`;
      const done = `It is called "${made}" now.`;
      const about = { code: 'id-repeated', severity: 'warning', label: `Call it ${made.slice(0, 60)}` } as const;
      if (!settle({ ...about, pointer: member, what, done })) continue;
      taken.add(made);
      used.add(made);
      edits.push({ kind: 'set', pointer: member, value: made });
    } else used.add(id);
  }
  draft.apply(edits);
};
