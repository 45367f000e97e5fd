import { isRecord } from '../definition/operations.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import type { Edit, Patch } from '../document/patch.ts';
import type { ConnectionParameter } from '../document/properties.ts';
import { child, lastSegmentOf, parentOf, type JsonPointer } from '../document/pointer.ts';
import { keyOf, memberOf, recordOf, textOf } from './members.ts';
import { labelOfWay, ownPlace, placeOfWay, pointerTo, setAt, setsPointer } from './parameter-place.ts';
import { readSecurity, waysOf } from './read-security.ts';
import { securityParts } from './security-parts.ts';
import { securityDefaults, type Security } from './security.ts';

/** One of several ways to sign in, as its form shows it. Source: domain notes, 1.4. */
export interface Way {
  readonly index: number;
  readonly pointer: JsonPointer;
  readonly value: unknown;
  /** What the service knows it by. */
  readonly name: string;
  /** What people see: its label, or its name. */
  readonly title: string;
  readonly label: string;
  readonly description: string;
  readonly allowsSharing: boolean;
  /** What says label and description; undefined where nothing does. */
  readonly uiDefinition: { readonly value: unknown; readonly pointer: JsonPointer } | undefined;
}

/** The question that people answer with one of the ways. */
export interface WayQuestion {
  /** Of `connectionParameterSets`. */
  readonly pointer: JsonPointer;
  readonly value: unknown;
  readonly label: string;
  readonly description: string;
}

export function readQuestion(properties: unknown): WayQuestion {
  const value = memberOf(properties, 'properties', 'connectionParameterSets');
  return {
    pointer: setsPointer(properties),
    value,
    label: textOf(value, 'uiDefinition', 'displayName') ?? '',
    description: textOf(value, 'uiDefinition', 'description') ?? '',
  };
}

export function readWays(properties: unknown): readonly Way[] {
  const list = listPointer(properties);
  return waysOf(properties).map((value, index) => {
    const pointer = child(list, index);
    const uiDefinition = memberOf(value, 'uiDefinition');
    return {
      index,
      pointer,
      value,
      name: textOf(value, 'name') ?? '',
      title: labelOfWay(value),
      label: textOf(uiDefinition, 'displayName') ?? '',
      description: textOf(uiDefinition, 'description') ?? '',
      allowsSharing: String(memberOf(value, 'metadata', 'allowSharing')).toLowerCase() === 'true',
      uiDefinition: isRecord(uiDefinition)
        ? { value: uiDefinition, pointer: pointerTo(value, pointer, 'uiDefinition') }
        : undefined,
    };
  });
}

const listPointer = (properties: unknown): JsonPointer =>
  pointerTo(memberOf(properties, 'properties', 'connectionParameterSets'), setsPointer(properties), 'values');

/** Sets a text of the question or of a way. Files spell the label `displayname` too: it is written as the others do. */
export function changeWayText(
  { value, pointer, title }: { readonly value: unknown; readonly pointer: JsonPointer; readonly title?: string },
  member: 'label' | 'description',
  text: string,
): Patch {
  const undoTitle = `Change ${member} of ${title ?? 'the choice of ways'}`;
  if (member === 'description') {
    return { title: undoTitle, edits: [setAt(value, pointer, ['uiDefinition', 'description'], text)] };
  }
  const definition = recordOf(value, 'uiDefinition');
  const key = keyOf(definition, 'displayName');
  const edit = setAt(value, pointer, ['uiDefinition', 'displayName'], text);
  if (key === undefined || key === 'displayName') return { title: undoTitle, edits: [edit] };
  const renamed = child(parentOf(edit.pointer), 'displayName');
  return {
    title: undoTitle,
    edits: [
      { kind: 'rename', pointer: edit.pointer, key: 'displayName' },
      { kind: 'set', pointer: renamed, value: text },
    ],
  };
}

export const changeWayName = ({ value, pointer, title }: Way, name: string): Patch => ({
  title: `Change name of ${title}`,
  edits: [setAt(value, pointer, ['name'], name)],
});

export const changeSharing = ({ value, pointer, title }: Way, isAllowed: boolean): Patch => ({
  title: `Change sharing of ${title}`,
  edits: [setAt(value, pointer, ['metadata', 'allowSharing'], isAllowed)],
});

/** What is wrong with a name for a way; undefined where it can be taken. */
export function faultOfWayName(properties: unknown, name: string, current?: number): string | undefined {
  if (!/^[0-9a-zA-Z_-]+$/.test(name)) return 'A name has letters, digits, _ and - only, such as oauth.';
  return readWays(properties).some((way) => way.index !== current && way.name.toLowerCase() === name.toLowerCase())
    ? `There is a way "${name}" already.`
    : undefined;
}

/** The ways to sign in that a way can be made with. */
export const wayKinds = ['apiKey', 'basic', 'oauth2', 'aad', 'none'] as const;
export type WayKind = (typeof wayKinds)[number];

/** A new way at the end, with what its kind asks for. */
export function addWay(
  properties: unknown,
  { label, kind }: { readonly label: string; readonly kind: WayKind },
): Patch {
  const value = wayOf(freeName(properties, label), label, parametersOf(securityDefaults[kind]));
  return { title: `Add ${label}`, edits: [{ kind: 'set', pointer: child(listPointer(properties), '-'), value }] };
}

const wayOf = (name: string, label: string, parameters: unknown): object => ({
  name,
  uiDefinition: { displayName: label, description: label },
  metadata: { allowSharing: false },
  parameters,
});

/** Inside a way the help text stands in the schema, and each parameter says that it is required. */
function parametersOf(security: Security): Readonly<Record<string, ConnectionParameter>> {
  const { connectionParameters } = securityParts(security);
  return Object.fromEntries(
    Object.entries(connectionParameters).map(([name, parameter]) => [name, inWay(name, parameter)]),
  );
}

function inWay(name: string, parameter: ConnectionParameter): ConnectionParameter {
  const { type, uiDefinition } = parameter;
  if (name.includes(':')) return parameter;
  if (!uiDefinition) {
    const texts = { displayName: 'Sign in', description: 'Sign in with your account' };
    return { ...parameter, uiDefinition: { ...texts, constraints: { required: 'true' } } };
  }
  const { displayName, description, ...rest } = uiDefinition;
  const schema = { type, description };
  return { ...parameter, uiDefinition: { displayName, schema, ...rest } };
}

function freeName(properties: unknown, label: string): string {
  const words = label.split(/[^0-9a-zA-Z]+/).filter((word) => word !== '');
  const joined = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('');
  const wanted = joined || 'way';
  let name = wanted;
  for (let number = 2; faultOfWayName(properties, name) !== undefined; number++) name = `${wanted}${number}`;
  return name;
}

export const moveWay = ({ pointer, index, title }: Way, by: -1 | 1): Patch => ({
  title: `Move ${title} ${by < 0 ? 'up' : 'down'}`,
  edits: [{ kind: 'move', pointer, to: index + by }],
});

export const removeWay = ({ pointer, title }: Way): Patch => ({
  title: `Remove ${title}`,
  edits: [{ kind: 'remove', pointer }],
});

/**
 * Lets people choose among several ways: the one there is becomes the first, with all its parameters as they are. They
 * stand only there then, as in published connectors that have no `connectionParameters` beside.
 */
export function splitIntoWays({ definition, properties }: ConnectorDocument, label: string): Patch {
  const title = 'Let people choose how to sign in';
  const { pointer, parameters } = ownPlace(properties.value);
  const security = readSecurity(definition.value, properties.value);
  const first = wayOf(freeName(properties.value, label), label, parameters);
  const value = {
    uiDefinition: { displayName: 'Sign-in type', description: 'How to sign in.' },
    values: security.kind === 'none' && Object.keys(parameters).length === 0 ? [] : [first],
  };
  const inside = memberOf(properties.value, 'properties');
  const sets = setsPointer(properties.value);
  const hasOwn = isRecord(inside) && Object.hasOwn(inside, lastSegmentOf(pointer));
  if (hasOwn && keyOf(inside, 'connectionParameterSets') === undefined) {
    const edits: Edit[] = [
      { kind: 'rename', pointer, key: 'connectionParameterSets' },
      { kind: 'set', pointer: child(parentOf(pointer), 'connectionParameterSets'), value },
    ];
    return { title, edits };
  }
  const removal: readonly Edit[] = hasOwn ? [{ kind: 'remove', pointer }] : [];
  return { title, edits: [...removal, { kind: 'set', pointer: sets, value }] };
}

/** Keeps one way, as the only one: its parameters become the connector's own, and the other ways go. */
export function keepWay(properties: unknown, index: number): Patch {
  const title = `Keep only ${labelOfWay(waysOf(properties)[index])}`;
  const { parameters } = placeOfWay(properties, index);
  const own = ownPlace(properties).pointer;
  const sets = setsPointer(properties);
  const inside = memberOf(properties, 'properties');
  if (isRecord(inside) && keyOf(inside, 'connectionParameters') === undefined) {
    const edits: Edit[] = [
      { kind: 'rename', pointer: sets, key: 'connectionParameters' },
      { kind: 'set', pointer: child(parentOf(sets), 'connectionParameters'), value: parameters },
    ];
    return { title, edits };
  }
  return {
    title,
    edits: [
      { kind: 'set', pointer: own, value: parameters },
      { kind: 'remove', pointer: sets },
    ],
  };
}
