import { isRecord } from '#core/definition/operations.ts';
import { child, type JsonPointer } from '#core/document/pointer.ts';

export interface Mutation {
  readonly name: string;
  readonly value: unknown;
}

const replacements: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  '',
  'file',
  'https://x y',
  [],
  ['a', 'a'],
  [null],
  {},
  { $ref: '#/definitions/A' },
  { $ref: 5 },
];

/** The value changed in one place, in every place and in every way: a member gone, of another type, unknown, or repeated. */
export function* mutationsOf(root: unknown, values: readonly unknown[] = replacements): Generator<Mutation> {
  for (const { pointer, value } of placesIn(root, '')) {
    for (const replacement of values) {
      yield { name: `${pointer} = ${JSON.stringify(replacement)}`, value: replaced(root, pointer, () => replacement) };
    }
    if (pointer !== '') yield { name: `${pointer} removed`, value: replaced(root, pointer, () => undefined) };
    if (isRecord(value)) {
      for (const key of ['unknown', 'x-unknown', 'X-unknown', '$ref', 'constructor', '/x', '999', 'type']) {
        yield {
          name: `${pointer} with "${key}"`,
          value: replaced(root, pointer, () => ({ [key]: 'string', ...value })),
        };
      }
    } else if (Array.isArray(value) && value.length > 0) {
      yield {
        name: `${pointer} with its first item twice`,
        value: replaced(root, pointer, () => [...value, structuredClone(value[0])]),
      };
    }
  }
}

function* placesIn(
  value: unknown,
  pointer: JsonPointer,
): Generator<{ readonly pointer: JsonPointer; readonly value: unknown }> {
  yield { pointer, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) yield* placesIn(member, child(pointer, key));
}

/** A copy with another value at a pointer; `undefined` takes the member or item out. */
function replaced(root: unknown, target: JsonPointer, change: () => unknown): unknown {
  const visit = (value: unknown, pointer: JsonPointer): unknown => {
    if (pointer === target) return change();
    if (typeof value !== 'object' || value === null || !(target === '' || target.startsWith(`${pointer}/`)))
      return value;
    const members = Object.entries(value)
      .map(([key, member]): [string, unknown] => [key, visit(member, child(pointer, key))])
      .filter(([, member]) => member !== undefined);
    return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
  };
  return visit(root, '');
}
