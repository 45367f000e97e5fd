import { capitalise, humanise, wordsOf } from './words.ts';

/**
 * A phrase or an identifier in PascalCase, of the letters and digits an operationId may have (rule OP-03 of the domain
 * notes): `list all pets` gives `ListAllPets`, `get_order-lines` `GetOrderLines`. Words in capitals stay so
 * (`APIKeys`) unless the whole is shouted. '' when nothing of the text can be said in ASCII.
 */
export function pascalCase(text: string): string {
  const words = wordsOf(text).map((word) => word.replace(/[^A-Za-z0-9]/g, ''));
  const isShouted = words.length > 1 && !words.some((word) => /[a-z]/.test(word));
  return words.map((word) => capitalise(isShouted ? word.toLowerCase() : word)).join('');
}

/**
 * The operationId of an operation that has none (domain notes O-09): verb and words of the path, variables as `By…`.
 * `('get', '/orders/{id}/lines')` gives `GetOrdersByIdLines`, `('get', '/')` gives `GetRoot`.
 */
export function operationIdFor(method: string, path: string): string {
  const phrase = path.replace(/\{([^{}]*)\}/g, '/by/$1/');
  const words = phrase.split('/').map(pascalCase).join('');
  return pascalCase(method.toLowerCase()) + (words || 'Root');
}

/** Segments that say nothing of what is called: `v2`, `api`. */
const idle = /^(?:api|rest|v\d+(?:\.\d+)*)$/i;

/**
 * A few words for a method on a path: what its last fixed parts name, `GET /apps/{app_id}/events/{event_id}/logs` gives
 * `Get event logs`, `DELETE /apps/{id}` gives `Delete app`. Two paths may have the same.
 */
export function phraseFor(method: string, path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && !idle.test(segment));
  const isValue = (segment: string | undefined): boolean => segment !== undefined && /^\{[^{}]*\}$/.test(segment);
  // What a value is of is one of many: `/events/{id}` is an event.
  const names = segments.flatMap((segment, at) => {
    if (isValue(segment)) return [];
    const words = humanise(segment.replace(/\{[^{}]*\}/g, ' '), 'sentence');
    return words === '' ? [] : [isValue(segments[at + 1]) ? singular(words) : words];
  });
  return humanise([method.toLowerCase(), ...names.slice(-2)].join(' '), 'sentence');
}

function singular(words: string): string {
  if (/(?:ss|us|is|news)$|\b\w{1,3}$/i.test(words)) return words;
  if (/[^aeiou]ies$/i.test(words)) return words.replace(/ies$/i, 'y');
  return words.replace(/(?<=(?:ss|sh|ch|x|us))es$|s$/i, '');
}

/** Names in use. A `Set` compares exactly; `caselessNames` is for names that may not differ by case alone. */
export interface TakenNames {
  has(name: string): boolean;
}

/**
 * `wanted`, or `wanted2`, `wanted3` … when it is taken. Does not add it. Quick even after thousands of the same name:
 * it gallops and then halves, so it finds the smallest free number where those in use have no gaps, else one of the free.
 */
export function uniqueName(wanted: string, taken: TakenNames): string {
  if (!taken.has(wanted)) return wanted;
  let known = 1;
  let free = 2;
  while (taken.has(`${wanted}${free}`)) {
    known = free;
    free *= 2;
  }
  while (free - known > 1) {
    const middle = Math.floor((known + free) / 2);
    if (taken.has(`${wanted}${middle}`)) known = middle;
    else free = middle;
  }
  return `${wanted}${free}`;
}

/** A set of names without regard to case, as operationIds are compared (rule OP-02). */
export function caselessNames(names: Iterable<string> = []): TakenNames & { add(name: string): void } {
  const taken = new Set<string>();
  for (const name of names) taken.add(name.toLowerCase());
  return { has: (name) => taken.has(name.toLowerCase()), add: (name) => void taken.add(name.toLowerCase()) };
}
