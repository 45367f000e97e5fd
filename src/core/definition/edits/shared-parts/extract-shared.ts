import type { Patch } from '../../../document/patch.ts';
import { child, type JsonPointer } from '../../../document/pointer.ts';
import type { SharedSection } from '../../part-at.ts';
import { referenceTo } from '../../shared-uses.ts';
import { sharedWords } from './shared-names.ts';

/**
 * Makes a schema, a parameter or a response a shared part, and leaves a reference where it stood. All of it goes along,
 * label and description too: beside a reference nothing may stand (domain notes 7.2).
 *
 * @param name Of the shared part: free, see `sharedNameFault`.
 */
export function extractShared(section: SharedSection, pointer: JsonPointer, value: object, name: string): Patch {
  return {
    title: `Make ${name} a ${sharedWords[section]}`,
    edits: [
      { kind: 'set', pointer, value: { $ref: referenceTo(section, name) } },
      { kind: 'set', pointer: child('/definition', section, name), value },
    ],
  };
}
