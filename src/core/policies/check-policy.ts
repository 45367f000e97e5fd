import type { ConnectorValues } from '../definition/operation-uses.ts';
import { textOf } from '../definition/operation-place.ts';
import { isRecord, operationsOf, type OperationEntry } from '../definition/operations.ts';
import { parametersOf } from '../definition/parameters.ts';
import { variablesOf } from '../definition/path-variables.ts';
import type { Edit } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { asText } from './evaluate.ts';
import { parseExpressions, type ExpressionPart } from './expressions.ts';
import { readPlace } from './convert-body.ts';
import { connectionNamesOf, knownConnectionName } from './connection-names.ts';
import { operationFaults } from './policy-operations.ts';
import {
  operationIdsOf,
  parameterOf,
  parameterPrefix,
  parametersOfPolicy,
  policySections,
  sectionKey,
  writtenSection,
  type PolicyEntry,
} from './policy.ts';
import {
  fieldsOf,
  templateOf,
  type ExpressionSource,
  type PolicyTemplate,
  type TemplateField,
} from './templates/index.ts';

/** What can be wrong with a policy; there is a rule for each. */
export type PolicyFaultKind =
  | 'template-known'
  | 'operation-exists'
  | 'operations-list'
  | 'operations-repeated'
  | 'section-known'
  | 'parameter-filled'
  | 'parameter-choice'
  | 'parameter-number'
  | 'place-format'
  | 'expression-known'
  | 'expression-fits'
  | 'connection-parameter'
  | 'connection-parameter-case'
  | 'query-parameter'
  | 'host-format'
  | 'path-variables'
  | 'serves-all'
  | 'value-target'
  | 'header-name'
  | 'test-connection';

export interface PolicyFault {
  readonly kind: PolicyFaultKind;
  /** For a maker, what is wrong and what to do. */
  readonly message: string;
  /** At the parameter it is about. */
  readonly pointer: JsonPointer;
  readonly fix?: { readonly title: string; readonly edits: () => readonly Edit[] };
}

/** Looks at the policies of one connector: what they all ask for is found out once. */
export class PolicyChecker {
  readonly #values: ConnectorValues;
  readonly #entries: readonly OperationEntry[];
  readonly #byId = new Map<string, OperationEntry[]>();
  readonly #queryNames = new Map<OperationEntry, ReadonlySet<string>>();
  #allQueryNames: ReadonlySet<string> | undefined;

  constructor(values: ConnectorValues) {
    this.#values = values;
    this.#entries = operationsOf(values.definition);
    for (const entry of this.#entries) {
      const id = textOf(entry.operation.operationId);
      const same = this.#byId.get(id);
      if (same) same.push(entry);
      else this.#byId.set(id, [entry]);
    }
  }

  /** What is wrong with one policy. Source: domain notes, end of 5; POL-01, POL-02. */
  check(entry: PolicyEntry): readonly PolicyFault[] {
    const faults: PolicyFault[] = [];
    const told = new Set<string>();
    const ids = operationIdsOf(entry.policy);
    const parameters = child(entry.pointer, 'parameters');
    const check: PolicyCheck = {
      values: this.#values,
      entry,
      isForAll: ids.length === 0,
      served: ids.length === 0 ? this.#entries : ids.flatMap((id) => this.#byId.get(id) ?? []),
      hasQuery: (name) => this.#hasQuery(ids, name),
      report: (name, kind, message, fix) => {
        // An expression that stands there twice is told once.
        if (told.has(`${name} ${message}`)) return;
        told.add(`${name} ${message}`);
        faults.push({ kind, message, pointer: child(parameters, parameterPrefix + name), ...(fix && { fix }) });
      },
    };
    faults.push(...operationFaults(entry, (id) => this.#byId.has(id)), ...sectionFaults(entry));
    const template = templateOf(entry.policy);
    if (!template) faults.push(...templateFaults(entry));
    for (const field of fieldsOf(entry.policy)) checkField(check, field);
    if (template) checkTemplate(check, template);
    return faults;
  }

  #hasQuery(ids: readonly string[], name: string): boolean {
    if (ids.length > 0)
      return ids.some((id) => this.#byId.get(id)?.some((entry) => this.#queryNamesOf(entry).has(name)));
    this.#allQueryNames ??= new Set(this.#entries.flatMap((entry) => [...this.#queryNamesOf(entry)]));
    return this.#allQueryNames.has(name);
  }

  #queryNamesOf(entry: OperationEntry): ReadonlySet<string> {
    const before = this.#queryNames.get(entry);
    if (before) return before;
    const query = parametersOf(this.#values.definition, entry).filter(({ parameter }) => parameter.in === 'query');
    const names = new Set(query.map(({ parameter }) => textOf(parameter.name)));
    this.#queryNames.set(entry, names);
    return names;
  }
}

/** What checks of a policy look at. */
interface PolicyCheck {
  readonly values: ConnectorValues;
  readonly entry: PolicyEntry;
  /** It names no operations, so that it serves every one. */
  readonly isForAll: boolean;
  readonly served: readonly OperationEntry[];
  /** An operation that it serves has a query parameter of that name. */
  readonly hasQuery: (name: string) => boolean;
  readonly report: (name: string, kind: PolicyFaultKind, message: string, fix?: PolicyFault['fix']) => void;
}

/** Published connectors use them, and nothing says what they ask for. Source: domain notes, 5. */
const undescribed: ReadonlySet<string> = new Set(['moveproperties', 'dynamicsubdomain']);

function templateFaults({ pointer, templateName }: PolicyEntry): readonly PolicyFault[] {
  if (templateName === '' || undescribed.has(templateName)) return [];
  const message = `The template "${templateName}" is not known here. Check its name; the policy is kept as it is.`;
  return [{ kind: 'template-known', message, pointer: child(pointer, 'templateId') }];
}

function sectionFaults({ pointer, policy }: PolicyEntry): readonly PolicyFault[] {
  const written = parametersOfPolicy(policy)[sectionKey];
  if (written === undefined || writtenSection(policy) !== undefined) return [];
  const known = policySections.map((section) => `"${section}"`).join(', ');
  const message = `A policy runs on ${known}, and not on ${JSON.stringify(written)}. Choose when it runs.`;
  return [{ kind: 'section-known', message, pointer: child(pointer, 'parameters', sectionKey) }];
}

function checkField(check: PolicyCheck, field: TemplateField): void {
  const { entry, report } = check;
  const value = parameterOf(entry.policy, field.name);
  const text = asText(value);
  const isEmpty = value === undefined || text.trim() === '' || (isRecord(value) && Object.keys(value).length === 0);
  if (isEmpty) {
    if (field.required) report(field.name, 'parameter-filled', `${field.label} is missing. Fill it in.`);
    return;
  }
  switch (field.type.kind) {
    case 'choice': {
      const { choices } = field.type;
      const known = choices.map((choice) => `"${choice.value}"`).join(', ');
      if (!choices.some((choice) => choice.value.toLowerCase() === text.toLowerCase()))
        report(field.name, 'parameter-choice', `"${text}" is none of the values known here: ${known}. Choose one.`);
      return;
    }
    case 'number':
      if (typeof value !== 'number') reportNumber(check, field, text);
      return;
    case 'place':
      checkExpressions(check, field, text, ['body', 'item']);
      if (!readPlace(text))
        report(field.name, 'place-format', `${field.label} is one place: @body(), @body().items or @item().name.`);
      return;
    case 'pairs':
      for (const one of isRecord(value) ? Object.values(value) : [])
        checkExpressions(check, field, asText(one), field.type.of);
      return;
    case 'expression':
      checkExpressions(check, field, text, field.type.of);
      return;
    case 'text':
      return;
  }
}

function reportNumber({ entry, report }: PolicyCheck, { name, label }: TemplateField, text: string): void {
  const pointer = child(entry.pointer, 'parameters', parameterPrefix + name);
  const isNumber = /^\s*\d{1,9}\s*$/.test(text);
  const message = `${label} is a number. ${isNumber ? `Write it without quotes: ${text.trim()}.` : 'Write one, such as 401.'}`;
  const edits = (): readonly Edit[] => [{ kind: 'set', pointer, value: Number(text) }];
  report(name, 'parameter-number', message, isNumber ? { title: 'Write it without quotes', edits } : undefined);
}

function checkExpressions(
  check: PolicyCheck,
  field: TemplateField,
  written: string,
  of: readonly ExpressionSource[],
): void {
  for (const part of parseExpressions(written)) {
    if (part.kind === 'unknown') check.report(field.name, 'expression-known', `${shortened(part.text)}: ${part.fault}`);
    if (part.kind === 'call') checkCall(check, field, part, of);
  }
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function checkCall(
  check: PolicyCheck,
  field: TemplateField,
  part: Extract<ExpressionPart, { kind: 'call' }>,
  of: readonly ExpressionSource[],
): void {
  const { values, served, report, hasQuery } = check;
  const [name = ''] = part.args;
  const source = sources[part.name];
  if (source !== undefined && !of.includes(source))
    report(field.name, 'expression-fits', `${part.text} does not work in this field. ${worksHere(of)}`);
  if (part.name === 'connectionParameters') {
    const known = knownConnectionName(connectionNamesOf(values.properties), name);
    if (known === undefined) {
      const message = `A connection has no parameter "${name}". Add it on the Security tab, or choose one that is there.`;
      report(field.name, 'connection-parameter', message);
    } else if (known !== name) reportCase(check, field, name, known);
  }
  if (part.name === 'queryParameters' && served.length > 0 && !hasQuery(name))
    report(
      field.name,
      'query-parameter',
      `No operation that this policy serves has a query parameter "${name}". Add it there, or choose another.`,
    );
}

function reportCase({ entry, report }: PolicyCheck, { name }: TemplateField, written: string, known: string): void {
  const message = `A connection calls it "${known}", not "${written}". Write it with the same capitals.`;
  const value = parameterOf(entry.policy, name);
  const pointer = child(entry.pointer, 'parameters', parameterPrefix + name);
  const text = typeof value === 'string' ? value.replaceAll(`'${written}'`, () => `'${known}'`) : undefined;
  const edits = (): readonly Edit[] => [{ kind: 'set', pointer, value: text }];
  const fix = text === undefined || text === value ? undefined : { title: 'Write it with the same capitals', edits };
  report(name, 'connection-parameter-case', message, fix);
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

/** What only one template asks for. */
function checkTemplate(check: PolicyCheck, template: PolicyTemplate): void {
  const { entry, values, report } = check;
  const text = (name: string): string => asText(parameterOf(entry.policy, name));
  switch (template.id) {
    case 'dynamichosturl': {
      const url = text('urlTemplate').trim();
      if (url !== '' && !/^(https:\/\/|@)/i.test(url))
        report('urlTemplate', 'host-format', 'A host URL starts with https:// or with an expression. Write it so.');
      return;
    }
    case 'routerequesttoendpoint':
      return checkPath(check, 'newPath', text('newPath'));
    case 'setvaluefromurl':
      checkPath(check, 'parameterValueUrl', text('parameterValueUrl'));
      if (!isTarget(text('parameterTemplate')))
        report(
          'parameterTemplate',
          'value-target',
          "The value goes into a header or a query parameter. Write @headers('name') or @queryParameters('name').",
        );
      return;
    case 'setheader':
      if (/[^\w!#$%&'*+.^`|~@()-]/.test(text('name').trim()))
        report('name', 'header-name', 'The name of a header has no spaces and no colon. Write the name alone.');
      return;
    case 'setconnectionstatustounauthenticated': {
      const definition: Readonly<Record<string, unknown>> = { ...values.definition };
      const capabilities = definition['x-ms-capabilities'];
      if (!isRecord(capabilities) || capabilities['testConnection'] === undefined)
        report(
          'statusCode',
          'test-connection',
          'No operation tests the connection, so this status is never looked for. Choose one on the General tab.',
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

function checkPath({ served, isForAll, report }: PolicyCheck, name: string, path: string): void {
  const plain = parseExpressions(path)
    .map((part) => (part.kind === 'text' ? part.text : ''))
    .join('');
  if (/[{}]/.test(plain.replace(/\{[^{}]*\}/g, '')))
    return report(
      name,
      'path-variables',
      'A brace is opened and not closed, or the other way round. Correct the path.',
    );
  const variables = isForAll ? new Set<string>() : new Set(variablesOf(plain));
  for (const variable of variables) {
    const without = served.find((operation) => !variablesOf(operation.path).includes(variable));
    if (!without) continue;
    const id = textOf(without.operation.operationId);
    const message = `"{${variable}}" is no variable of the path of ${id}. Use one of its own, or write the value itself.`;
    report(name, 'path-variables', message);
  }
  if (name === 'newPath' && isForAll && served.length > 1)
    report(name, 'serves-all', 'This sends every operation of the connector to one path. Choose those it is for.');
}
