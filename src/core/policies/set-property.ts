import { isRecord } from '../definition/operations.ts';
import { readAt, writeAt } from './body-path.ts';
import { readPlace, readSubPath, type BodyChange } from './convert-body.ts';
import { evaluate, evaluateText, type EvaluationScope } from './evaluate.ts';
import { parseExpressions } from './expressions.ts';
import { readBody } from './message.ts';

/** Adds or replaces a property of an object, or of each item of a list. Source: domain notes, 5. */
export function setProperty(
  body: unknown,
  scope: EvaluationScope,
  { parent, name, value }: { readonly parent: string; readonly name: string; readonly value: string },
): BodyChange {
  const place = readPlace(parent);
  if (place?.of !== 'body')
    return {
      kind: 'failed',
      reason: `“${parent}” is no place in the body. It starts with @body(), as in @body().items.`,
    };
  const around = readAt(body, place.path);
  const path = readSubPath(evaluateText(name, scope).value);
  if (path.length === 0) return { kind: 'failed', reason: 'The policy names no property.' };
  const notes = new Set<string>();
  const speaksOfItem = parseExpressions(value).some((part) => part.kind === 'call' && part.name === 'item');
  const common = speaksOfItem ? undefined : valueFor(value, scope);
  const put = (object: unknown): unknown => {
    const result = common ?? valueFor(value, { ...scope, item: object });
    for (const note of result.notes) notes.add(note);
    const written = isRecord(object) ? writeAt(object, path, result.value) : undefined;
    if (!written) notes.add('An item is left as it is: it is no object.');
    return written ? written.value : object;
  };
  if (!Array.isArray(around) && !isRecord(around))
    return { kind: 'failed', reason: `${parent} leads to no object and no list in this body.` };
  const changed = writeAt(body, place.path, Array.isArray(around) ? around.map(put) : put(around));
  return changed
    ? { kind: 'changed', body: changed.value, notes: [...notes] }
    : { kind: 'failed', reason: `${parent} cannot be written.` };
}

/** Lists and objects may be written as JSON; every other text stays text, numbers too. */
function valueFor(
  text: string,
  scope: EvaluationScope,
): { readonly value: unknown; readonly notes: readonly string[] } {
  const hasExpression = parseExpressions(text).some(({ kind }) => kind !== 'text');
  const json = !hasExpression && /^\s*[[{]/.test(text) ? readBody(text) : undefined;
  return json ? { value: json.value, notes: [] } : evaluate(text, scope);
}
