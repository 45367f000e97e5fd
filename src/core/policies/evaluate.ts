import { readAt } from './body-path.ts';
import { parseExpressions, type ExpressionPart } from './expressions.ts';
import { findPair, readBody, type PolicyAnswer, type PolicyRequest } from './message.ts';

/** What expressions may speak of while a policy runs. */
export interface EvaluationScope {
  readonly request: PolicyRequest;
  /** While policies of the answer run, and for `@triggerBody()`. */
  readonly answer?: PolicyAnswer;
  /** On the way back `@body()` and `@headers()` mean the answer. */
  readonly isAnswer: boolean;
  /** By the name of the connection parameter; what is missing is shown as `<name>`. */
  readonly connection: Readonly<Record<string, string>>;
  /** The verb that the call came with. */
  readonly method: string;
  /** What `@item()` is. */
  readonly item?: unknown;
}

export interface Evaluated {
  /** Undefined when the expression leads nowhere. */
  readonly value: unknown;
  /** What this page cannot know, or what is missing: sentences for the maker. */
  readonly notes: readonly string[];
}

/**
 * What a parameter's text gives in a call. A text that is one expression gives its value, whatever type it has; anything
 * else gives text. Never throws.
 */
export function evaluate(text: string, scope: EvaluationScope): Evaluated {
  const parts = parseExpressions(text);
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'call' && !only.isText) return evaluatePart(only, scope);
  const results = parts.map((part) => evaluatePart(part, scope));
  return { value: results.map(({ value }) => asText(value)).join(''), notes: results.flatMap(({ notes }) => notes) };
}

/** As `evaluate`, as text; what leads nowhere is ''. */
export function evaluateText(
  text: string,
  scope: EvaluationScope,
): { readonly value: string; readonly notes: readonly string[] } {
  const { value, notes } = evaluate(text, scope);
  return { value: asText(value), notes };
}

function evaluatePart(part: ExpressionPart, scope: EvaluationScope): Evaluated {
  if (part.kind === 'text') return { value: part.text, notes: [] };
  if (part.kind === 'unknown') return { value: part.text, notes: [`“${part.text}” is left as it is. ${part.fault}`] };
  const [name = '', standard] = part.args;
  switch (part.name) {
    case 'connectionParameters': {
      const given = Object.hasOwn(scope.connection, name) ? scope.connection[name] : undefined;
      if (given !== undefined && given !== '') return { value: given, notes: [] };
      return { value: standard ?? `<${name}>`, notes: [] };
    }
    case 'headers':
      return named(part.text, `a header “${name}”`, findPair(headersOf(scope), name) ?? standard);
    case 'queryParameters':
      return named(part.text, `a query parameter “${name}”`, findPair(scope.request.query, name) ?? standard);
    case 'originalMethod':
      return { value: scope.method, notes: [] };
    case 'environmentVariables':
      return {
        value: `<${name}>`,
        notes: [`What the environment variable “${name}” holds is known to the service only.`],
      };
    case 'item':
      return found(part.text, readAt(scope.item, part.path));
    case 'triggerBody':
      return inBody(part, scope.answer?.body, 'the last answer');
    case 'body':
      return inBody(part, scope.isAnswer ? scope.answer?.body : scope.request.body, 'the body');
  }
}

/** Headers of the answer count first on the way back; what it does not have may be the request's. */
const headersOf = ({ request, answer, isAnswer }: EvaluationScope): PolicyRequest['headers'] =>
  isAnswer && answer ? [...answer.headers, ...request.headers] : request.headers;

function inBody(part: Extract<ExpressionPart, { kind: 'call' }>, body: string | undefined, what: string): Evaluated {
  const read = readBody(body ?? '');
  if (!read) return { value: undefined, notes: [`${part.text} needs ${what}, which is not there or no JSON.`] };
  return found(part.text, readAt(read.value, part.path));
}

const named = (text: string, what: string, value: string | undefined): Evaluated => ({
  value,
  notes: value === undefined ? [`The call does not have ${what}, so ${text} gives nothing.`] : [],
});

const found = (text: string, value: unknown): Evaluated => ({
  value,
  notes: value === undefined || value === null ? [`${text} leads to nothing in this body.`] : [],
});

/** As it stands inside a text. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
