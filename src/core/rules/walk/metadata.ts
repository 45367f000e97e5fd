import { child, type JsonPointer } from '../../document/pointer.ts';
import { definitionOf, isText, listOf, membersOf, perDefinition } from './parts.ts';

/** The names that entries of the connector's metadata have. Source: domain notes INFO-10. */
export const metadataNames = ['Website', 'Privacy policy', 'Categories'] as const;
export type MetadataName = (typeof metadataNames)[number];

export interface MetadataEntry {
  readonly name: string;
  readonly value: string;
  /** Which of the three it is, in whatever capitals; undefined for any other. */
  readonly kind: MetadataName | undefined;
  readonly pointer: JsonPointer;
}

export const metadataPointer: JsonPointer = '/definition/x-ms-connector-metadata';

/** The entries that have a name and a value; what else the list holds is told by connector-metadata. */
export const metadataIn = perDefinition<readonly MetadataEntry[]>((document) =>
  listOf(definitionOf(document)?.['x-ms-connector-metadata']).flatMap((entry, index) => {
    const { propertyName: name, propertyValue: value } = membersOf(entry);
    if (!isText(name) || !isText(value)) return [];
    const kind = metadataNames.find((one) => one.toLowerCase() === plain(name));
    return [{ name, value, kind, pointer: child(metadataPointer, index) }];
  }),
);

const plain = (name: string): string =>
  name
    .trim()
    .replace(/[\s_-]+/g, ' ')
    .toLowerCase();
