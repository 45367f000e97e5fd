import { isRecord } from '../definition/operations.ts';
import { connectionParametersOf, findOAuthParameter, isOfType } from '../security/read-security.ts';
import type { Security } from '../security/security.ts';

/** One thing that a connection asks for. */
export interface ConnectionField {
  /** The connection parameter; `token` for the access token of an OAuth parameter, whatever that is called. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly isRequired: boolean;
  /** Never stored. */
  readonly isSecret: boolean;
  /** Typed unseen. A user name is secret, because services take keys in its place, and still can be seen. */
  readonly isHidden: boolean;
  /** Present where only these are allowed. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** What it holds before anybody typed. */
  readonly initial: string;
}

/**
 * What a connection of a connector asks for: its connection parameters in the order of their `tabIndex`, then whatever the
 * way to sign in needs and they do not mention. Hidden ones and gateways are left out.
 * Source: domain notes, 1.3 and 3.
 *
 * @param properties The value of the whole `apiProperties.json`, whatever it is.
 */
export function connectionFields(security: Security, properties: unknown): readonly ConnectionField[] {
  const parameters = connectionParametersOf(properties);
  const oauthName = findOAuthParameter(parameters)?.name;
  const declared = Object.entries(parameters)
    .filter(([name, parameter]) => isAsked(name, parameter))
    .toSorted(([, a], [, b]) => tabIndexOf(a) - tabIndexOf(b))
    .map(([name, parameter]) => (name === oauthName ? tokenField : fieldOf(name, parameter)));
  const names = new Set(declared.map(({ name }) => name));
  return [...declared, ...neededFields(security).filter(({ name }) => !names.has(name))];
}

const tokenField: ConnectionField = {
  name: 'token',
  label: 'Access token',
  hint: 'This page cannot sign in by itself. Sign in with another tool, such as Postman or the command line tool of the service, and paste the access token it gives you.',
  isRequired: true,
  isSecret: true,
  isHidden: true,
  initial: '',
};

function neededFields(security: Security): readonly ConnectionField[] {
  const secret = { hint: '', isSecret: true, initial: '' };
  switch (security.kind) {
    case 'basic':
      return [
        { ...secret, name: 'username', label: security.usernameLabel, isRequired: true, isHidden: false },
        { ...secret, name: 'password', label: security.passwordLabel, isRequired: false, isHidden: true },
      ];
    case 'apiKey':
      return [{ ...secret, name: 'api_key', label: security.label, isRequired: true, isHidden: true }];
    case 'oauth2':
    case 'aad':
    case 'provider':
      return [tokenField];
    case 'none':
    case 'gateway':
    case 'own':
    case 'sets':
    case 'other':
      return [];
  }
}

function isAsked(name: string, parameter: unknown): boolean {
  if (isOfType(parameter, 'gatewaySetting') || name.includes(':')) return false;
  return !isTrue(constraintsOf(parameter)['hidden']);
}

function fieldOf(name: string, parameter: unknown): ConnectionField {
  const { displayName, description } = memberOf(parameter, 'uiDefinition');
  const constraints = constraintsOf(parameter);
  const isSecret = isOfType(parameter, 'securestring') || isOfType(parameter, 'secureObject');
  const choices = choicesOf(parameter, constraints);
  const initial = isRecord(parameter) ? parameter['defaultValue'] : undefined;
  return {
    name,
    label: textOf(displayName) || name,
    hint: textOf(description),
    isRequired: isTrue(constraints['required']),
    isSecret,
    isHidden: isSecret && !isTrue(constraints['clearText']),
    ...(choices.length > 0 && { choices }),
    initial: isSecret ? '' : textOf(initial),
  };
}

/** From beside the type, and from the constraints; a truth value has its two. */
function choicesOf(
  parameter: unknown,
  constraints: Readonly<Record<string, unknown>>,
): readonly { readonly value: string; readonly label: string }[] {
  if (isOfType(parameter, 'bool')) {
    return [
      { value: 'true', label: 'Yes' },
      { value: 'false', label: 'No' },
    ];
  }
  const beside: unknown = isRecord(parameter) ? parameter['allowedValues'] : undefined;
  const list: unknown = Array.isArray(constraints['allowedValues']) ? constraints['allowedValues'] : beside;
  return (Array.isArray(list) ? list : []).filter(isRecord).map((choice) => {
    const value = textOf(choice['value']);
    return { value, label: textOf(choice['text']) || textOf(memberOf(choice, 'uiDefinition')['displayName']) || value };
  });
}

function tabIndexOf(parameter: unknown): number {
  const { tabIndex } = constraintsOf(parameter);
  return typeof tabIndex === 'number' ? tabIndex : Number.MAX_SAFE_INTEGER;
}

const constraintsOf = (parameter: unknown): Readonly<Record<string, unknown>> =>
  memberOf(memberOf(parameter, 'uiDefinition'), 'constraints');

function memberOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  const member = isRecord(value) ? value[name] : undefined;
  return isRecord(member) ? member : {};
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

const isTrue = (value: unknown): boolean => String(value).toLowerCase() === 'true';
