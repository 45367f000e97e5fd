import { definitionOf, membersOf, perDefinition } from './parts.ts';
import type { Section } from './sites.ts';

/** The names of the shared parts by how they read in small letters; undefined for two that read alike. */
export const sharedNamesIn = perDefinition<Readonly<Record<Section, ReadonlyMap<string, string | undefined>>>>(
  (document) => {
    const definition = definitionOf(document);
    const read = (section: Section): ReadonlyMap<string, string | undefined> => {
      const names = new Map<string, string | undefined>();
      for (const name of Object.keys(membersOf(definition?.[section]))) {
        const small = name.toLowerCase();
        names.set(small, names.has(small) ? undefined : name);
      }
      return names;
    };
    return { definitions: read('definitions'), parameters: read('parameters'), responses: read('responses') };
  },
);
