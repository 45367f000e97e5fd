/** How a connector signs in: read out of its two files, written into them. */
export * from './security.ts';
export { securityParts, type SecurityParts } from './security-parts.ts';
export * from './identity-providers.ts';
export { hasGateway, readSecurity, readWay, readSchemes } from './read-security.ts';
export { removeScheme, shownSchemes } from './schemes.ts';
export { changeSecurity } from './change-security.ts';
export { ownPlace, parameterPlaces, placeOfWay, type ParameterPlace } from './parameter-place.ts';
export * from './connection-parameters.ts';
export * from './change-parameter.ts';
export { renameParameter, usesOfParameter, type ParameterUse } from './parameter-uses.ts';
export * from './parameter-sets.ts';
export * from './redirect-addresses.ts';
export * from './field-faults.ts';
export * from './field-places.ts';
export { secretPlaces } from './secret-places.ts';
export * from './custom-parameters.ts';
export * from './oauth-properties.ts';
export * from './choose-security.ts';
