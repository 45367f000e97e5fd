import type { ExpressionSource } from './templates/index.ts';

/** A field's text with an expression put in, and where the caret stands then. */
export interface Inserted {
  readonly text: string;
  readonly caret: number;
}

/**
 * Puts an expression where the selection is. Beside other text an expression of the body needs braces, in the form that
 * the field takes: `{@body().x}` where only the body may be spoken of, else `@{body().x}`.
 *
 * @param start Of the selection, in UTF-16 code units.
 */
export function insertExpression(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  expression: string,
  of: readonly ExpressionSource[],
): Inserted {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const written = withBraces(expression, before + after === '', of);
  return { text: before + written + after, caret: before.length + written.length };
}

function withBraces(expression: string, isAlone: boolean, of: readonly ExpressionSource[]): string {
  if (expression.startsWith('@triggerBody(')) return `@{${expression.slice(1)}}`;
  const leadsOn = expression.startsWith('@body(') || expression.startsWith('@item(');
  if (isAlone || !leadsOn) return expression;
  return of.includes('connection') ? `@{${expression.slice(1)}}` : `{${expression}}`;
}
