import { uniqueName } from '../../../naming/index.ts';
import type { Definition } from '../../openapi2.ts';
import type { SharedSection } from '../../part-at.ts';
import { partsOf } from '../../shared-uses.ts';

/** What one part of a section is called in a sentence. */
export const sharedWords: Readonly<Record<SharedSection, string>> = {
  definitions: 'shared definition',
  parameters: 'shared parameter',
  responses: 'shared response',
};

const namesIn = (definition: Definition, section: SharedSection): ReadonlySet<string> =>
  new Set(partsOf(definition, section).map(({ name }) => name));

/** A free name after the one that is wanted; signs that a reference cannot hold go. */
export function freeSharedName(definition: Definition, section: SharedSection, wanted: string): string {
  const fallback = { definitions: 'Definition', parameters: 'Parameter', responses: 'Response' }[section];
  const plain = wanted.replace(/[^\p{L}\p{N}._-]+/gu, '');
  return uniqueName(plain === '' ? fallback : plain, namesIn(definition, section));
}

/**
 * Why a shared part cannot have a name, for reading; undefined when it can. Names are part of references, so they are
 * kept to signs that need no escaping there (as OpenAPI 3 asks of its components).
 */
export function sharedNameFault(
  definition: Definition,
  section: SharedSection,
  name: string,
  current?: string,
): string | undefined {
  if (name === current) return undefined;
  if (name.trim() === '') return 'Type a name: what refers to it goes by that.';
  if (!/^[\p{L}\p{N}._-]+$/u.test(name)) return 'A name has letters, digits, dots, dashes and underscores, no spaces.';
  return namesIn(definition, section).has(name) ? `There is a ${sharedWords[section]} "${name}" already.` : undefined;
}
