import { isRecord } from '../../definition/operations.ts';
import { listOf, membersOf, type Members } from './parts.ts';
import type { Target } from './references.ts';

/** What a part may say so that the whole can say it too, or that only speaks of the part. */
const mergeable = new Set(['type', 'properties', 'required', 'allOf', 'title', 'description', 'example', 'additionalProperties', 'externalDocs', 'xml']); // prettier-ignore

/** What may still be looked at for one document, so that parts of parts of parts take no longer than others. */
export interface MergeBudget {
  properties: number;
}

/** Larger ones are left to their maker: parts, and properties, of which the service takes 512 in a body. */
const most = { parts: 50, properties: 500 };

/**
 * The members that say what a schema and the parts of its `allOf` say together: properties and `required` united, the
 * first description when the schema has none. Parts that may have other fields or must have none do not keep the others out.
 *
 * @returns Undefined when that is not plain: a part that leads nowhere or is no object, one that limits what others allow,
 * or two properties of one name that differ. Source: domain notes O-74.
 */
export function mergeParts(
  schema: Members,
  targetOf: (value: unknown, pointer: string) => Target,
  budget: MergeBudget,
): Members | undefined {
  const properties = new Map<string, { readonly value: unknown; readonly text: string }>();
  const required = new Set<unknown>();
  const descriptions: unknown[] = [];
  const seen = new Set<unknown>();
  // The last one first, so that the schema itself, which stands at the end, is met last.
  const open: unknown[] = [...listOf(schema['allOf'])].toReversed();
  while (open.length > 0) {
    const target = targetOf(open.pop(), '');
    if (target.kind !== 'found' || !isRecord(target.value)) return undefined;
    const part = target.value;
    if (part === schema) return undefined;
    if (seen.has(part)) continue;
    if (seen.add(part).size > most.parts || !add(part)) return undefined;
    for (const inner of [...listOf(part['allOf'])].toReversed()) open.push(inner);
  }
  if (seen.size === 0 || schema['discriminator'] !== undefined || !add(schema)) return undefined;
  const [description] = descriptions;
  return {
    type: 'object',
    ...(description !== undefined && schema['description'] === undefined && { description }),
    ...(required.size > 0 && { required: [...required] }),
    ...(properties.size > 0 && {
      properties: Object.fromEntries([...properties].map(([name, { value }]) => [name, value])),
    }),
  };

  /** False when it cannot be. */
  function add(part: Members): boolean {
    const { type, description } = part;
    if (type !== undefined && type !== 'object') return false;
    // What stands on the schema itself stays there.
    if (part !== schema && Object.keys(part).some((key) => !mergeable.has(key) && key !== 'discriminator'))
      return false;
    if (isRecord(part['additionalProperties']) && part !== schema) return false;
    for (const [name, value] of Object.entries(membersOf(part['properties']))) {
      budget.properties -= 1;
      if (budget.properties < 0) return false;
      const text = JSON.stringify(value);
      const known = properties.get(name);
      if (known && known.text !== text) return false;
      if (!known) properties.set(name, { value, text });
      if (properties.size > most.properties) return false;
    }
    for (const name of listOf(part['required'])) required.add(name);
    if (description !== undefined) descriptions.push(description);
    return true;
  }
}
