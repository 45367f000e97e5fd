import type { Edit, Patch } from '../../../document/patch.ts';
import { child, type JsonPointer } from '../../../document/pointer.ts';
import type { Definition } from '../../openapi2.ts';
import { isRecord } from '../../operations.ts';
import { sharedSections, type SharedPart, type SharedSection } from '../../part-at.ts';
import { partsOf, referenceTo, usesOfShared } from '../../shared-uses.ts';
import { freeSharedName, sharedWords } from './shared-names.ts';

/** A patch that leaves a shared part to be shown. */
export interface SharedPatch extends Patch {
  /** Where that part stands afterwards. */
  readonly pointer: JsonPointer;
}

/** Gives a shared part another name, in its place, and has all references follow, those into it and inside `x-ms-*` too. */
export function renameShared(definition: Definition, part: SharedPart, name: string): SharedPatch {
  const pointer = child('/definition', part.section, name);
  const references = usesOfShared(definition, part).map((use): Edit => {
    const inside = use.target.slice(part.pointer.length).replaceAll('%', '%25');
    return { kind: 'set', pointer: child(use.pointer, '$ref'), value: referenceTo(part.section, name) + inside };
  });
  // References first: those inside the part stand under its old name until it is renamed.
  const rename: Edit = { kind: 'rename', pointer: part.pointer, key: name };
  return { title: `Rename ${sharedWords[part.section]} ${part.name}`, edits: [...references, rename], pointer };
}

/** A new shared part: an object without properties, a query parameter, a response without a body; or what is given. */
export function newShared(section: SharedSection, name: string, value: object = firstValues[section]): SharedPatch {
  const pointer = child('/definition', section, name);
  return { title: `Add ${sharedWords[section]} ${name}`, edits: [{ kind: 'set', pointer, value }], pointer };
}

const firstValues: Readonly<Record<SharedSection, object>> = {
  definitions: { type: 'object', properties: {} },
  parameters: { name: 'parameter', in: 'query', required: false, type: 'string' },
  responses: { description: 'OK' },
};

/** Puts a copy of a shared part behind it. What it refers to stays shared, what refers to it stays with the original. */
export function duplicateShared(definition: Definition, part: SharedPart): SharedPatch {
  const parts = partsOf(definition, part.section);
  const name = freeSharedName(definition, part.section, `${part.name}Copy`);
  const pointer = child('/definition', part.section, name);
  const value: unknown = definition[part.section]?.[part.name];
  const edits: Edit[] = [{ kind: 'set', pointer, value }];
  const at = parts.findIndex((one) => one.name === part.name);
  if (at < parts.length - 1) edits.push({ kind: 'move', pointer, to: at + 1 });
  return { title: `Duplicate ${sharedWords[part.section]} ${part.name}`, edits, pointer };
}

/** Moves a shared part to another place among its section's. */
export const moveShared = (part: SharedPart, to: number): SharedPatch => ({
  title: `Move ${sharedWords[part.section]} ${part.name}`,
  edits: [{ kind: 'move', pointer: part.pointer, to }],
  pointer: part.pointer,
});

/** Takes shared parts out that nothing is to refer to; a section that is left empty goes too. One step of undo. */
export function removeShared(definition: Definition, parts: readonly SharedPart[]): Patch {
  const [first] = parts;
  const title =
    parts.length === 1 && first
      ? `Delete ${sharedWords[first.section]} ${first.name}`
      : `Delete ${parts.length} shared parts`;
  return { title, edits: removalEdits(definition, parts) };
}

/** @param parts Each once. */
export function removalEdits(definition: Definition, parts: readonly SharedPart[]): readonly Edit[] {
  return sharedSections.flatMap((section): readonly Edit[] => {
    const gone = parts.filter((part) => part.section === section);
    const members: unknown = definition[section];
    const isAll = isRecord(members) && gone.length > 0 && Object.keys(members).length === gone.length;
    return isAll
      ? [{ kind: 'remove', pointer: `/definition/${section}` }]
      : gone.map(({ pointer }) => ({ kind: 'remove', pointer }));
  });
}
