import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, isText, listOf, membersOf, type Members } from '../walk/parts.ts';
import { followReferences } from '../walk/references.ts';
import { sitesIn } from '../walk/pieces.ts';

/**
 * Only of objects, and only where every part of an `allOf` can be found. A warning: eight published connectors have one.
 *
 * Source: domain notes SCH-03 (`RequiredPropertyDefinitionMissing`).
 */
export const requiredPropertyExists: Rule = {
  id: 'required-property-exists',
  severity: 'warning',
  why: 'A maker is asked for a required property only when it is described.',
  source: 'Validation of the service',
  notes: ['SCH-03'],
  serviceCodes: ['RequiredPropertyDefinitionMissing'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition) return;
    for (const site of sitesIn(document).schemas) {
      const { value } = site;
      const required = listOf(value['required']);
      if (value['type'] !== 'object' || required.length === 0) continue;
      const { pointer } = site;
      // The parts of an allOf share their properties, so one may require what another has.
      if (/\/allOf\/\d+$/.test(pointer)) continue;
      const names = new Set<string>();
      if (!collectNames(definition, value, pointer, names, new Set())) continue;
      for (const [index, name] of required.entries()) {
        if (!isText(name) || names.has(name)) continue;
        const message = `"${name}" is required, but there is no such property. Add it, or take it off this list.`;
        yield { pointer: child(pointer, 'required', index), message };
      }
    }
  },
};

/** Adds the names of all properties; false if some may be out of sight. */
function collectNames(
  definition: Members,
  value: unknown,
  at: JsonPointer,
  names: Set<string>,
  seen: Set<JsonPointer>,
): boolean {
  const target = followReferences(definition, value, at);
  if (target.kind !== 'found') return false;
  if (seen.has(target.pointer)) return true;
  seen.add(target.pointer);
  const { properties, allOf } = membersOf(target.value);
  for (const name of Object.keys(membersOf(properties))) names.add(name);
  return listOf(allOf)
    .map((part, index) => collectNames(definition, part, child(target.pointer, 'allOf', index), names, seen))
    .every(Boolean);
}
