import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import { memberOf, textOf } from '../../security/members.ts';
import { pointerTo, setsPointer } from '../../security/parameter-place.ts';
import type { Rule } from '../rule.ts';
import { propertiesFileOf } from '../walk/parts.ts';

/** Source: domain notes, 1.4. */
export const parameterSetsShape: Rule = {
  id: 'parameter-sets-shape',
  severity: 'error',
  why: 'People choose one of these ways to sign in by its name, and are asked for its parameters.',
  source: 'Connector documentation, multiple authentication types',
  notes: ['AP-01'],
  *check(document) {
    const file = propertiesFileOf(document);
    const sets = memberOf(file, 'properties', 'connectionParameterSets');
    if (sets === undefined || sets === null) return;
    const pointer = setsPointer(file);
    const values = memberOf(sets, 'values');
    if (!Array.isArray(values) || values.length === 0) {
      const message =
        'Several ways to sign in are a list "values" with at least one of them. Add one on the Security tab.';
      yield { pointer: pointerTo(sets, pointer, 'values'), message };
      return;
    }
    const names = new Set<string>();
    for (const [index, way] of values.entries()) {
      const place = child(pointerTo(sets, pointer, 'values'), index);
      const name = textOf(way, 'name')?.trim() ?? '';
      if (name === '')
        yield {
          pointer: pointerTo(way, place, 'name'),
          message: 'This way to sign in has no name. Give it one; people do not see it.',
        };
      else if (names.has(name))
        yield {
          pointer: pointerTo(way, place, 'name'),
          message: `Two ways to sign in are called "${name}". Give one of them another name.`,
        };
      names.add(name);
      if (!isRecord(memberOf(way, 'parameters')))
        yield {
          pointer: pointerTo(way, place, 'parameters'),
          message: `The way to sign in "${name}" asks for nothing. Write "parameters": { } at least.`,
        };
    }
  },
};
