import { isRecord } from '../../definition/operations.ts';
import type { Edit } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { keyOf, memberOf, textOf } from '../../security/members.ts';
import { pointerTo, setsPointer } from '../../security/parameter-place.ts';
import { waysOf } from '../../security/read-security.ts';
import type { Finding, Rule } from '../rule.ts';
import { propertiesFileOf } from '../walk/parts.ts';

/** A hint on its spelling: three of ten published files write `displayname`. Source: domain notes, 1.4. */
export const parameterSetLabel: Rule = {
  id: 'parameter-set-label',
  severity: 'info',
  why: 'People choose a way to sign in by its label.',
  source: 'Connector documentation, multiple authentication types',
  notes: [],
  *check(document) {
    const file = propertiesFileOf(document);
    const sets = memberOf(file, 'properties', 'connectionParameterSets');
    if (!isRecord(sets)) return;
    const pointer = setsPointer(file);
    yield* labelFaults(sets, pointer, 'The question which way to sign in');
    const values = pointerTo(sets, pointer, 'values');
    for (const [index, way] of waysOf(file).entries())
      if (isRecord(way))
        yield* labelFaults(way, child(values, index), `The way to sign in "${textOf(way, 'name') ?? index + 1}"`);
  },
};

function* labelFaults(holder: unknown, pointer: JsonPointer, what: string): Generator<Finding> {
  const ui = memberOf(holder, 'uiDefinition');
  const place = pointerTo(holder, pointer, 'uiDefinition');
  const key = isRecord(ui) ? keyOf(ui, 'displayName') : undefined;
  if ((textOf(ui, 'displayName') ?? '').trim() === '') {
    yield { pointer: child(place, key ?? 'displayName'), message: `${what} has no label. Enter what people read.` };
  } else if (key !== undefined && key !== 'displayName') {
    const at = child(place, key);
    const edits = (): readonly Edit[] => [{ kind: 'rename', pointer: at, key: 'displayName' }];
    yield {
      pointer: at,
      message: `The label is written "displayName", not "${key}". Change the capitals.`,
      fix: { title: 'Call it “displayName”', edits },
    };
  }
}
