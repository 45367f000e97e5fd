import { isMethod } from '../../../definition/operations.ts';
import { child } from '../../../document/pointer.ts';
import { parameterKey } from '../../../rules/walk/parameters.ts';
import { followReferences } from '../../../rules/walk/references.ts';
import { isRecord, listAt, type Loose } from '../../tolerant.ts';
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
  const operations = Object.entries(item).filter(([method, operation]) => isMethod(method) && isRecord(operation));
  const edits: ValueEdit[] = [{ kind: 'remove', pointer: child(place, 'parameters') }];
  const keys = written.map((parameter) => keyOf(definition, parameter));
  for (const [method, operation] of operations) {
    const own = new Set(listAt(operation, 'parameters').map((parameter) => keyOf(definition, parameter)));
    const list = child(place, method, 'parameters', '-');
    for (const [index, key] of keys.entries()) {
      // What is no parameter goes along, so that it is told of where it is left out.
      if (key === undefined || !own.has(key))
        edits.push({ kind: 'copy', pointer: child(place, 'parameters', index), to: list });
    }
  }
  return edits;
}

function keyOf(definition: Loose, parameter: unknown): string | undefined {
  const target = followReferences(definition, parameter, '');
  return target.kind === 'found' && isRecord(target.value) ? parameterKey(target.value) : undefined;
}
