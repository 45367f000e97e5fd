import { textOf } from '../definition/operation-place.ts';
import type { Definition, Parameter } from '../definition/openapi2.ts';
import { isRecord, resolve, type OperationEntry } from '../definition/operations.ts';
import { parametersOf } from '../definition/parameters.ts';
import type { PropertiesFile } from '../document/properties.ts';
import { sampleValue } from '../samples/sample-value.ts';
import { parameterKey } from '../testing/build-request.ts';
import type { ConnectionField } from '../testing/connection-fields.ts';
import { readSignIn } from '../testing/sign-in-ways.ts';
import { firstValues } from '../testing/first-values.ts';
import type { ParameterValue } from '../testing/request.ts';
import { asText } from './evaluate.ts';
import { parseExpressions } from './expressions.ts';
import { writeBody, type PolicyAnswer } from './message.ts';
import { parametersOfPolicy, policiesOf, serves } from './policy.ts';
import { responsesOf } from '../definition/edits/responses.ts';

/** Values to try a call with: the maker's own, and something of the right type for what is required and has none. */
export function sampleValues(
  definition: Definition,
  operation: OperationEntry,
): Readonly<Record<string, ParameterValue>> {
  const known = firstValues(definition, operation);
  const made = parametersOf(definition, operation).flatMap(({ parameter }) => {
    const isRequired = parameter.required === true || parameter.in === 'path';
    if (!isRequired || parameter.in === 'body' || parameter.type === 'file') return [];
    return [[parameterKey(parameter), sampleText(parameter)] as const];
  });
  return { ...Object.fromEntries(made), ...known };
}

function sampleText(parameter: Parameter): string {
  const choice: unknown = Array.isArray(parameter.enum) ? parameter.enum[0] : undefined;
  if (choice !== undefined) return asText(choice);
  if (parameter.type === 'integer' || parameter.type === 'number') return '1';
  return parameter.type === 'boolean' ? 'true' : `sample-${textOf(parameter.name)}`;
}

/** The first answer that means success, with a body out of its schema. */
export function sampleAnswer(definition: Definition, operation: OperationEntry): PolicyAnswer {
  const responses = responsesOf(definition, operation);
  const response =
    responses.find(({ status }) => /^2/.test(status)) ?? responses.find(({ status }) => status === 'default');
  const status = response && /^\d{3}$/.test(response.status) ? Number(response.status) : 200;
  const schema = response && resolve(definition, response.response.schema);
  const body = schema === undefined ? undefined : sampleValue(definition, schema);
  return { status, headers: [], body: body === undefined ? '' : writeBody(withTexts(body, 'text')) };
}

/** Empty texts say the name of their property instead, so that one sees where they go. */
function withTexts(value: unknown, name: string): unknown {
  if (value === '') return name;
  if (Array.isArray(value)) return value.map((item) => withTexts(item, name));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withTexts(member, key)]));
}

/**
 * What the policies of an operation want to know of its connection, besides secrets: those are never asked for, and
 * stand as `<api_key>` where they are used.
 */
export function connectionQuestions(
  definition: Definition,
  properties: PropertiesFile,
  operation: OperationEntry,
): readonly ConnectionField[] {
  const id = textOf(operation.operation.operationId);
  const names = new Set<string>();
  for (const { policy } of policiesOf(properties)) {
    if (serves(policy, id)) for (const name of connectionNamesIn(parametersOfPolicy(policy))) names.add(name);
  }
  const fields = readSignIn(definition, properties).ways.flatMap((way) => way.fields);
  return [...names].flatMap((name) => {
    const same = fields.filter((one) => one.name === name);
    // A secret in one of several ways to sign in is one.
    if (same[0]) return same.some(({ isSecret }) => isSecret) ? [] : [same[0]];
    return [{ name, label: name, hint: '', isRequired: false, isSecret: false, isHidden: false, initial: '' }];
  });
}

/** The connection parameters that expressions in a policy's parameters speak of. */
export function connectionNamesIn(parameters: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.values(parameters).flatMap((value) => {
    const texts = typeof value === 'string' ? [value] : isRecord(value) ? Object.values(value) : [];
    return texts.flatMap((text) =>
      parseExpressions(textOf(text)).flatMap((part) =>
        part.kind === 'call' && part.name === 'connectionParameters' ? (part.args[0] ?? []) : [],
      ),
    );
  });
}
