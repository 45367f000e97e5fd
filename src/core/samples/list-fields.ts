import type { Definition, Schema } from '../definition/openapi2.ts';
import { kindWords } from '../definition/schema-kind.ts';
import { nodesIn } from '../definition/schema-nodes.ts';

/** One field of a schema, for a preview of it. */
export interface ListedField {
  readonly name: string;
  /** `text`, `list of object`. */
  readonly words: string;
  /** How many fields it stands in. */
  readonly depth: number;
}

/** The fields of a schema with those inside them, in the order of the text; what a list holds follows the list. */
export function listFields(
  definition: Definition,
  schema: Schema,
  most: number,
): { readonly fields: readonly ListedField[]; readonly more: number } {
  const fields: ListedField[] = [];
  let more = 0;
  visit(schema, 0);
  return { fields, more };

  function visit(value: Schema, depth: number): void {
    for (const node of nodesIn(value, '')) {
      if (node.role !== 'property') {
        visit(node.schema, depth);
        continue;
      }
      if (fields.length < most)
        fields.push({ name: node.name, words: kindWords(node.schema, () => definition), depth });
      else more += 1;
      visit(node.schema, depth + 1);
    }
  }
}
