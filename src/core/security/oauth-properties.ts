import type { Patch } from '../document/patch.ts';
import type { OAuthPlace } from './custom-parameters.ts';
import { keyOf, memberOf, recordOf } from './members.ts';
import { pointerTo, setAt } from './parameter-place.ts';

/** What the platform is told of an OAuth sign-in beside its addresses. Source: domain notes, 3.4. */
export type OAuthFlag = 'IsFirstParty' | 'IsOnbehalfofLoginSupported';

const flagWords: Readonly<Record<OAuthFlag, string>> = {
  IsFirstParty: 'first party',
  IsOnbehalfofLoginSupported: 'on behalf of',
};

/** Whether a flag is set, in either spelling; undefined where the file does not say. */
export function readFlag({ settings }: OAuthPlace, flag: OAuthFlag): boolean | undefined {
  const written = memberOf(settings, 'properties', flag);
  if (typeof written === 'string') return written.toLowerCase() === 'true';
  return written === undefined ? undefined : written === true;
}

/** Writes a flag as the file has it, a text or a truth value; a new one as the wizard does. */
export function setFlag({ settings, pointer }: OAuthPlace, flag: OAuthFlag, isOn: boolean): Patch {
  const properties = recordOf(settings, 'properties');
  const written = memberOf(properties, flag);
  const isText = typeof written === 'string' || (written === undefined && flag === 'IsFirstParty');
  const key = keyOf(properties, flag) ?? flag;
  const value = isText ? (isOn ? 'True' : 'False') : isOn;
  return {
    title: `Change ${flagWords[flag]} of the sign-in`,
    edits: [setAt(settings, pointer, ['properties', key], value)],
  };
}

/** Where the properties of a sign-in stand, and what they are; undefined where there are none. */
export function oauthProperties({ settings, pointer }: OAuthPlace) {
  const value = memberOf(settings, 'properties');
  return value === undefined ? undefined : { value, pointer: pointerTo(settings, pointer, 'properties') };
}
