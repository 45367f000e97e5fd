import { isRecord } from '../definition/operations.ts';
import type { Patch } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { keyOf, memberOf, recordOf } from './members.ts';
import { pointerTo, setAt, type ParameterPlace } from './parameter-place.ts';
import { findOAuthParameter } from './read-security.ts';

/** A custom parameter of the identity provider for which there is no field. */
export interface CustomRow {
  readonly name: string;
  readonly pointer: JsonPointer;
  /** Undefined where it is no text: then `written` is shown as JSON. */
  readonly value: string | undefined;
  readonly written: unknown;
}

/** The OAuth parameter of a place, where there is one. */
export interface OAuthPlace {
  readonly name: string;
  /** Of its `oAuthSettings`, in the casing of the file. */
  readonly pointer: JsonPointer;
  readonly settings: unknown;
}

export function oauthPlace(place: ParameterPlace): OAuthPlace | undefined {
  const oauth = findOAuthParameter(place.parameters);
  if (!oauth) return undefined;
  const pointer = pointerTo(place.parameters[oauth.name], child(place.pointer, oauth.name), 'oAuthSettings');
  return { ...oauth, pointer };
}

/** @param known Names that have fields, in any casing. */
export function customRows({ settings, pointer }: OAuthPlace, known: readonly string[]): readonly CustomRow[] {
  const fields = new Set(known.map((name) => name.toLowerCase()));
  return Object.entries(recordOf(settings, 'customParameters')).flatMap(([name, written]) => {
    if (fields.has(name.toLowerCase())) return [];
    const value = memberOf(written, 'value') ?? '';
    const isText = isRecord(written) && typeof value === 'string';
    return [{ name, pointer: customPointer({ settings, pointer }, name), value: isText ? value : undefined, written }];
  });
}

const customPointer = ({ settings, pointer }: Pick<OAuthPlace, 'settings' | 'pointer'>, name: string): JsonPointer =>
  pointerTo(settings, pointer, 'customParameters', name);

export const changeCustom = ({ name, pointer, written }: CustomRow, text: string): Patch => ({
  title: `Change ${name} of the sign-in`,
  edits: [setAt(written, pointer, ['value'], text)],
});

export const addCustom = ({ settings, pointer }: OAuthPlace, name: string): Patch => ({
  title: `Add ${name} to the sign-in`,
  edits: [setAt(settings, pointer, ['customParameters', name], { value: '' })],
});

export const renameCustom = ({ name, pointer }: CustomRow, to: string): Patch => ({
  title: `Rename ${name} to ${to}`,
  edits: [{ kind: 'rename', pointer, key: to }],
});

export const removeCustom = ({ name, pointer }: CustomRow): Patch => ({
  title: `Remove ${name} of the sign-in`,
  edits: [{ kind: 'remove', pointer }],
});

/** What is wrong with a name for a custom parameter; undefined where it can be taken. */
export function faultOfCustomName({ settings }: OAuthPlace, name: string, current?: string): string | undefined {
  if (name.trim() === '') return 'Type the name that the identity provider knows.';
  const taken = keyOf(recordOf(settings, 'customParameters'), name);
  return taken === undefined || taken === current ? undefined : `There is a parameter "${taken}" already.`;
}

/** A text of the settings with its place, in the casing of the file; undefined where there is none. */
export function writtenText(
  { settings, pointer }: OAuthPlace,
  name: string,
): { readonly text: string; readonly pointer: JsonPointer } | undefined {
  const text = memberOf(settings, name);
  return typeof text === 'string' ? { text, pointer: pointerTo(settings, pointer, name) } : undefined;
}
