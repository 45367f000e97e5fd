import { isMethod } from '#core/definition/operations.ts';
import { sharedSections } from '#core/definition/part-at.ts';
import type { JsonPointer } from '#core/document/pointer.ts';

/** The operation, shared part or policy that a pointer leads into, as the Definition tab shows them; undefined for the rest. */
export function partOfPointer(pointer: JsonPointer): JsonPointer | undefined {
  const [, part, section = '', name, word] = pointer.split('/');
  const isWhole = name !== undefined && name !== '';
  if (part === 'properties')
    return pointer.startsWith('/properties/properties/policyTemplateInstances/') && word !== undefined
      ? pointer.split('/').slice(0, 5).join('/')
      : undefined;
  if (part !== 'definition' || !isWhole) return undefined;
  if (section === 'paths')
    return word !== undefined && isMethod(word) ? pointer.split('/').slice(0, 5).join('/') : undefined;
  return sharedSections.some((one) => one === section) ? pointer.split('/').slice(0, 4).join('/') : undefined;
}
