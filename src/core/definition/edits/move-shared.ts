import type { Patch } from '../../document/patch.ts';
import type { Definition } from '../openapi2.ts';
import type { SharedPart } from '../part-at.ts';
import { partsOf } from '../shared-uses.ts';

/** Moves a shared part to where another of its section stands; undefined when that is itself or of another section. */
export function moveShared(definition: Definition, part: SharedPart, target: SharedPart): Patch | undefined {
  if (part.section !== target.section || part.name === target.name) return undefined;
  const to = partsOf(definition, part.section).findIndex(({ name }) => name === target.name);
  return { title: `Move ${part.name}`, edits: [{ kind: 'move', pointer: part.pointer, to }] };
}
