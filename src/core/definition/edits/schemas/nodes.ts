import type { Edit, Patch } from '../../../document/patch.ts';
import { child, parentOf } from '../../../document/pointer.ts';
import type { Schema } from '../../openapi2.ts';
import { withKind, type SchemaKind } from '../../schema-kind.ts';
import { nodeLabel, type PartKeyword, type SchemaNode } from '../../schema-nodes.ts';
import { duplicateProperty, moveProperty, newPropertyName, removeProperty } from '../schemas.ts';

/** Makes a schema another kind of thing. */
export function changeKind(node: SchemaNode, kind: SchemaKind): Patch {
  const value = node.isOdd ? withKind({}, kind) : withKind(node.schema, kind);
  return { title: `Change type of ${nodeLabel(node)}`, edits: [{ kind: 'set', pointer: node.pointer, value }] };
}

/** Puts another schema in the place of one. */
export const replaceNode = (node: SchemaNode, value: Schema, title: string): Patch => ({
  title,
  edits: [{ kind: 'set', pointer: node.pointer, value }],
});

/** False for the root and for what a list holds: they are retyped, not taken out. */
export const canRemove = ({ role, count }: SchemaNode): boolean => role !== 'root' && (role !== 'items' || count > 1);

/** True for what stands among others of its kind. */
export const canMove = ({ role, count }: SchemaNode): boolean => count > 1 && role !== 'root' && role !== 'values';

export const canDuplicate = ({ role }: SchemaNode): boolean => role !== 'root' && role !== 'items' && role !== 'values';

/**
 * Takes a schema out of the one around it. The last part goes with the word that lists them.
 *
 * @param parent The schema around it.
 */
export function removeNode(node: SchemaNode, parent: Schema): Patch {
  if (node.role === 'property') return removeProperty(node.parentPointer, parent, node.name);
  const isLastPart = node.role !== 'values' && node.count === 1;
  return {
    title: `Remove ${nodeLabel(node)}`,
    edits: [{ kind: 'remove', pointer: isLastPart ? parentOf(node.pointer) : node.pointer }],
  };
}

/** Moves a schema to another place among those of its kind. */
export function moveNode(node: SchemaNode, to: number): Patch {
  if (node.role === 'property') return moveProperty(node.parentPointer, node.name, to);
  return { title: `Move ${nodeLabel(node)}`, edits: [{ kind: 'move', pointer: node.pointer, to }] };
}

/** Puts a copy behind a property or a part. */
export function duplicateNode(node: SchemaNode, parent: Schema): Patch {
  if (node.role === 'property')
    return duplicateProperty(node.parentPointer, parent, node.name, newPropertyName(parent, node.name));
  const list = parentOf(node.pointer);
  const edits: Edit[] = [{ kind: 'set', pointer: child(list, '-'), value: node.schema }];
  if (node.index < node.count - 1) edits.push({ kind: 'move', pointer: child(list, node.count), to: node.index + 1 });
  return { title: `Duplicate ${nodeLabel(node)}`, edits };
}

/** Adds a part behind the others. */
export const addPart = (node: SchemaNode, keyword: PartKeyword): Patch => ({
  title: `Add a part to ${nodeLabel(node)}`,
  edits: [{ kind: 'set', pointer: child(node.pointer, keyword, '-'), value: { type: 'object', properties: {} } }],
});

/** What fields an object may have beside those that are described. */
export type FurtherFields = 'unsaid' | 'none' | 'anything' | 'described';

export function furtherFieldsOf({ additionalProperties }: Schema): FurtherFields {
  if (additionalProperties === undefined) return 'unsaid';
  if (typeof additionalProperties === 'boolean') return additionalProperties ? 'anything' : 'none';
  return 'described';
}

export function setFurtherFields(node: SchemaNode, further: FurtherFields): Patch {
  const pointer = child(node.pointer, 'additionalProperties');
  const title = `Change further fields of ${nodeLabel(node)}`;
  switch (further) {
    case 'unsaid':
      return { title, edits: [{ kind: 'remove', pointer }] };
    case 'none':
    case 'anything':
      return { title, edits: [{ kind: 'set', pointer, value: further === 'anything' }] };
    case 'described':
      return { title, edits: [{ kind: 'set', pointer, value: { type: 'string' } }] };
  }
}
