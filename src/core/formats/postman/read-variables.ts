import type { JsonPointer } from '../../document/pointer.ts';
import { isSecretName, looksLikeSecret, isPlaceholder } from '../../secrets/find-secrets.ts';
import type { Variable, VariableScope } from '../requests/model.ts';
import { isRecord, memberOf, textAt } from '../tolerant.ts';

/** A scope of its own where a list of variables has any, else the outer scope itself. */
export function readScope(list: unknown, pointer: JsonPointer, parent: VariableScope | undefined): VariableScope {
  const variables = readVariables(list, pointer);
  return variables.size === 0 && parent ? parent : { variables, parent };
}

/** `[{ key, value, type, disabled }]`; V1 and environments write `enabled`. Of a repeated key the last counts. */
export function readVariables(list: unknown, pointer: JsonPointer, file?: string): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  if (!Array.isArray(list)) return variables;
  list.forEach((entry: unknown, index) => {
    if (!isRecord(entry) || memberOf(entry, 'disabled') === true || memberOf(entry, 'enabled') === false) return;
    const key = (textAt(entry, 'key') || textAt(entry, 'id')).trim();
    if (key === '') return;
    const value = textAt(entry, 'value');
    const isMarked = memberOf(entry, 'type') === 'secret' || isSecretName(key);
    const isSecret = (isMarked && !isPlaceholder(value)) || looksLikeSecret(value);
    variables.set(key, { value, isSecret, pointer: `${pointer}/${index}`, ...(file !== undefined && { file }) });
  });
  return variables;
}
