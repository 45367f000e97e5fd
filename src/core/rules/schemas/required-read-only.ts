import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Fix, Rule } from '../rule.ts';
import { allValuesWith } from '../walk/described-values.ts';
import { inputSchemasIn } from '../walk/input-schemas.ts';
import { listOf } from '../walk/parts.ts';

/** Source: domain notes SCH-03, 11.1: "`readOnly` properties are no inputs"; OpenAPI 2.0, Schema Object, `readOnly`. */
export const requiredReadOnly: Rule = {
  id: 'required-read-only',
  severity: 'warning',
  why: 'Makers cannot fill in what is read-only, so a request can never have it.',
  source: 'OpenAPI 2.0, Schema Object, readOnly',
  notes: ['SCH-03'],
  serviceCodes: ['RequiredReadOnlyPropertyNotAllowedAsInput'],
  *check(document) {
    const inputs = inputSchemasIn(document);
    for (const site of allValuesWith(document, 'required')) {
      const { properties, required } = site.value;
      if (!Array.isArray(required) || !isRecord(properties) || !inputs.has(site.value)) continue;
      const isReadOnly = (name: unknown): boolean => {
        const property = typeof name === 'string' && Object.hasOwn(properties, name) ? properties[name] : undefined;
        return isRecord(property) && property['readOnly'] === true;
      };
      if (!required.some(isReadOnly)) continue;
      const list = child(site.pointer, 'required');
      const left = required.filter((name: unknown) => !isReadOnly(name));
      // All of the list at once, as each one that goes moves those after it.
      const fix: Fix = {
        title: 'Take read-only properties off “required”',
        edits: () => [
          left.length === 0 ? { kind: 'remove', pointer: list } : { kind: 'set', pointer: list, value: left },
        ],
      };
      for (const [index, name] of listOf(required).entries()) {
        if (!isReadOnly(name)) continue;
        const message = `"${String(name)}" is read-only, so it cannot be required of what is sent. Take it off this list.`;
        yield { pointer: child(list, index), message, fix };
      }
    }
  },
};
