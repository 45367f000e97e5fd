import { isRecord } from '../operations.ts';
import type { ArgumentValue, DynamicArgument } from './model.ts';

type Members = Readonly<Record<string, unknown>>;

/** `parameters` of the first generation: `{"parameter": "region"}` or the value itself. */
export const readOlderArguments = (members: Members): readonly DynamicArgument[] =>
  argumentsOf(members).map(([name, value]) => ({ name, value: readOlder(value) }));

/** `parameters` of the second generation and of trees: `{"value": …}`, `{"parameterReference": "body/region"}` and, in trees, `{"selectedItemValuePath": "id"}`. */
export const readNewerArguments = (members: Members): readonly DynamicArgument[] =>
  argumentsOf(members).map(([name, value]) => ({ name, value: readNewer(value) }));

const argumentsOf = ({ parameters }: Members): readonly (readonly [name: string, value: unknown])[] =>
  isRecord(parameters) ? Object.entries(parameters) : [];

function readOlder(value: unknown): ArgumentValue {
  if (!isRecord(value)) return { kind: 'fixed', value };
  return typeof value['parameter'] === 'string'
    ? { kind: 'from', path: value['parameter'] }
    : { kind: 'unread', value };
}

function readNewer(value: unknown): ArgumentValue {
  if (!isRecord(value)) return { kind: 'unread', value };
  if (typeof value['parameterReference'] === 'string') return { kind: 'from', path: value['parameterReference'] };
  if (typeof value['selectedItemValuePath'] === 'string')
    return { kind: 'picked', path: value['selectedItemValuePath'] };
  return Object.hasOwn(value, 'value') ? { kind: 'fixed', value: value['value'] } : { kind: 'unread', value };
}

/**
 * An argument as the first generation writes it.
 *
 * @returns undefined where it cannot be said: an object would read as a reference, and only trees know nodes.
 */
export function writeOlder(value: ArgumentValue): { readonly written: unknown } | undefined {
  switch (value.kind) {
    case 'fixed':
      return isRecord(value.value) ? undefined : { written: value.value };
    case 'from':
      return { written: { parameter: value.path.slice(value.path.lastIndexOf('/') + 1) } };
    case 'picked':
      return undefined;
    case 'unread':
      return { written: value.value };
  }
}

/** An argument as the second generation and trees write it. */
export function writeNewer(value: ArgumentValue): unknown {
  switch (value.kind) {
    case 'fixed':
      return { value: value.value };
    case 'from':
      return { parameterReference: value.path };
    case 'picked':
      return { selectedItemValuePath: value.path };
    case 'unread':
      return value.value;
  }
}
