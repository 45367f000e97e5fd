import type { ConnectorValues } from '../definition/operation-uses.ts';
import { textOf } from '../definition/operation-place.ts';
import { isRecord, operationsOf, type OperationEntry } from '../definition/operations.ts';
import { parametersOf } from '../definition/parameters.ts';
import { variablesOf } from '../definition/path-variables.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { isSecretName } from '../secrets/find-secrets.ts';
import { asText } from './evaluate.ts';
import { parseExpressions, type ExpressionPart } from './expressions.ts';
import { readPlace } from './convert-body.ts';
import { connectionNamesOf } from './connection-names.ts';
import { operationIdsOf, operationsKey, parameterOf, parameterPrefix, serves, type PolicyEntry } from './policy.ts';
import {
  fieldsOf,
  templateOf,
  type ExpressionSource,
  type PolicyTemplate,
  type TemplateField,
} from './templates/index.ts';

/** What checks of a policy look at. */
interface PolicyCheck {
  readonly values: ConnectorValues;
  readonly entry: PolicyEntry;
  /** Those that it serves. */
  readonly served: readonly OperationEntry[];
  readonly report: (name: string, severity: Severity, message: string) => void;
}

/**
 * What is wrong with one policy, each at the parameter it is about. Source: domain notes, end of 5; POL-01, POL-02.
 *
 * @param entries All operations of the definition, if they are at hand.
 * Reports `policy/parameter-missing`, `policy/operation-missing`, `policy/…`.
 */
export function checkPolicy(
  values: ConnectorValues,
  entry: PolicyEntry,
  entries: readonly OperationEntry[] = operationsOf(values.definition),
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const parameters = child(entry.pointer, 'parameters');
  const add = (pointer: JsonPointer, severity: Severity, message: string): void =>
    void diagnostics.push({ code: 'policy/value', severity, message, pointer });
  const served = entries.filter(({ operation }) => serves(entry.policy, textOf(operation.operationId)));
  const check: PolicyCheck = {
    values,
    entry,
    served,
    report: (name, severity, message) => add(child(parameters, parameterPrefix + name), severity, message),
  };
  const ids = new Set(entries.map(({ operation }) => textOf(operation.operationId)));
  for (const id of operationIdsOf(entry.policy)) {
    if (!ids.has(id))
      add(child(parameters, operationsKey), 'error', `There is no operation “${id}”. Untick it, or choose another.`);
  }
  for (const field of fieldsOf(entry.policy)) checkField(check, field);
  const template = templateOf(entry.policy);
  if (template) checkTemplate(check, template);
  return diagnostics;
}

function checkField({ values, entry, served, report }: PolicyCheck, field: TemplateField): void {
  const value = parameterOf(entry.policy, field.name);
  const text = asText(value);
  const isEmpty = value === undefined || text.trim() === '' || (isRecord(value) && Object.keys(value).length === 0);
  if (isEmpty) {
    if (field.required) report(field.name, 'error', `${field.label} is missing. Fill it in.`);
    return;
  }
  switch (field.type.kind) {
    case 'choice': {
      const { choices } = field.type;
      if (!choices.some((choice) => choice.value.toLowerCase() === text.toLowerCase()))
        report(field.name, 'warning', `“${text}” is none of the values that are known here.`);
      return;
    }
    case 'number':
      if (typeof value !== 'number') report(field.name, 'error', 'This has to be a number.');
      return;
    case 'place':
      checkExpressions(text, ['body', 'item']);
      if (!readPlace(text))
        report(field.name, 'error', 'This has to be one place: @body(), @body().items or @item().name.');
      return;
    case 'pairs':
      for (const one of isRecord(value) ? Object.values(value) : []) checkExpressions(asText(one), field.type.of);
      return;
    case 'expression':
      checkExpressions(text, field.type.of);
      return;
    case 'text':
      return;
  }

  function checkExpressions(written: string, of: readonly ExpressionSource[]): void {
    for (const part of parseExpressions(written)) {
      if (part.kind === 'unknown') report(field.name, 'warning', `“${part.text}”: ${part.fault}`);
      if (part.kind === 'call') checkCall(part, of);
    }
  }

  function checkCall(part: Extract<ExpressionPart, { kind: 'call' }>, of: readonly ExpressionSource[]): void {
    const [name = ''] = part.args;
    const source = sources[part.name];
    if (source !== undefined && !of.includes(source))
      report(field.name, 'warning', `${part.text} does not work in this field. ${worksHere(of)}`);
    if (part.name === 'connectionParameters') {
      const known = knownConnectionName(values, name);
      if (known === undefined) {
        const message = `The connection has no parameter “${name}”. Add it on the Security tab, or choose one that is there.`;
        report(field.name, 'error', message);
      } else if (known !== name)
        report(field.name, 'warning', `The connection calls it “${known}”. Write it with the same capitals.`);
    }
    if (part.name === 'queryParameters' && served.length > 0 && !hasQuery(values, served, name))
      report(field.name, 'warning', `No operation that this policy serves has a query parameter “${name}”.`);
  }
}

const sources: Readonly<Record<string, ExpressionSource>> = {
  connectionParameters: 'connection',
  headers: 'header',
  queryParameters: 'query',
  body: 'body',
  item: 'item',
  triggerBody: 'triggerBody',
};

const worksHere = (of: readonly ExpressionSource[]): string =>
  of.includes('connection')
    ? 'Use @connectionParameters, @headers or @queryParameters.'
    : of.includes('triggerBody')
      ? 'Use @{triggerBody()…}.'
      : of.includes('body')
        ? 'Use @body() here.'
        : "Use @headers('…') or @queryParameters('…').";

/**
 * The parameter that a name means, in the capitals it has there: a published connector writes others. Claims of a sign-in,
 * as `token:customHost`, are not listed anywhere.
 */
function knownConnectionName({ properties }: ConnectorValues, name: string): string | undefined {
  const known = connectionNamesOf(properties);
  if (known.has(name) || known.has(name.split(':', 1)[0] ?? '')) return name;
  return [...known].find((one) => one.toLowerCase() === name.toLowerCase());
}

function hasQuery({ definition }: ConnectorValues, served: readonly OperationEntry[], name: string): boolean {
  return served.some((entry) =>
    parametersOf(definition, entry).some(({ parameter }) => parameter.in === 'query' && parameter.name === name),
  );
}

/** What only one template asks for. */
function checkTemplate(check: PolicyCheck, template: PolicyTemplate): void {
  const { entry, values, report } = check;
  const text = (name: string): string => asText(parameterOf(entry.policy, name));
  switch (template.id) {
    case 'dynamichosturl': {
      const url = text('urlTemplate').trim();
      if (url !== '' && !/^(https:\/\/|@)/i.test(url))
        report('urlTemplate', 'error', 'A host URL starts with https:// or with an expression.');
      return;
    }
    case 'routerequesttoendpoint':
      return checkPath(check, 'newPath', text('newPath'));
    case 'setvaluefromurl':
      checkPath(check, 'parameterValueUrl', text('parameterValueUrl'));
      if (!isTarget(text('parameterTemplate')))
        report('parameterTemplate', 'error', "Write @headers('name') or @queryParameters('name').");
      return;
    case 'setheader':
      if (/[^\w!#$%&'*+.^`|~@()-]/.test(text('name').trim()))
        report('name', 'error', 'A header’s name has no spaces and no colon.');
      return checkSecret(check, text('name'), text('value'));
    case 'setqueryparameter':
      return checkSecret(check, text('name'), text('value'));
    case 'setconnectionstatustounauthenticated': {
      const definition: Readonly<Record<string, unknown>> = { ...values.definition };
      const capabilities = definition['x-ms-capabilities'];
      if (!isRecord(capabilities) || capabilities['testConnection'] === undefined)
        report(
          'statusCode',
          'info',
          'The definition names no operation that tests the connection (x-ms-capabilities, testConnection).',
        );
      return;
    }
    default:
      return;
  }
}

function isTarget(text: string): boolean {
  const [part, ...more] = parseExpressions(text.trim());
  return (
    text === '' || (part?.kind === 'call' && more.length === 0 && ['headers', 'queryParameters'].includes(part.name))
  );
}

function checkPath({ served, entry, report }: PolicyCheck, name: string, path: string): void {
  const plain = parseExpressions(path)
    .map((part) => (part.kind === 'text' ? part.text : ''))
    .join('');
  if (/[{}]/.test(plain.replace(/\{[^{}]*\}/g, '')))
    return report(name, 'error', 'A brace is opened and not closed, or the other way round.');
  for (const variable of new Set(variablesOf(plain))) {
    const without = served.find((operation) => !variablesOf(operation.path).includes(variable));
    if (without && operationIdsOf(entry.policy).length > 0)
      report(name, 'error', `“{${variable}}” is no variable of the path of ${textOf(without.operation.operationId)}.`);
  }
  if (name === 'newPath' && operationIdsOf(entry.policy).length === 0 && served.length > 1)
    report(name, 'warning', 'This sends every operation of the connector to one path. Choose those it is for.');
}

function checkSecret({ report }: PolicyCheck, name: string, value: string): void {
  const isConstant = parseExpressions(value).every(({ kind }) => kind === 'text');
  const bare = value.replace(/^(basic|bearer)\s+/i, '');
  if (isConstant && bare.length >= 8 && isSecretName(name) && !/^[<{[]/.test(bare))
    report(
      'value',
      'warning',
      'This looks like a key. Everybody who gets the connector can read it: let the connection ask for it.',
    );
}
