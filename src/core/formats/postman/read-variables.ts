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
    const { value, credentials } = withoutCredentials(textAt(entry, 'value'));
    const isMarked = memberOf(entry, 'type') === 'secret' || isSecretName(key);
    const isSecret = (isMarked && !isPlaceholder(value)) || looksLikeSecret(value);
    variables.set(key, {
      value,
      ...(credentials !== undefined && { credentials }),
      isSecret,
      pointer: `${pointer}/${index}`,
      ...(file !== undefined && { file }),
    });
  });
  return variables;
}

/** An address is no secret because of the `user:password@` in it: that is taken out, and the rest is of use. */
function withoutCredentials(value: string): { readonly value: string; readonly credentials?: string } {
  const [, scheme = '', credentials, rest = ''] =
    /^\s*([a-z][a-z\d+.-]*:\/\/)([^\s/?#@]*:[^\s/?#@]*)@(.*)$/is.exec(value) ?? [];
  return credentials === undefined ? { value } : { value: scheme + rest, credentials };
}
