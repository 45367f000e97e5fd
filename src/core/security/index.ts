/** How a connector signs in: read out of its two files, written into them. */
export * from './security.ts';
export { readSecurity } from './read-security.ts';
export { changeSecurity } from './change-security.ts';
export { otherParameters, type OtherParameter } from './other-parameters.ts';
export { containsSecret, secretPlaces } from './secret-places.ts';
