import { memberOf, textOf } from './members.ts';
import { connectionParametersOf } from './read-security.ts';
import { securityParts, type Security } from './security.ts';

/** A connection parameter that has nothing to do with the way to sign in. */
export interface OtherParameter {
  readonly name: string;
  /** Its `displayName`, or its name. */
  readonly label: string;
  readonly type: string;
  readonly isRequired: boolean;
}

/**
 * The connection parameters besides those that the kind of security brings, hidden ones and claims of the token
 * (`token:…`) left out. For `other` nothing is known to belong to it, so there are none.
 */
export function otherParameters(properties: unknown, security: Security): readonly OtherParameter[] {
  if (security.kind === 'other') return [];
  const own = Object.keys(securityParts(security).connectionParameters);
  return Object.entries(connectionParametersOf(properties)).flatMap(([name, parameter]) => {
    if (own.includes(name) || name.startsWith('token:')) return [];
    const constraints = memberOf(parameter, 'uiDefinition', 'constraints');
    if (String(memberOf(constraints, 'hidden')) === 'true') return [];
    return [
      {
        name,
        label: textOf(parameter, 'uiDefinition', 'displayName') ?? name,
        type: textOf(parameter, 'type') ?? 'string',
        isRequired: String(memberOf(constraints, 'required')) === 'true',
      },
    ];
  });
}
