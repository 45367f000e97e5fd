import { isRecord } from '../definition/operations.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { memberOf, recordOf, textOf } from './members.ts';
import { pointerTo, type ParameterPlace } from './parameter-place.ts';
import { findOAuthParameter, isOfType } from './read-security.ts';

/** What a connection parameter asks for; `choice` is a text with a list to choose from, `other` a type without a form. */
export const parameterKinds = ['string', 'securestring', 'int', 'bool', 'choice'] as const;
export type ParameterKind = (typeof parameterKinds)[number] | 'oauth' | 'gateway' | 'other';

export interface ParameterChoice {
  readonly text: string;
  readonly value: string;
}

/** One connection parameter as its form shows it. Source: domain notes, 1.3. */
export interface AskedParameter {
  readonly name: string;
  readonly pointer: JsonPointer;
  /** As it stands in the file, whatever it is. */
  readonly value: unknown;
  readonly kind: ParameterKind;
  /** Its `type` in the file's own spelling; '' where there is none. */
  readonly type: string;
  /** Part of signing in, a claim of the sign-in (`token:…`), or something besides. */
  readonly role: 'signIn' | 'claim' | 'own';
  /** Its `displayName`, or ''. */
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly isRequired: boolean;
  readonly isHidden: boolean;
  readonly isClearText: boolean;
  /** What is typed is a secret; it never stands in a file. */
  readonly isSecret: boolean;
  readonly tabIndex: number | undefined;
  readonly defaultValue: string;
  readonly choices: readonly ParameterChoice[];
  /** With or without the on-premises data gateway only. */
  readonly capability: 'gateway' | 'cloud' | undefined;
}

/** The parameters of a place in the order in which a connection asks for them: by `tabIndex`, then as in the text. */
export function readParameters(place: ParameterPlace): readonly AskedParameter[] {
  const oauth = findOAuthParameter(place.parameters)?.name;
  return Object.entries(place.parameters)
    .map(([name, value]) => readParameter(name, value, child(place.pointer, name), oauth))
    .toSorted((a, b) => (a.tabIndex ?? Number.MAX_SAFE_INTEGER) - (b.tabIndex ?? Number.MAX_SAFE_INTEGER));
}

function readParameter(name: string, value: unknown, pointer: JsonPointer, oauth: string | undefined): AskedParameter {
  const constraints = recordOf(value, 'uiDefinition', 'constraints');
  const choices = readChoices(value);
  const kind = kindOf(value, choices !== undefined);
  const { tabIndex } = constraints;
  const capability: unknown = memberOf(constraints, 'capability');
  const shownFor: readonly unknown[] = Array.isArray(capability) ? capability : [];
  const fallback = memberOf(value, 'defaultValue');
  return {
    name,
    pointer,
    value,
    kind,
    type: textOf(value, 'type') ?? '',
    role: roleOf(name, kind, oauth),
    label: textOf(value, 'uiDefinition', 'displayName') ?? '',
    description:
      textOf(value, 'uiDefinition', 'schema', 'description') ?? textOf(value, 'uiDefinition', 'description') ?? '',
    tooltip: textOf(value, 'uiDefinition', 'tooltip') ?? '',
    isRequired: isTrue(memberOf(constraints, 'required')),
    isHidden: isTrue(memberOf(constraints, 'hidden')),
    isClearText: isTrue(memberOf(constraints, 'clearText')),
    isSecret: isOfType(value, 'securestring') || isOfType(value, 'secureObject'),
    tabIndex: typeof tabIndex === 'number' ? tabIndex : undefined,
    defaultValue: ['string', 'number', 'boolean'].includes(typeof fallback) ? String(fallback) : '',
    choices: choices?.list ?? [],
    capability:
      shownFor.length !== 1
        ? undefined
        : shownFor[0] === 'gateway'
          ? 'gateway'
          : shownFor[0] === 'cloud'
            ? 'cloud'
            : undefined,
  };
}

function roleOf(name: string, kind: ParameterKind, oauth: string | undefined): AskedParameter['role'] {
  if (name.includes(':') && (name.startsWith('token:') || name.slice(0, name.indexOf(':')) === oauth)) return 'claim';
  if (kind === 'oauth' || kind === 'gateway') return 'signIn';
  return ['api_key', 'username', 'password', 'authType'].includes(name) ? 'signIn' : 'own';
}

function kindOf(value: unknown, hasChoices: boolean): ParameterKind {
  const type = textOf(value, 'type')?.toLowerCase();
  if (type === 'string') return hasChoices ? 'choice' : 'string';
  if (type === 'oauthsetting') return 'oauth';
  if (type === 'gatewaysetting') return 'gateway';
  return parameterKinds.find((kind) => kind === type && kind !== 'choice') ?? 'other';
}

/** Where a parameter's list of choices stands, from the parameter; undefined where it has none. */
export function readChoices(
  value: unknown,
): { readonly path: readonly string[]; readonly list: readonly ParameterChoice[] } | undefined {
  const inConstraints = memberOf(value, 'uiDefinition', 'constraints', 'allowedValues');
  const beside = memberOf(value, 'allowedValues');
  if (Array.isArray(inConstraints)) {
    return { path: ['uiDefinition', 'constraints', 'allowedValues'], list: inConstraints.map(readChoice) };
  }
  return Array.isArray(beside) ? { path: ['allowedValues'], list: beside.map(readChoice) } : undefined;
}

function readChoice(choice: unknown): ParameterChoice {
  const written = isRecord(choice) ? memberOf(choice, 'value') : choice;
  const isNumber = typeof written === 'number' || typeof written === 'boolean';
  const value = typeof written === 'string' ? written : isNumber ? String(written) : '';
  return { text: textOf(choice, 'text') ?? textOf(choice, 'uiDefinition', 'displayName') ?? '', value };
}

/** What is wrong with a name for a parameter; undefined where it can be taken. Source: domain notes, 1.3. */
export function faultOfParameterName(place: ParameterPlace, name: string, current?: string): string | undefined {
  const [head = '', claim, ...more] = name.split(':');
  if (name.trim() === '') return 'Type a name, such as region.';
  const isClaim =
    claim !== undefined && more.length === 0 && head === (findOAuthParameter(place.parameters)?.name ?? 'token');
  if (!/^[0-9a-zA-Z_]+$/.test(isClaim ? claim : name)) {
    return 'A name has letters, digits and _ only, such as region or token:region.';
  }
  const taken = Object.keys(place.parameters).find(
    (other) => other !== current && other.toLowerCase() === name.toLowerCase(),
  );
  return taken === undefined ? undefined : `There is a parameter "${taken}" already.`;
}

const isTrue = (value: unknown): boolean => String(value).toLowerCase() === 'true';

/** The objects inside a parameter whose further members a form shows, with their places; those that are there. */
export function partsOfParameter({ value, pointer }: AskedParameter): {
  readonly uiDefinition?: { readonly value: unknown; readonly pointer: JsonPointer };
  readonly constraints?: { readonly value: unknown; readonly pointer: JsonPointer };
} {
  const uiDefinition = memberOf(value, 'uiDefinition');
  const constraints = memberOf(uiDefinition, 'constraints');
  return {
    ...(isRecord(uiDefinition) && {
      uiDefinition: { value: uiDefinition, pointer: pointerTo(value, pointer, 'uiDefinition') },
    }),
    ...(isRecord(constraints) && {
      constraints: { value: constraints, pointer: pointerTo(value, pointer, 'uiDefinition', 'constraints') },
    }),
  };
}
