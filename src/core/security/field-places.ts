import { isWithin, child, type JsonPointer } from '../document/pointer.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { pointerTo, type ParameterPlace } from './parameter-place.ts';
import { findOAuthParameter, readSchemes } from './read-security.ts';
import type { Security } from './security.ts';

/** Where the values of a form's fields stand, by field; both files where both say it. */
export type FieldPlaces = Readonly<Record<string, readonly JsonPointer[]>>;

/**
 * The places behind the fields of a way to sign in, so that a finding can be shown at its field.
 *
 * @param definition Left out for one of several ways: the definition is not about it alone.
 */
export function fieldPlaces(security: Security, place: ParameterPlace, definition?: unknown): FieldPlaces {
  const schemes = readSchemes(definition);
  const ofScheme = (type: string, ...path: readonly string[]): readonly JsonPointer[] => {
    const found = schemes.find((one) => one.type === type);
    return found ? [pointerTo(found.scheme, child('/definition/securityDefinitions', found.key), ...path)] : [];
  };
  const ofParameter = (name: string, ...path: readonly string[]): readonly JsonPointer[] =>
    Object.hasOwn(place.parameters, name)
      ? [pointerTo(place.parameters[name], child(place.pointer, name), ...path)]
      : [];
  switch (security.kind) {
    case 'basic':
    case 'gateway':
      return {
        usernameLabel: ofParameter('username', 'uiDefinition', 'displayName'),
        passwordLabel: ofParameter('password', 'uiDefinition', 'displayName'),
      };
    case 'apiKey':
      return {
        label: ofParameter('api_key', 'uiDefinition', 'displayName'),
        name: ofScheme('apiKey', 'name'),
        in: ofScheme('apiKey', 'in'),
      };
    case 'oauth2':
    case 'aad':
    case 'provider': {
      const oauth = findOAuthParameter(place.parameters)?.name ?? 'token';
      const settings = (...path: readonly string[]): readonly JsonPointer[] =>
        ofParameter(oauth, 'oAuthSettings', ...path);
      const custom = (name: string): readonly JsonPointer[] => settings('customParameters', name);
      return {
        provider: settings('identityProvider'),
        clientId: settings('clientId'),
        scope: [...settings('scopes'), ...ofScheme('oauth2', 'scopes')],
        redirectMode: settings('redirectMode'),
        redirectUrl: settings('redirectUrl'),
        clientSecret: settings('clientSecret'),
        authorizationUrl: [...custom('authorizationUrl'), ...ofScheme('oauth2', 'authorizationUrl')],
        tokenUrl: [...custom('tokenUrl'), ...ofScheme('oauth2', 'tokenUrl')],
        refreshUrl: custom('refreshUrl'),
        loginUri: custom('loginUri'),
        tenantId: custom('tenantId'),
        resourceUri: [...custom('resourceUri'), ...settings('properties', 'AzureActiveDirectoryResourceId')],
        ...('custom' in security &&
          Object.fromEntries(Object.keys(security.custom).map((name) => [`custom:${name}`, custom(name)]))),
      };
    }
    case 'none':
    case 'own':
    case 'sets':
    case 'other':
      return {};
  }
}

/** The findings about one field. */
export const problemsOfField = (
  diagnostics: readonly Diagnostic[],
  places: readonly JsonPointer[] | undefined,
): readonly Diagnostic[] =>
  places === undefined ? [] : diagnostics.filter(({ pointer }) => places.some((place) => isWithin(pointer, place)));

/** The findings that no field shows. */
export function problemsElsewhere(diagnostics: readonly Diagnostic[], places: FieldPlaces): readonly Diagnostic[] {
  const all = Object.values(places).flat();
  return diagnostics.filter(({ pointer }) => !all.some((place) => isWithin(pointer, place)));
}
