import type { JsonPointer } from '../../../document/pointer.ts';
import type { Row } from '../model.ts';
import type { Wording } from './build-parameters.ts';
import type { PlacedRequest } from './place-requests.ts';

/** A header that a policy sends with every call. */
export interface ConstantHeader {
  readonly name: string;
  readonly value: string;
}

interface Seen {
  readonly row: Row;
  readonly value: string;
  count: number;
  readonly pointers: JsonPointer[];
}

/**
 * A header that all requests send with the same value need not be asked for: a policy can send it. Source: domain notes,
 * P-12.
 *
 * @param requests All that could be brought, so that the choice does not hang on what is picked.
 * @param signsIn In lower case: a header that the connection sends.
 * @returns Those that were asked for as policies.
 * Lists `constant-header` for each that could be one.
 */
export function chooseHeaders(
  requests: readonly PlacedRequest[],
  signsIn: string | undefined,
  { ask, report, keeper, resolver, isTransport }: Wording,
): readonly ConstantHeader[] {
  if (requests.length < 2) return [];
  const seen = new Map<string, Seen>();
  for (const [index, { request }] of requests.entries()) {
    const own = new Map<string, Row>();
    for (const row of request.headers) if (!row.isDisabled) own.set(row.key.trim().toLowerCase(), row);
    for (const [key, row] of own) {
      const value = resolver.resolve(row.value, request.folder.scope, row.pointer);
      const known = seen.get(key);
      if (!known && index === 0) seen.set(key, { row, value, count: 1, pointers: [row.pointer] });
      else if (known?.value === value) {
        known.count += 1;
        known.pointers.push(row.pointer);
      }
    }
    // What the first requests do not have in common, all of them have not.
    for (const [key, { count }] of seen) if (count <= index) seen.delete(key);
    if (seen.size === 0) return [];
  }
  return [...seen].flatMap(([key, { row, value, pointers }]) => {
    const isPlain = /^[\w-]+$/.test(key) && keeper.shown(key, value) !== undefined && !/[@{}\r\n]/.test(value);
    if (!isPlain || isTransport(key) || key === signsIn || keeper.isSecret(key)) return [];
    const choice = ask('constant-header', row.pointer, [
      { value: 'parameter', label: 'A parameter of each operation' },
      { value: 'policy', label: `Always sent as "${value.slice(0, 60)}", by a policy` },
    ]);
    const name = row.key.trim();
    const isPolicy = choice.taken === 'policy';
    const message = isPolicy
      ? `All requests send the header "${name}" with one value. A policy sends it, as you asked.`
      : `All requests send the header "${name}" with one value. It is a parameter of each operation.`;
    const result = '/properties/properties/policyTemplateInstances';
    report('constant-header', 'info', message, row.pointer, {
      choice,
      isOnlyListed: true,
      ...(isPolicy && { result }),
    });
    if (!isPolicy) return [];
    for (const pointer of pointers.slice(1)) {
      report('constant-header-row', 'info', message, pointer, { result, isOnlyListed: true });
    }
    return [{ name, value }];
  });
}
