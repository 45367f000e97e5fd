import { parentOf, valueAt, type JsonPointer } from '../../document/pointer.ts';
import type { Finding } from '../rule.ts';
import { checkShape } from '../shapes/check-shape.ts';
import { anything, type Shape } from '../shapes/shape.ts';
import { membersOf, type Members } from '../walk/parts.ts';
import { fitValue } from './fit-value.ts';

/** The faults of those members of an object whose shapes are known, with what mends them. */
export function* findUnfit(
  members: Members,
  shapes: Readonly<Record<string, Shape>>,
  pointerOf: (key: string) => JsonPointer,
): Generator<Finding> {
  for (const key of Object.keys(members)) {
    const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined;
    if (!shape || shape.kind === 'any') continue;
    const base = pointerOf(key);
    // From the holder on, so that messages can name the member.
    const holding = { kind: 'object', name: '', members: { [key]: shape }, others: () => anything } as const;
    for (const fault of checkShape({ [key]: members[key] }, holding, parentOf(base))) {
      const inside = fault.pointer.slice(base.length);
      const holder = inside === '' ? members : membersOf(valueAt(members[key], parentOf(inside)));
      const fix = fitValue(fault, valueAt(members[key], inside), holder);
      yield { pointer: fault.pointer, message: fault.message, ...(fix && { fix }) };
    }
  }
}
