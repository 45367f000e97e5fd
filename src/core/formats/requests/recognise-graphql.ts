import { isRecord, memberOf, textAt } from '../tolerant.ts';
import type { RequestBody } from './model.ts';

/** Members of a call to GraphQL. Source: GraphQL over HTTP, Request Parameters. */
const members = new Set(['query', 'variables', 'operationName', 'extensions']);
const document = /^\s*(?:#[^\n]*\n\s*)*(?:(?:query|mutation|subscription|fragment)\b|\{)/;

/** JSON that is a call to GraphQL, as what it is; any other body as it came. */
export function recogniseGraphql(body: Extract<RequestBody, { kind: 'raw' }>): RequestBody {
  const { text, pointer } = body;
  if (!text.includes('"query"') || !/^\s*\{/.test(text)) return body;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return body;
  }
  const query = memberOf(value, 'query');
  if (typeof query !== 'string' || !document.test(query)) return body;
  if (!isRecord(value) || Object.keys(value).some((name) => !members.has(name))) return body;
  const variables = memberOf(value, 'variables');
  return {
    kind: 'graphql',
    query,
    variables: isRecord(variables) ? JSON.stringify(variables) : '',
    operationName: textAt(value, 'operationName'),
    pointer,
  };
}
