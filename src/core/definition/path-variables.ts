/** The names in the braces of a path, in order, repeats included: `/pets/{id}/toys/{toy}` gives `id`, `toy`. */
export function variablesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^/{}]+)\}/g)].map(([, name = '']) => name);
}

/** Two paths with the same result are one address: names of variables and capitals do not count (domain notes OP-17). */
export const withoutNames = (path: string): string => path.replaceAll(/\{[^/{}]+\}/g, '{}').toLowerCase();
