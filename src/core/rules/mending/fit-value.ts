import { lastSegmentOf } from '../../document/pointer.ts';
import type { Fix } from '../rule.ts';
import type { Fault } from '../shapes/check-shape.ts';
import { nearestName } from '../shapes/nearest-name.ts';
import type { Members } from '../walk/parts.ts';

/**
 * What mends a fault of shape, where it is clear what was meant: a number in quotes, a word in other capitals, a mistyped
 * name. Undefined for all others.
 *
 * @param value What stands at the fault's place.
 * @param holder The object that it stands in; empty for an item of a list.
 */
export function fitValue({ pointer, problem }: Fault, value: unknown, holder: Members): Fix | undefined {
  const set = (title: string, fitting: unknown): Fix => ({
    title,
    edits: () => [{ kind: 'set', pointer, value: fitting }],
  });
  switch (problem.kind) {
    case 'type':
      return fitType(problem.wanted, value, set);
    case 'value': {
      const meant = typeof value === 'string' && problem.values ? nearestName(value, problem.values) : undefined;
      // A list needs more than its type.
      return meant === undefined || meant === 'array' ? undefined : set('Correct the spelling', meant);
    }
    case 'unknown': {
      const meant = nearestName(lastSegmentOf(pointer), problem.known);
      if (meant === undefined || Object.hasOwn(holder, meant) || !isSafe(meant, value)) return undefined;
      return { title: 'Correct the name', edits: () => [{ kind: 'rename', pointer, key: meant }] };
    }
    default:
      return undefined;
  }
}

function fitType(wanted: string, value: unknown, set: (title: string, fitting: unknown) => Fix): Fix | undefined {
  switch (wanted) {
    case 'text':
      return typeof value === 'number' || typeof value === 'boolean'
        ? set('Write it as text', String(value))
        : undefined;
    case 'number':
      return typeof value === 'string' && /^\s*-?\d{1,15}(?:\.\d{1,15})?\s*$/.test(value)
        ? set('Write it as a number', Number(value))
        : undefined;
    case 'boolean':
      return value === 'true' || value === 'false' ? set('Write it without quotes', value === 'true') : undefined;
    default:
      return undefined;
  }
}

/** Whether a member may get this name without more ado: its value fits, and no other rule has more to say of it. */
function isSafe(name: string, value: unknown): boolean {
  if (name === 'summary') return typeof value === 'string' && value.trim() !== '' && value.length <= 80;
  if (name === 'description') return typeof value === 'string';
  return (name === 'deprecated' || name === 'readOnly') && typeof value === 'boolean';
}
