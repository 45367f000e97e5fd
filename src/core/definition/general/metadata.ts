import type { Edit, Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Definition } from '../openapi2.ts';
import { isRecord } from '../operations.ts';

/** What `x-ms-connector-metadata` says for the catalogue of connectors; '' and none where it says nothing. */
export interface Metadata {
  readonly website: string;
  readonly privacyPolicy: string;
  readonly categories: readonly string[];
}

/** The names it must have, in the order of the wizard. Source: domain notes INFO-10. */
const names = { website: 'Website', privacyPolicy: 'Privacy policy', categories: 'Categories' } as const;
const list = '/definition/x-ms-connector-metadata';

export type MetadataName = keyof typeof names;

/** Where an entry stands; for one that is missing a place of its own that nothing else has. */
export const pointerOfMetadata = (definition: Definition, name: MetadataName): JsonPointer =>
  child(list, entryOf(definition, name)?.index ?? `-${name}`);

/** Source: domain notes INFO-12. At most two of them (INFO-11). */
export const categories = [
  'AI',
  'Business Management',
  'Business Intelligence',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Finance',
  'Data',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
] as const;
export const mostCategories = 2;

export function readMetadata(definition: Definition): Metadata {
  const read = (name: MetadataName): string => entryOf(definition, name)?.value ?? '';
  return {
    website: read('website'),
    privacyPolicy: read('privacyPolicy'),
    categories: read('categories')
      .split(';')
      .map((category) => category.trim())
      .filter((category) => category !== ''),
  };
}

/** Changes one entry; emptied, it leaves the list, and the last one takes the list along. */
export function changeMetadata(definition: Definition, name: MetadataName, value: string): Patch {
  return { title: `Change the ${names[name].toLowerCase()}`, edits: [metadataEdit(definition, name, value)] };
}

function metadataEdit(definition: Definition, name: MetadataName, value: string): Edit {
  const found = entryOf(definition, name);
  const entries: unknown = definition['x-ms-connector-metadata'];
  const entry = { propertyName: names[name], propertyValue: value };
  if (!Array.isArray(entries)) return { kind: 'set', pointer: list, value: value === '' ? [] : [entry] };
  if (!found) return { kind: 'set', pointer: child(list, '-'), value: entry };
  if (value !== '') return { kind: 'set', pointer: child(list, found.index, 'propertyValue'), value };
  return { kind: 'remove', pointer: entries.length === 1 ? list : child(list, found.index) };
}

/** Real files write the names in any case. */
function entryOf(
  definition: Definition,
  name: MetadataName,
): { readonly index: number; readonly value: string } | undefined {
  const entries: unknown = definition['x-ms-connector-metadata'];
  if (!Array.isArray(entries)) return undefined;
  const index = entries.findIndex(
    (entry: unknown) => isRecord(entry) && String(entry['propertyName']).toLowerCase() === names[name].toLowerCase(),
  );
  if (index < 0) return undefined;
  const entry: unknown = entries[index];
  const value = isRecord(entry) ? entry['propertyValue'] : undefined;
  return { index, value: typeof value === 'string' ? value : '' };
}
