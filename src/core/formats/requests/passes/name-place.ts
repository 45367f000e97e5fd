import { child, type JsonPointer } from '../../../document/pointer.ts';

/**
 * The place of what is told of a whole request or answer: its name says which it is in a line, where people gave it one.
 */
export const namePlace = (
  { pointer, name }: { readonly pointer: JsonPointer; readonly name: string },
  { hasNames }: { readonly hasNames: boolean },
): JsonPointer => (hasNames && name !== '' ? child(pointer, 'name') : pointer);
