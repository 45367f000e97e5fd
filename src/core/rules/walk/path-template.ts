import { definitionOf, objectsIn, perDefinition, type Members } from './parts.ts';

/** The names in the braces of a path, in order, repeats included: `/pets/{id}/toys/{toy}` gives `id`, `toy`. */
export function variablesOf(path: string): readonly string[] {
  if (!path.includes('{')) return [];
  return [...path.matchAll(/\{([^/{}]+)\}/g)].map(([, name = '']) => name);
}

/** A pair of paths that are the same address: variable names and capitals do not count. `other` stands first in the text. */
export interface EqualPaths {
  readonly path: string;
  readonly pathItem: Members;
  readonly other: string;
  readonly otherItem: Members;
}

export const equalPathsIn = perDefinition<readonly EqualPaths[]>((document) => {
  const first = new Map<string, { readonly other: string; readonly otherItem: Members }>();
  const pairs: EqualPaths[] = [];
  for (const [path, pathItem] of objectsIn(definitionOf(document)?.['paths'])) {
    if (!path.startsWith('/')) continue;
    const key = withoutNames(path);
    const known = first.get(key);
    if (known) pairs.push({ path, pathItem, ...known });
    else first.set(key, { other: path, otherItem: pathItem });
  }
  return pairs;
});

/** Two paths with the same result are the same to the service: variable names and capitals do not count. */
export const withoutNames = (path: string): string => path.replaceAll(/\{[^/{}]+\}/g, '{}').toLowerCase();
