import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import { memberOf } from '../../security/members.ts';
import { pointerTo } from '../../security/parameter-place.ts';
import type { Finding, Rule } from '../rule.ts';
import { connectionParametersIn } from '../walk/connection-parameters.ts';

/** Source: domain notes AP-01, 1.3. */
export const allowedValues: Rule = {
  id: 'allowed-values',
  severity: 'warning',
  why: 'Each choice of a drop-down has a value of its own.',
  source: 'apiProperties schema',
  notes: ['AP-01'],
  *check(document) {
    for (const { value, pointer } of connectionParametersIn(document)) {
      for (const path of [['allowedValues'], ['uiDefinition', 'constraints', 'allowedValues']]) {
        const list = memberOf(value, ...path);
        if (list !== undefined && list !== null) yield* faultsIn(list, pointerTo(value, pointer, ...path));
      }
    }
  },
};

function* faultsIn(list: unknown, pointer: string): Generator<Finding> {
  const shape = '{ "text": "Europe", "value": "eu" }';
  if (!Array.isArray(list)) {
    yield { pointer, message: `The choices are a list of entries such as ${shape}. Write one.` };
    return;
  }
  const seen = new Set<unknown>();
  for (const [index, entry] of list.entries()) {
    const value: unknown = isRecord(entry) ? entry['value'] : undefined;
    if (value === undefined)
      yield { pointer: child(pointer, index), message: `A choice looks like ${shape}. Correct or remove this one.` };
    else if (seen.has(value))
      yield {
        pointer: child(pointer, index),
        message: `Two choices have the value ${JSON.stringify(value)}. Remove one of them.`,
      };
    seen.add(value);
  }
}
