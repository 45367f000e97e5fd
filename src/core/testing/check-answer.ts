import type { Definition, Operation } from '../definition/openapi2.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { checkResponse, responseFor } from './check-response.ts';
import type { AnswerBody } from './read-answer.ts';

/** How an answer stands against the definition. */
export type AnswerCheck =
  /** `code`: the response that describes it, a status or `default`. */
  | { readonly kind: 'matches'; readonly code: string }
  | { readonly kind: 'differs'; readonly differences: readonly Diagnostic[] }
  /** There is nothing to compare; the message says why. */
  | { readonly kind: 'nothing-described'; readonly message: string };

/**
 * Compares an answer of any kind with the response that the operation describes for its status.
 *
 * Reports what `checkResponse` does, and `answer/not-json` and `answer/no-body` (warnings).
 */
export function checkAnswer(
  definition: Definition,
  operation: Operation,
  status: number,
  body: AnswerBody,
): AnswerCheck {
  const described = responseFor(definition, operation, status);
  if (!described) return { kind: 'differs', differences: checkResponse(definition, operation, status, undefined) };
  const { code, response } = described;
  const { schema } = response;
  const isUndescribed = schema === undefined || Object.keys(schema).length === 0;
  if (isUndescribed) {
    if (body.kind === 'empty') return { kind: 'matches', code };
    const message = `The response ${code} describes no body, so there is nothing to compare. Import it from a sample on the Definition tab.`;
    return { kind: 'nothing-described', message };
  }
  const differences =
    body.kind === 'json' ? checkResponse(definition, operation, status, body.value) : otherKind(body, schema.type);
  return differences.length === 0 ? { kind: 'matches', code } : { kind: 'differs', differences };
}

/** A file is anything; a text may be described as one. */
function otherKind(body: Exclude<AnswerBody, { kind: 'json' }>, type: string | undefined): readonly Diagnostic[] {
  if (type === 'file') return [];
  if (body.kind === 'empty') {
    return [
      {
        code: 'answer/no-body',
        severity: 'warning',
        message: 'A body is described, but the answer has none.',
        pointer: '',
      },
    ];
  }
  if (type === 'string') return [];
  const message = 'The answer is not JSON, so it cannot be what the schema describes.';
  return [{ code: 'answer/not-json', severity: 'warning', message, pointer: '' }];
}
