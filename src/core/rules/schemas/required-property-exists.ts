import { child } from '../../document/pointer.ts';
import type { Fix, Rule } from '../rule.ts';
import { allValuesWith } from '../walk/described-values.ts';
import { isText, listOf, membersOf, type Members } from '../walk/parts.ts';
import { targetsIn } from '../walk/references.ts';

/**
 * Only of objects, and only where every part of an `allOf` can be found. A warning: eight published connectors have one.
 *
 * Source: domain notes SCH-03.
 */
export const requiredPropertyExists: Rule = {
  id: 'required-property-exists',
  severity: 'warning',
  why: 'A maker is asked for a required property only when it is described.',
  source: 'Validation of the service',
  notes: ['SCH-03'],
  serviceCodes: ['RequiredPropertyDefinitionMissing'],
  *check(document) {
    const targetOf = targetsIn(document);
    for (const site of allValuesWith(document, 'required')) {
      const { value } = site;
      const required = listOf(value['required']);
      if (value['type'] !== 'object' || required.length === 0) continue;
      const own = membersOf(value['properties']);
      if (required.every((name) => !isText(name) || Object.hasOwn(own, name))) continue;
      const { pointer } = site;
      // The parts of an allOf share their properties, so one may require what another has.
      if (/\/allOf\/\d+$/.test(pointer)) continue;
      const known = propertiesOf(value, targetOf);
      if (!known) continue;
      const isKnown = (name: unknown): boolean => !isText(name) || known.some((one) => Object.hasOwn(one, name));
      const left = required.filter(isKnown);
      const list = child(pointer, 'required');
      // All of the list at once, as each one that goes moves those after it.
      const fix: Fix = {
        title: 'Take names without a property off “required”',
        edits: () => [
          left.length === 0 ? { kind: 'remove', pointer: list } : { kind: 'set', pointer: list, value: left },
        ],
      };
      for (const [index, name] of required.entries()) {
        if (isKnown(name)) continue;
        const message = `"${String(name)}" is required, but there is no such property. Add it, or take it off this list.`;
        yield { pointer: child(list, index), message, fix };
      }
    }
  },
};

/** More than these are not looked through, so that chains of parts take no longer than others. */
const mostParts = 100;

/** The properties of a schema and of the parts it is made of; undefined where some may be out of sight. */
function propertiesOf(schema: Members, targetOf: ReturnType<typeof targetsIn>): readonly Members[] | undefined {
  const found: Members[] = [];
  const seen = new Set<unknown>();
  const open: unknown[] = [schema];
  while (open.length > 0) {
    const target = targetOf(open.pop(), '');
    if (target.kind !== 'found') return undefined;
    if (seen.has(target.value)) continue;
    if (seen.add(target.value).size > mostParts) return undefined;
    const { properties, allOf } = membersOf(target.value);
    found.push(membersOf(properties));
    for (const part of listOf(allOf)) open.push(part);
  }
  return found;
}
