import type { Definition } from '../../definition/openapi2.ts';
import { isRecord } from '../../definition/operations.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';

/** A member of a definition that is a word of the format and not a name that somebody gave. */
export interface WordPlace {
  readonly value: unknown;
  /** The object that has it. */
  readonly holder: Readonly<Record<string, unknown>>;
  /** Inside the definition: `/definitions/Pet/description`. */
  readonly pointer: JsonPointer;
}

/** Where operations and what they share are; the rest of a definition is small. */
const sections = ['paths', 'definitions', 'parameters', 'responses'] as const;

/** Objects whose keys are names. */
const holdsNames: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'responses', 'headers']);
/** Members with the maker's own data. */
const holdsData: ReadonlySet<string> = new Set(['default', 'enum', 'example', 'examples', 'x-example', 'x-examples']);
/** Extensions that are made of words of the format. */
const walked: ReadonlySet<string> = new Set(['x-ms-notification-content', 'x-ms-enum-values']);

/** Visits each member of operations and shared parts that is called one of some words, in the order of the text. */
export function walkWords(definition: Definition, words: ReadonlySet<string>, visit: (place: WordPlace) => void): void {
  for (const section of sections) {
    const named: unknown = definition[section];
    if (isRecord(named)) walk(named, `/${section}`, true);
  }

  function walk(value: unknown, pointer: JsonPointer, areNames: boolean): void {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) if (isNested(item)) walk(item, `${pointer}/${index}`, false);
      return;
    }
    if (!isRecord(value)) return;
    for (const [key, member] of Object.entries(value)) {
      if (areNames) {
        if (isNested(member)) walk(member, child(pointer, key), false);
      } else if (words.has(key)) visit({ value: member, holder: value, pointer: child(pointer, key) });
      else if (isNested(member) && !holdsData.has(key) && (!key.startsWith('x-') || walked.has(key)))
        walk(member, child(pointer, key), holdsNames.has(key));
    }
  }
}

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;
