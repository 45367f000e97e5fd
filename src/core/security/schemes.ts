import type { Definition } from '../definition/openapi2.ts';
import { isRecord, operationsOf } from '../definition/operations.ts';
import type { Edit, Patch } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { keyOf, textOf } from './members.ts';

const texts: Readonly<Record<string, string>> = {
  description: 'Description',
  name: 'Name',
  in: 'Place',
  authorizationUrl: 'Authorization URL',
  tokenUrl: 'Token URL',
  flow: 'Flow',
};
/** By the kind of form that shows them already. */
const shownAbove: Readonly<Record<string, readonly string[]>> = {
  apiKey: ['name', 'in'],
  oauth2: ['authorizationUrl', 'tokenUrl', 'flow'],
  basic: [],
};

/**
 * The texts of a security definition that no form above shows, in the casing of the file.
 *
 * @param above The kind of form that is about it; undefined for none.
 */
export function schemeTexts(
  scheme: unknown,
  above: string | undefined,
): readonly { readonly name: string; readonly label: string; readonly value: string }[] {
  const hidden = shownAbove[above ?? ''] ?? [];
  return Object.entries(texts).flatMap(([name, label]) => {
    const value = textOf(scheme, name);
    if (!isRecord(scheme) || value === undefined || hidden.includes(name)) return [];
    return [{ name: keyOf(scheme, name) ?? name, label, value }];
  });
}

/** Takes a security definition away, and its name wherever calls require it. */
export function removeScheme(definition: Definition, key: string): Patch {
  const edits = requirementsNaming(definition, key).map(({ pointer, isAlone }): Edit => ({
    kind: 'remove',
    pointer: isAlone ? pointer : child(pointer, key),
  }));
  const pointer = child('/definition/securityDefinitions', key);
  // From the end of each list to its start, so that an index holds when its turn comes.
  return { title: `Remove ${key}`, edits: [...edits.toReversed(), { kind: 'remove', pointer }] };
}

/** Where the definition and its operations require a security definition: the requirement objects' pointers. */
export function requirementsNaming(
  definition: Definition,
  key: string,
): readonly { readonly pointer: JsonPointer; readonly isAlone: boolean }[] {
  const lists = [
    { list: definition.security, pointer: '/definition/security' },
    ...operationsOf(definition).map(({ operation, pointer }) => ({
      list: operation.security,
      pointer: child(pointer, 'security'),
    })),
  ];
  return lists.flatMap(({ list, pointer }) => {
    const entries: readonly unknown[] = Array.isArray(list) ? list : [];
    return entries.flatMap((entry, index) =>
      isRecord(entry) && Object.hasOwn(entry, key)
        ? [{ pointer: child(pointer, index), isAlone: Object.keys(entry).length === 1 }]
        : [],
    );
  });
}
