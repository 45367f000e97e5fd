import { isMethod } from '../../../definition/operations.ts';
import { child } from '../../../document/pointer.ts';
import { parameterKey, readParameters } from '../../../rules/walk/parameters.ts';
import { isRecord } from '../../tolerant.ts';
import type { Draft } from '../draft.ts';
import type { ValueEdit } from '../edit-value.ts';

/**
 * The edits that give each operation of a path what the path says for all of them, so that an operation can go to
 * another path and another can come.
 */
export function spreadParameters(draft: Draft, path: string): readonly ValueEdit[] {
  const { definition } = draft;
  const place = child('/paths', path);
  const item = draft.at(place);
  if (!isRecord(item) || !Array.isArray(item['parameters']) || item['parameters'].length === 0) return [];
  const written: readonly unknown[] = item['parameters'];
  const shared = readParameters(definition, written, '').parameters;
  const edits: ValueEdit[] = [{ kind: 'remove', pointer: child(place, 'parameters') }];
  for (const [method, operation] of Object.entries(item)) {
    if (!isMethod(method) || !isRecord(operation)) continue;
    const own = new Set(
      readParameters(definition, operation['parameters'], '').parameters.map(({ parameter }) =>
        parameterKey(parameter),
      ),
    );
    const list = child(place, method, 'parameters', '-');
    for (const { parameter, pointer } of shared) {
      if (!own.has(parameterKey(parameter)))
        edits.push({ kind: 'copy', pointer: `${child(place, 'parameters')}${pointer}`, to: list });
    }
  }
  return edits;
}
