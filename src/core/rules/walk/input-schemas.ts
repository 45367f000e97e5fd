import { isRecord } from '../../definition/operations.ts';
import { listOf, membersOf, perDocument, type Members } from './parts.ts';
import { targetsIn } from './references.ts';
import { sitesIn } from './pieces.ts';

/** The schemas directly inside one, as they are written: some may be references. */
function schemasInside({ properties, items, allOf, additionalProperties }: Members): readonly unknown[] {
  const inside: unknown[] = isRecord(properties) ? Object.values(properties) : [];
  if (isRecord(items)) inside.push(items);
  else for (const item of listOf(items)) inside.push(item);
  for (const part of listOf(allOf)) inside.push(part);
  if (isRecord(additionalProperties)) inside.push(additionalProperties);
  return inside;
}

/** Every schema that a request is made of: bodies, what is inside them, and what they refer to. Each schema is its own object. */
export const inputSchemasIn = perDocument<ReadonlySet<unknown>>((document) => {
  const targetOf = targetsIn(document);
  const found = new Set<unknown>();
  const open: unknown[] = [];
  for (const { value } of sitesIn(document).parameters) if (value['in'] === 'body') open.push(value['schema']);
  while (open.length > 0) {
    const next = open.pop();
    if (!isRecord(next)) continue;
    const target = targetOf(next, '');
    if (target.kind !== 'found' || !isRecord(target.value) || found.has(target.value)) continue;
    found.add(target.value);
    for (const schema of schemasInside(membersOf(target.value))) open.push(schema);
  }
  return found;
});
