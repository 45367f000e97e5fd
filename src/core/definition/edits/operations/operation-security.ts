import type { Definition, SecurityRequirement } from '../../openapi2.ts';
import { isRecord, type OperationEntry } from '../../operations.ts';
import { textsOf } from '../../operation-settings.ts';

/** How an operation is signed in to: as the connector says, not at all, or by ways of its own. */
export type OperationSignIn =
  | { readonly kind: 'connector' }
  | { readonly kind: 'none' }
  /** Any one of these ways. */
  | { readonly kind: 'own'; readonly ways: readonly SignInWay[] };

export interface SignInWay {
  /** Of a security definition. */
  readonly name: string;
  /** Asked for with OAuth 2.0; [] for all others. */
  readonly scopes: readonly string[];
}

/** @returns undefined for what only JSON can say: several ways that are needed together, or no list at all. */
export function signInOf({ operation }: OperationEntry): OperationSignIn | undefined {
  const security: unknown = operation.security;
  if (security === undefined) return { kind: 'connector' };
  if (!Array.isArray(security)) return undefined;
  if (security.length === 0) return { kind: 'none' };
  const ways: SignInWay[] = [];
  for (const requirement of security) {
    const members = isRecord(requirement) ? Object.entries(requirement) : [];
    const [[name, scopes] = ['', undefined]] = members;
    if (members.length !== 1 || !Array.isArray(scopes)) return undefined;
    ways.push({ name, scopes: textsOf(scopes) });
  }
  return { kind: 'own', ways };
}

/** What stands in the file for it; undefined takes `security` out. */
export function writtenSignIn(signIn: OperationSignIn): readonly SecurityRequirement[] | undefined {
  switch (signIn.kind) {
    case 'connector':
      return undefined;
    case 'none':
      return [];
    case 'own':
      return signIn.ways.map(({ name, scopes }) => ({ [name]: scopes }));
  }
}

/** The ways a connector defines, by name, with the scopes of OAuth 2.0. */
export function signInWaysOf(definition: Definition): readonly SignInWay[] {
  const defined: unknown = definition.securityDefinitions;
  if (!isRecord(defined)) return [];
  return Object.entries(defined).map(([name, one]) => {
    const scopes = isRecord(one) ? one['scopes'] : undefined;
    return { name, scopes: isRecord(scopes) ? Object.keys(scopes) : [] };
  });
}
