import { child, type JsonPointer } from '../../../document/pointer.ts';
import { followReferences } from '../../../rules/walk/references.ts';
import { sitesIn } from '../../../rules/walk/pieces.ts';
import { isRecord, type Loose } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend } from './mend.ts';

/**
 * Describes the properties that a shared definition or a body requires and does not describe, for any value, so that
 * makers can enter them. Only where strict readers refuse the file for it: published connectors have such lists too.
 *
 * Source: domain notes SCH-03 (`RequiredPropertyDefinitionMissing`); swagger-parser, `validateRequiredPropertiesExist`.
 * Tells `required-added` (info).
 */
export const mendRequired: Mend = ({ draft, settle }) => {
  const { definition, document } = draft;
  const edits: ValueEdit[] = [];
  const look = (schema: unknown, pointer: JsonPointer): void => {
    if (!isRecord(schema)) return;
    const { type, required } = schema;
    const isObject = type === 'object' || (Array.isArray(type) && type.includes('object'));
    if (!isObject || !Array.isArray(required) || required.length === 0) return;
    const names = new Set<string>();
    collectNames(definition, schema, names, new Set());
    for (const [index, name] of required.entries()) {
      if (typeof name !== 'string' || names.has(name)) continue;
      names.add(name);
      const place = child(pointer, 'properties', name);
      const what = `"${name.slice(0, 80)}" is required, and there is no such property.`;
      const about = { code: 'required-added', kind: 'added', label: 'Add the property', result: place } as const;
      if (settle({ ...about, pointer: child(pointer, 'required', index), what, done: 'It was added, for any value.' }))
        edits.push({ kind: 'set', pointer: place, value: {} });
    }
  };
  const shared = definition['definitions'];
  for (const [name, schema] of Object.entries(isRecord(shared) ? shared : {}))
    look(schema, child('/definitions', name));
  for (const { value, pointer } of sitesIn(document).parameters) {
    if (value['in'] === 'body') look(value['schema'], child(pointer.slice('/definition'.length), 'schema'));
  }
  draft.apply(edits);
};

function collectNames(definition: Loose, value: unknown, names: Set<string>, seen: Set<unknown>): void {
  const target = followReferences(definition, value, '');
  if (target.kind !== 'found' || !isRecord(target.value) || seen.has(target.value)) return;
  seen.add(target.value);
  const { properties, allOf } = target.value;
  if (isRecord(properties)) for (const name of Object.keys(properties)) names.add(name);
  if (Array.isArray(allOf)) for (const part of allOf) collectNames(definition, part, names, seen);
}
