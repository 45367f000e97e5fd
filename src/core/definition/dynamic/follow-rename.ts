import type { Edit } from '../../document/patch.ts';
import { child, segmentsOf, valueAt, type JsonPointer } from '../../document/pointer.ts';
import { textOf } from '../operation-place.ts';
import type { Definition } from '../openapi2.ts';
import { isRecord, type OperationEntry } from '../operations.ts';
import { inputsMeant, inputsOf, operationsAround, type Input } from './inputs.ts';
import { dynamicKeys, leafOf } from './model.ts';

/**
 * What else says the name of a property of a body: references that take a value from it, and arguments that give it one.
 * To go before the edit that renames it.
 *
 * @param property From the connector's root, into an operation or a shared part: `…/properties/region`.
 */
export function followPropertyName(definition: Definition, property: JsonPointer, name: string): readonly Edit[] {
  const renamed = withRenamedKey(definition, segmentsOf(property).slice(1), name);
  if (!isRecord(renamed)) return [];
  const changes = operationsAround(definition, property).flatMap((entry): readonly Change[] => {
    const inputs = inputsOf(definition, entry);
    const places = placesRenamed(inputs, inputsOf(renamed, entryIn(renamed, entry)));
    return places.length === 0 ? [] : [{ entry, inputs, places }];
  });
  return changes.length === 0 ? [] : callsIn(definition).flatMap((call) => editsOf(definition, call, changes));
}

interface Change {
  readonly entry: OperationEntry;
  readonly inputs: readonly Input[];
  readonly places: readonly { readonly before: string; readonly after: string }[];
}

/** The operation as it stands in another version of the definition. */
function entryIn(definition: Definition, entry: OperationEntry): OperationEntry {
  const pathItem = definition.paths?.[entry.path] ?? entry.pathItem;
  return { ...entry, pathItem, operation: pathItem[entry.method] ?? entry.operation };
}

/** `order/owner` and `order/boss`, of inputs that are the same but for a name on their way. */
function placesRenamed(before: readonly Input[], after: readonly Input[]): Change['places'] {
  const found = new Map<string, string>();
  for (const [index, { path }] of before.entries()) {
    const [old, fresh] = [path.split('/'), (after[index]?.path ?? path).split('/')];
    const at = old.findIndex((word, place) => word !== fresh[place]);
    if (at >= 0) found.set(old.slice(0, at + 1).join('/'), fresh.slice(0, at + 1).join('/'));
  }
  return [...found].map(([old, fresh]) => ({ before: old, after: fresh }));
}

/** One `parameters` of a dynamic extension. */
interface Call {
  /** Of the object with the extension, and of the `parameters`. */
  readonly holder: JsonPointer;
  readonly pointer: JsonPointer;
  readonly operationId: string;
  readonly given: Readonly<Record<string, unknown>>;
}

function callsIn(definition: Definition): readonly Call[] {
  const calls: Call[] = [];
  visit(definition, '/definition');
  return calls;

  function visit(value: unknown, pointer: JsonPointer): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries<unknown>({ ...value })) {
      if (typeof member !== 'object' || member === null) continue;
      const place = child(pointer, key);
      if ((dynamicKeys as readonly string[]).includes(key)) add(member, place, pointer);
      else visit(member, place);
    }
  }

  function add(extension: object, pointer: JsonPointer, holder: JsonPointer): void {
    for (const key of ['', 'open', 'browse']) {
      const at = key === '' ? pointer : child(pointer, key);
      const part = key === '' ? extension : valueAt(extension, child('', key));
      if (!isRecord(part) || !isRecord(part['parameters'])) continue;
      const { parameters: given } = part;
      calls.push({ holder, pointer: child(at, 'parameters'), operationId: textOf(part['operationId']), given });
    }
  }
}

function editsOf(definition: Definition, call: Call, changes: readonly Change[]): readonly Edit[] {
  const around = operationsAround(definition, call.holder);
  const source = changes.find(({ entry }) => around.some(({ pointer }) => pointer === entry.pointer));
  const target = changes.find(({ entry }) => textOf(entry.operation.operationId) === call.operationId);
  return Object.entries(call.given).flatMap(([key, value]): readonly Edit[] => {
    const pointer = child(call.pointer, key);
    const reference = source && renamedReference(source, value);
    const name = target && renamedPath(target, key);
    return [
      ...(reference
        ? [{ kind: 'set', pointer: child(pointer, reference.member), value: reference.path } as const]
        : []),
      ...(name !== undefined && name !== key ? [{ kind: 'rename', pointer, key: name } as const] : []),
    ];
  });
}

function renamedReference(
  change: Change,
  value: unknown,
): { readonly member: 'parameter' | 'parameterReference'; readonly path: string } | undefined {
  if (!isRecord(value)) return undefined;
  for (const member of ['parameter', 'parameterReference'] as const) {
    const path = value[member];
    const after = typeof path === 'string' ? renamedPath(change, path) : undefined;
    if (after !== undefined && after !== path) return { member, path: after };
  }
  return undefined;
}

/** A path, or the last name alone as the first generation has it, after the change. */
function renamedPath({ inputs, places }: Change, path: string): string | undefined {
  const [meant] = inputsMeant(inputs, path);
  const whole = path.includes('/') ? path : (meant?.path ?? path);
  const place = places.find(({ before }) => whole === before || whole.startsWith(`${before}/`));
  if (!place) return undefined;
  const after = place.after + whole.slice(place.before.length);
  return path.includes('/') ? after : leafOf(after);
}

/** A copy with one key renamed in its place; the same values elsewhere. */
function withRenamedKey(value: unknown, way: readonly string[], name: string): unknown {
  const [key = '', ...rest] = way;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map((item, index) => (String(index) === key ? withRenamedKey(item, rest, name) : item));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([one, member]) =>
      one !== key ? [one, member] : rest.length === 0 ? [name, member] : [one, withRenamedKey(member, rest, name)],
    ),
  );
}
