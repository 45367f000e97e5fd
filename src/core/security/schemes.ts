import type { Definition } from '../definition/openapi2.ts';
import { isRecord, operationsOf } from '../definition/operations.ts';
import type { Edit, Patch } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { keyOf, textOf } from './members.ts';
import { readSchemes, type Scheme } from './read-security.ts';
import type { Security } from './security.ts';

const texts: Readonly<Record<string, string>> = {
  description: 'Description',
  name: 'Name',
  in: 'Place',
  authorizationUrl: 'Authorization URL',
  tokenUrl: 'Token URL',
  flow: 'Flow',
};
/** The kinds of forms that are about a security definition, with its type and the members they show. */
const forms: Readonly<Record<string, { readonly type: Scheme['type']; readonly shown: readonly string[] }>> = {
  apiKey: { type: 'apiKey', shown: ['name', 'in'] },
  basic: { type: 'basic', shown: [] },
  gateway: { type: 'basic', shown: [] },
  oauth2: { type: 'oauth2', shown: ['authorizationUrl', 'tokenUrl'] },
  aad: { type: 'oauth2', shown: ['authorizationUrl', 'tokenUrl'] },
  // A provider's addresses are not those of the definition.
  provider: { type: 'oauth2', shown: [] },
};

/** A security definition with those of its texts that no form above shows, in the casing of the file. */
export interface ShownScheme extends Scheme {
  readonly isUsed: boolean;
  readonly texts: readonly { readonly name: string; readonly label: string; readonly value: string }[];
}

/** The security definitions in the order of the text; the form above is about one of them at most. */
export function shownSchemes(definition: unknown, security: Security): readonly ShownScheme[] {
  const form = forms[security.kind];
  const schemes = readSchemes(definition);
  const used = schemes.find(({ type }) => type === form?.type);
  return schemes.map((one) => {
    const isUsed = one === used;
    const hidden = isUsed ? (form?.shown ?? []) : [];
    const shown = Object.entries(texts).flatMap(([name, label]) => {
      const value = textOf(one.scheme, name);
      const isPlain = name === 'flow' && one.type === 'oauth2';
      if (!isRecord(one.scheme) || value === undefined || isPlain || hidden.includes(name)) return [];
      return [{ name: keyOf(one.scheme, name) ?? name, label, value }];
    });
    return { ...one, isUsed, texts: shown };
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
