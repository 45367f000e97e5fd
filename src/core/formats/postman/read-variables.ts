import type { JsonPointer } from '../../document/pointer.ts';
import { isSecretName, looksLikeSecret, isPlaceholder } from '../../secrets/find-secrets.ts';
import type { SourceDocument } from '../format.ts';
import type { Variable, VariableScope } from '../requests/model.ts';
import { isRecord, memberOf, textAt } from '../tolerant.ts';

/** A scope of its own where a list of variables has any, else the outer scope itself. */
export function readScope(list: unknown, pointer: JsonPointer, parent: VariableScope | undefined): VariableScope {
  const variables = readVariables(list, pointer);
  return variables.size === 0 && parent ? parent : { variables, parent };
}

/**
 * `[{ key, value, type, disabled }]`; V1 and environments write `enabled`. Of a repeated key the last that is switched on
 * counts; the others are kept beside it.
 *
 * @param document The file, where it came beside the collection.
 */
export function readVariables(
  list: unknown,
  pointer: JsonPointer,
  document?: SourceDocument,
): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  const others = new Map<string, Variable[]>();
  if (!Array.isArray(list)) return variables;
  list.forEach((entry: unknown, index) => {
    const key = (textAt(entry, 'key') || textAt(entry, 'id')).trim();
    if (!isRecord(entry) || key === '') return;
    const { value, credentials } = withoutCredentials(textAt(entry, 'value'));
    const isMarked = memberOf(entry, 'type') === 'secret' || isSecretName(key);
    const variable: Variable = {
      value,
      ...(credentials !== undefined && { credentials }),
      isSecret: (isMarked && !isPlaceholder(value)) || looksLikeSecret(value),
      ...((memberOf(entry, 'disabled') === true || memberOf(entry, 'enabled') === false) && { isDisabled: true }),
      pointer: `${pointer}/${index}`,
      ...(document && { document }),
    };
    const known = variables.get(key);
    const isOff = known !== undefined && variable.isDisabled === true && !known.isDisabled;
    if (!isOff) variables.set(key, variable);
    const without = isOff ? variable : known;
    if (!without) return;
    const list = others.get(key);
    if (list) list.push(without);
    else others.set(key, [without]);
  });
  for (const [key, list] of others) {
    const variable = variables.get(key);
    if (variable) variables.set(key, { ...variable, others: list });
  }
  return variables;
}

/** An address is no secret because of the `user:password@` in it: that is taken out, and the rest is of use. */
function withoutCredentials(value: string): { readonly value: string; readonly credentials?: string } {
  const [, scheme = '', credentials, rest = ''] =
    /^\s*([a-z][a-z\d+.-]*:\/\/)([^\s/?#@]*:[^\s/?#@]*)@(.*)$/is.exec(value) ?? [];
  return credentials === undefined ? { value } : { value: scheme + rest, credentials };
}
