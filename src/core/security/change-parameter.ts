import { isRecord } from '../definition/operations.ts';
import type { Edit, Patch } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import {
  readChoices,
  readParameters,
  type AskedParameter,
  type ParameterChoice,
  type ParameterKind,
  type parameterKinds,
} from './connection-parameters.ts';
import { memberOf } from './members.ts';
import { pointerTo, setAt, type ParameterPlace } from './parameter-place.ts';
import { findOAuthParameter } from './read-security.ts';

/** The kinds a maker can choose. */
export type ChosenKind = (typeof parameterKinds)[number];

const patchOf = (what: string, { name }: AskedParameter, edits: readonly Edit[]): Patch => ({
  title: `Change ${what} of ${name}`,
  edits,
});

/** Sets one text of a parameter's form. An empty default is none. */
export function changeParameterText(
  parameter: AskedParameter,
  member: 'label' | 'description' | 'tooltip' | 'defaultValue',
  text: string,
): Patch {
  const { value, pointer } = parameter;
  if (member === 'defaultValue') {
    const at = pointerTo(value, pointer, 'defaultValue');
    const edit: Edit = text === '' ? { kind: 'remove', pointer: at } : { kind: 'set', pointer: at, value: text };
    return patchOf('default', parameter, [edit]);
  }
  if (member === 'label') {
    return patchOf('label', parameter, [setAt(value, pointer, ['uiDefinition', 'displayName'], text)]);
  }
  const edit = setAt(value, pointer, ['uiDefinition', member], text);
  if (member === 'tooltip') return patchOf('tooltip', parameter, [edit]);
  // Inside a way the help text is read from the schema (domain notes, 1.3); both say the same where there are both.
  const schema = memberOf(value, 'uiDefinition', 'schema');
  if (!isRecord(schema)) return patchOf('description', parameter, [edit]);
  const inSchema = setAt(value, pointer, ['uiDefinition', 'schema', 'description'], text);
  const isTwice = memberOf(value, 'uiDefinition', 'description') !== undefined;
  return patchOf('description', parameter, isTwice ? [inSchema, edit] : [inSchema]);
}

/** Sets one constraint in the form that domain notes 1.3 name: `required` and `hidden` are texts, `clearText` is not. */
export function changeConstraint(
  parameter: AskedParameter,
  change:
    | { readonly name: 'required' | 'hidden' | 'clearText'; readonly value: boolean }
    | { readonly name: 'capability'; readonly value: 'gateway' | 'cloud' | undefined },
): Patch {
  const { name } = change;
  const what = { required: 'required', hidden: 'hidden', clearText: 'visible typing', capability: 'gateway' }[name];
  if (change.name === 'capability') {
    return patchOf(what, parameter, [constraint(parameter, name, change.value && [change.value])]);
  }
  return patchOf(what, parameter, [
    constraint(parameter, name, name === 'clearText' ? change.value : String(change.value)),
  ]);
}

/** `set`, or `remove` for undefined. */
function constraint({ value, pointer }: AskedParameter, name: string, wanted: unknown): Edit {
  const path = ['uiDefinition', 'constraints', name];
  return wanted === undefined
    ? { kind: 'remove', pointer: pointerTo(value, pointer, ...path) }
    : setAt(value, pointer, path, wanted);
}

/** Makes a parameter ask for something else. What the new kind cannot have goes: a list of choices, a default of a secret. */
export function changeKind(parameter: AskedParameter, kind: ChosenKind): Patch {
  const { value, pointer, defaultValue } = parameter;
  const type = kind === 'choice' ? 'string' : kind;
  const edits: Edit[] = [{ kind: 'set', pointer: pointerTo(value, pointer, 'type'), value: type }];
  if (memberOf(value, 'uiDefinition', 'schema', 'type') !== undefined) {
    edits.push(setAt(value, pointer, ['uiDefinition', 'schema', 'type'], type));
  }
  const choices = readChoices(value);
  if (kind === 'choice' && !choices) {
    const first =
      defaultValue === '' ? { text: 'Choice 1', value: 'choice1' } : { text: defaultValue, value: defaultValue };
    edits.push(setAt(value, pointer, ['uiDefinition', 'constraints', 'allowedValues'], [first]));
  } else if (kind !== 'choice' && choices) {
    edits.push({ kind: 'remove', pointer: pointerTo(value, pointer, 'uiDefinition', 'constraints', 'allowedValues') });
    edits.push({ kind: 'remove', pointer: pointerTo(value, pointer, 'allowedValues') });
  }
  if (!fits(kind, defaultValue)) edits.push({ kind: 'remove', pointer: pointerTo(value, pointer, 'defaultValue') });
  if (kind === 'securestring' && parameter.isClearText) edits.push(constraint(parameter, 'clearText', false));
  return patchOf('type', parameter, edits);
}

function fits(kind: ParameterKind, defaultValue: string): boolean {
  if (kind === 'int') return /^-?\d+$/.test(defaultValue);
  if (kind === 'bool') return defaultValue === 'true' || defaultValue === 'false';
  return kind !== 'securestring';
}

/** One change of a list of choices; what else an entry says stays with it. */
export type ChoiceChange =
  | { readonly kind: 'add' }
  | { readonly kind: 'set'; readonly index: number; readonly member: 'text' | 'value'; readonly text: string }
  | { readonly kind: 'remove'; readonly index: number }
  | { readonly kind: 'move'; readonly index: number; readonly to: number };

export function changeChoices(parameter: AskedParameter, change: ChoiceChange): Patch {
  const { value, pointer, choices } = parameter;
  const path = readChoices(value)?.path ?? ['uiDefinition', 'constraints', 'allowedValues'];
  const list = pointerTo(value, pointer, ...path);
  const isBeside = path.length === 1;
  switch (change.kind) {
    case 'add': {
      const number = choices.length + 1;
      const [text, added] = [`Choice ${number}`, `choice${number}`];
      const entry = isBeside ? { value: added, uiDefinition: { displayName: text } } : { text, value: added };
      return patchOf('choices', parameter, [{ kind: 'set', pointer: child(list, '-'), value: entry }]);
    }
    case 'set': {
      const entries = path.reduce<unknown>((at, name) => memberOf(at, name), value);
      const entry: unknown = Array.isArray(entries) ? entries[change.index] : undefined;
      const member = change.member === 'text' && isBeside ? ['uiDefinition', 'displayName'] : [change.member];
      return patchOf('choices', parameter, [setAt(entry, child(list, change.index), member, change.text)]);
    }
    case 'remove':
      return patchOf('choices', parameter, [{ kind: 'remove', pointer: child(list, change.index) }]);
    case 'move':
      return patchOf('choices', parameter, [{ kind: 'move', pointer: child(list, change.index), to: change.to }]);
  }
}

/** A new parameter, asked for after all others; it has to be filled in. */
export function addParameter(
  place: ParameterPlace,
  { name, kind, label }: { readonly name: string; readonly kind: ChosenKind; readonly label: string },
): Patch {
  const value = parameterOf(kind, label, { tabIndex: lastTabIndex(place) + 1, isInWay: place.way !== undefined });
  return { title: `Add ${name}`, edits: [{ kind: 'set', pointer: child(place.pointer, name), value }] };
}

const lastTabIndex = (place: ParameterPlace): number =>
  Math.max(0, ...readParameters(place).map(({ tabIndex }) => tabIndex ?? 0));

function parameterOf(
  kind: ChosenKind,
  label: string,
  {
    tabIndex,
    isInWay,
    description = '',
    choices = [{ text: 'Choice 1', value: 'choice1' }],
  }: {
    readonly tabIndex: number;
    readonly isInWay: boolean;
    readonly description?: string;
    readonly choices?: readonly ParameterChoice[];
  },
): object {
  const type = kind === 'choice' ? 'string' : kind;
  return {
    type,
    uiDefinition: {
      displayName: label,
      ...(isInWay ? { schema: { type, description } } : { description }),
      tooltip: description,
      constraints: {
        tabIndex,
        ...(kind === 'securestring' && { clearText: false }),
        required: 'true',
        ...(kind === 'choice' && { allowedValues: choices }),
      },
    },
  };
}

/** Moves a parameter up or down in what a connection asks for: only `tabIndex` tells the order. */
export function moveParameter(place: ParameterPlace, name: string, by: number): Patch {
  const order = [...readParameters(place)];
  const at = order.findIndex((parameter) => parameter.name === name);
  const [moved] = order.splice(at, 1);
  if (!moved) return { title: `Move ${name}`, edits: [] };
  order.splice(Math.max(0, at + by), 0, moved);
  const indexes = tabIndexesFor(order, Object.keys(place.parameters));
  const edits = order.flatMap((parameter, index) => {
    const wanted = indexes[index];
    return wanted === undefined || wanted === parameter.tabIndex ? [] : [constraint(parameter, 'tabIndex', wanted)];
  });
  return { title: `Move ${name} ${by < 0 ? 'up' : 'down'}`, edits };
}

/** Numbers that give this order: those there are where they do, and none for a tail that the order of the text gives. */
function tabIndexesFor(order: readonly AskedParameter[], written: readonly string[]): readonly (number | undefined)[] {
  const numbers = order.flatMap(({ tabIndex }) => tabIndex ?? []);
  if (numbers.length === order.length && new Set(numbers).size === numbers.length) {
    return numbers.toSorted((a, b) => a - b);
  }
  let tail = order.length;
  let next = Number.POSITIVE_INFINITY;
  for (const [index, parameter] of [...order.entries()].toReversed()) {
    const at = written.indexOf(parameter.name);
    if (parameter.tabIndex !== undefined || at >= next) break;
    [tail, next] = [index, at];
  }
  let last = 0;
  return order.map(({ tabIndex }, index) => {
    if (index >= tail) return undefined;
    last = tabIndex !== undefined && tabIndex > last ? tabIndex : last + 1;
    return last;
  });
}

/** What each connection can bring of its own instead of what the connector has. Source: domain notes, 3.4. */
export const claims = ['clientId', 'clientSecret', 'resourceUri', 'grantType'] as const;
export type Claim = (typeof claims)[number];

export const hasClaim = ({ parameters }: ParameterPlace, claim: Claim): boolean =>
  Object.hasOwn(parameters, claimName(parameters, claim));

/** Asks each connection for a claim of its own, or no longer. */
export function setClaim(place: ParameterPlace, claim: Claim, isWanted: boolean): Patch {
  const name = claimName(place.parameters, claim);
  const pointer = child(place.pointer, name);
  if (!isWanted) return { title: `Remove ${name}`, edits: [{ kind: 'remove', pointer }] };
  const [kind, label, description, choices] = claimForms[claim];
  const more = { tabIndex: lastTabIndex(place) + 1, isInWay: place.way !== undefined, description };
  const value = parameterOf(kind, label, { ...more, ...(choices && { choices }) });
  return { title: `Add ${name}`, edits: [{ kind: 'set', pointer, value }] };
}

const claimName = (parameters: Readonly<Record<string, unknown>>, claim: Claim): string =>
  `${findOAuthParameter(parameters)?.name ?? 'token'}:${claim}`;

const claimForms: Readonly<
  Record<Claim, readonly [ChosenKind, label: string, description: string, choices?: readonly ParameterChoice[]]>
> = {
  clientId: ['string', 'Client ID', 'The client ID of your own app registration.'],
  clientSecret: ['securestring', 'Client secret', 'The client secret of your own app registration.'],
  resourceUri: ['string', 'Resource URL', 'The API that the token is for.'],
  grantType: [
    'choice',
    'Sign in',
    'Whether a person signs in, or the app itself.',
    [
      { text: 'As a person', value: 'code' },
      { text: 'As the app', value: 'client_credentials' },
    ],
  ],
};

/** Takes a parameter away. What names it keeps doing so: `usesOfParameter` tells beforehand. */
export const removeParameter = (pointer: JsonPointer, name: string): Patch => ({
  title: `Remove ${name}`,
  edits: [{ kind: 'remove', pointer }],
});
