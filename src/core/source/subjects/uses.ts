import { operationsOf, isRecord } from '../../definition/operations.ts';
import { usesOfOperation } from '../../definition/operation-uses.ts';
import { textOf } from '../../definition/operation-place.ts';
import { usesOfShared } from '../../definition/shared-uses.ts';
import type { JsonPart } from '../../document/connector.ts';
import { isEditable, type ConnectorDocument } from '../../document/open-document.ts';
import { child, parentOf, segmentsOf, valueAt, type JsonPointer } from '../../document/pointer.ts';
import { usesOfParameter } from '../../security/parameter-uses.ts';
import { openLocator, type JsonPlace } from '../../text/json-node.ts';
import { nameOfSubject, type Subject } from './subject.ts';

/** A stretch of one of the files; offsets without the quotes. */
export interface Spot {
  readonly part: JsonPart;
  readonly start: number;
  readonly end: number;
}

/** A place that has a name, or speaks of it. */
interface NamedPlace {
  readonly pointer: JsonPointer;
  /** The member's key is the name, not its value. */
  readonly isKey?: true;
}

type Located = Pick<ConnectorDocument, JsonPart>;

/** Where a subject is made what it is: its key, or the text with its name. More than one where a name is given twice. */
export function declarationsOf(subject: Subject, document: Located): readonly Spot[] {
  return spotsAt(declarations(subject, document), subject, document);
}

/** Every place that speaks of a subject by its name, after the places where it is given. Parts that do not read have none. */
export function usesOf(subject: Subject, document: Located): readonly Spot[] {
  return spotsAt([...declarations(subject, document), ...uses(subject, document)], subject, document);
}

function declarations(subject: Subject, document: Located): readonly NamedPlace[] {
  switch (subject.kind) {
    case 'operation':
      return operationsOf(document.definition.value)
        .filter(({ operation }) => operation.operationId === subject.operationId)
        .map(({ pointer }) => ({ pointer: child(pointer, 'operationId') }));
    case 'parameter': {
      const { target } = subject.parameter;
      return target === undefined ? [] : [{ pointer: child(target, 'name') }];
    }
    case 'connectionParameter':
      return [{ pointer: child(subject.place.pointer, subject.name), isKey: true }];
    case 'security':
      return [{ pointer: child('/definition/securityDefinitions', subject.name), isKey: true }];
    case 'shared':
    case 'property':
      return [{ pointer: subject.pointer, isKey: true }];
  }
}

function uses(subject: Subject, { definition, properties }: Located): readonly NamedPlace[] {
  const values = { definition: definition.value, properties: properties.value };
  switch (subject.kind) {
    case 'operation':
      return [
        ...usesOfOperation(values, subject.operationId),
        ...replacementsBy(subject.operationId, values.definition),
      ];
    case 'shared':
      return usesOfShared(values.definition, subject).map(({ pointer }) => ({ pointer: child(pointer, '$ref') }));
    case 'security':
      return securityUses(values.definition, subject.name);
    case 'connectionParameter':
      return usesOfParameter(values.properties, subject.place, subject.name).map(({ kind, pointer }) =>
        kind === 'condition' ? { pointer, isKey: true } : { pointer },
      );
    case 'property': {
      const schema = parentOf(parentOf(subject.pointer));
      const required: unknown = valueAt(values, child(schema, 'required'));
      const name = nameOfSubject(subject);
      const names: readonly unknown[] = Array.isArray(required) ? required : [];
      return names.flatMap((one, at) => (one === name ? [{ pointer: child(schema, 'required', at) }] : []));
    }
    case 'parameter': {
      const { entry } = subject;
      const name = nameOfSubject(subject);
      const calls = usesOfOperation(values, textOf(entry.operation.operationId))
        .filter((use) => use.kind === 'extension')
        .map(({ pointer }) => child(parentOf(pointer), 'parameters', name))
        .filter((pointer) => valueAt(values, pointer) !== undefined)
        .map((pointer): NamedPlace => ({ pointer, isKey: true }));
      const path: readonly NamedPlace[] = entry.path.includes(`{${name}}`)
        ? [{ pointer: child('/definition/paths', entry.path), isKey: true }]
        : [];
      return [...path, ...argumentsFrom(entry.operation, entry.pointer, name), ...calls];
    }
  }
}

/** What takes the place of a deprecated operation; in this connector, or in another of which the same id is known. */
function replacementsBy(id: string, definition: ConnectorDocument['definition']['value']): readonly NamedPlace[] {
  return operationsOf(definition).flatMap(({ operation, pointer }) => {
    const place = child(pointer, 'x-ms-api-annotation', 'replacement', 'operationId');
    return valueAt(operation, place.slice(pointer.length)) === id ? [{ pointer: place }] : [];
  });
}

function securityUses(definition: ConnectorDocument['definition']['value'], name: string): readonly NamedPlace[] {
  const lists: readonly (readonly [unknown, JsonPointer])[] = [
    [definition.security, '/definition/security'],
    ...operationsOf(definition).map(
      ({ operation, pointer }) => [operation.security, child(pointer, 'security')] as const,
    ),
  ];
  return lists.flatMap(([list, pointer]) =>
    (Array.isArray(list) ? (list as readonly unknown[]) : []).flatMap((one, at) =>
      isRecord(one) && Object.hasOwn(one, name) ? [{ pointer: child(pointer, at, name), isKey: true } as const] : [],
    ),
  );
}

/** The arguments of dynamic values that are taken from a parameter of the operation itself. */
function argumentsFrom(value: unknown, pointer: JsonPointer, name: string): readonly NamedPlace[] {
  const found: NamedPlace[] = [];
  const visit = (one: unknown, at: JsonPointer, isDynamic: boolean): void => {
    if (Array.isArray(one)) one.forEach((item, index) => visit(item, child(at, index), isDynamic));
    if (!isRecord(one)) return;
    for (const [key, member] of Object.entries(one)) {
      const place = child(at, key);
      if (typeof member !== 'string') visit(member, place, isDynamic || key.startsWith('x-ms-dynamic-'));
      else if (isDynamic && key === 'parameter' && member === name) found.push({ pointer: place });
      else if (isDynamic && key === 'parameterReference' && (member === name || member.startsWith(`${name}/`)))
        found.push({ pointer: place });
    }
  };
  visit(value, pointer, false);
  return found;
}

function spotsAt(places: readonly NamedPlace[], subject: Subject, document: Located): readonly Spot[] {
  const spots: Spot[] = [];
  const locators = new Map<JsonPart, (pointer: JsonPointer) => JsonPlace | undefined>();
  for (const { pointer, isKey } of places) {
    const part = segmentsOf(pointer)[0];
    if (part !== 'definition' && part !== 'properties') continue;
    const { root, text } = document[part];
    if (!root || !isEditable(document[part])) continue;
    let find = locators.get(part);
    if (!find) locators.set(part, (find = openLocator(root)));
    const place = find(pointer.slice(part.length + 1));
    if (!place) continue;
    const { keyStart, keyEnd } = place;
    const [start, end] =
      isKey && keyStart !== undefined && keyEnd !== undefined ? [keyStart, keyEnd] : [place.start, place.end];
    const inside = text.slice(start + 1, end - 1);
    for (const [from, to] of namesIn(inside, subject))
      spots.push({ part, start: start + 1 + from, end: start + 1 + to });
  }
  return spots;
}

/** Where in a text the name is; the whole text where it cannot be told, as with escapes. */
function namesIn(text: string, subject: Subject): readonly (readonly [start: number, end: number])[] {
  const name = nameOfSubject(subject);
  const whole = [[0, text.length]] as const;
  if (text === name) return whole;
  switch (subject.kind) {
    case 'shared': {
      const at = text.indexOf(`/${name}`, 2);
      return at < 0 ? whole : [[at + 1, at + 1 + name.length]];
    }
    case 'parameter': {
      const at = text.startsWith(`${name}/`) ? 0 : text.indexOf(`{${name}}`) + 1;
      return at < 0 ? whole : [[at, at + name.length]];
    }
    case 'connectionParameter':
      return inExpressions(text, name) ?? whole;
    default:
      return whole;
  }
}

function inExpressions(text: string, name: string): readonly (readonly [number, number])[] | undefined {
  const found: [number, number][] = [];
  const wanted = name.toLowerCase();
  for (const match of text.matchAll(/connectionParameters\(\s*(?:'|\\")([^'"\\]{1,200})/gi)) {
    const [written, argument = ''] = match;
    const end = match.index + written.length;
    if (argument.toLowerCase() === wanted) found.push([end - argument.length, end]);
  }
  const claim = name.slice(name.indexOf(':') + 1);
  const at = text.toLowerCase().indexOf(`{${claim.toLowerCase()}}`);
  if (found.length === 0 && at >= 0) found.push([at + 1, at + 1 + claim.length]);
  return found.length > 0 ? found : undefined;
}
