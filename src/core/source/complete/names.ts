import { formatsOf } from '../../definition/edits/parameter-kind.ts';
import { formatWords } from '../../definition/edits/formats.ts';
import { findOperation, labelOf, textOf } from '../../definition/operation-place.ts';
import { isRecord, isTrigger, operationsOf, resolve, type OperationEntry } from '../../definition/operations.ts';
import type { Schema } from '../../definition/openapi2.ts';
import { parametersOf } from '../../definition/parameters.ts';
import type { SharedSection } from '../../definition/part-at.ts';
import { partsOf, referenceTo } from '../../definition/shared-uses.ts';
import { child, segmentsOf, valueAt, type JsonPointer } from '../../document/pointer.ts';
import { connectionNamesOf } from '../../policies/connection-names.ts';
import { offerExpressions } from '../../policies/offer-expressions.ts';
import { parameterPrefix, policiesOf, policiesPointer } from '../../policies/policy.ts';
import { policyTemplates, templateById, type ExpressionSource } from '../../policies/templates/index.ts';
import type { TextPlace } from '../text-place.ts';
import type { KindName, NameSubject } from '../words/index.ts';
import type { SourceQuestion } from './offer.ts';

/** A name that something has. */
export interface OfferedName {
  readonly name: string;
  readonly detail?: string;
  readonly about?: string;
  readonly isDeprecated?: boolean;
}

const mediaTypes = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/octet-stream',
  'text/csv',
  'application/xml',
];

/**
 * The names that fit a place, in the order in which they are offered.
 *
 * @param kindName Of the object that the text stands in: it tells what a reference may lead to.
 */
export function namesFor(
  subject: NameSubject,
  { part, values }: SourceQuestion,
  place: TextPlace,
  kindName: KindName | undefined,
): readonly OfferedName[] {
  const { definition, properties } = values;
  const pointer = place.path.reduce<JsonPointer>((path, segment) => child(path, segment), `/${part}`);
  switch (subject) {
    case 'operation':
      return operationsOf(definition).flatMap(operationName);
    case 'reference':
      return sharedNames(sectionOf(kindName), values);
    case 'security': {
      const members: unknown = definition.securityDefinitions;
      return isRecord(members) ? Object.entries(members).map(([name, one]) => named(name, typeIn(one))) : [];
    }
    case 'tag': {
      const tags: readonly unknown[] = Array.isArray(definition.tags) ? definition.tags : [];
      return tags.flatMap((tag) => (isRecord(tag) ? [named(textOf(tag['name']), textOf(tag['description']))] : []));
    }
    case 'mediaType':
      return mediaTypes.map((name) => ({ name }));
    case 'format':
      return formatNames(textOf(place.membersAt(depthOf(place)).get('type')));
    case 'property':
      return propertyNames(values, pointer);
    case 'policyTemplate':
      return policyTemplates.map(({ id, name, about }) => ({ name: id, detail: name, about }));
    case 'ownParameter':
      return ownNames(values, pointer, textOf(place.key) === 'parameterReference');
    case 'calledParameter':
      return calledNames(values, textOf(place.membersAt(place.path.length - 1).get('operationId')));
    case 'connectionParameter':
      return [...connectionNamesOf(properties)].map((name) => ({ name }));
    case 'expression':
      return expressionsAt(values, pointer, place.key ?? '');
  }
}

const named = (name: string, detail: string): OfferedName => ({ name, ...(detail !== '' && { detail }) });

const typeIn = (value: unknown): string => (isRecord(value) ? textOf(value['type']) : '');

/** How many segments lead to the object that the place is in. */
const depthOf = ({ container, path }: TextPlace): number => (container === 'array' ? path.length - 1 : path.length);

function operationName(entry: OperationEntry): readonly OfferedName[] {
  const name = textOf(entry.operation.operationId);
  if (name === '') return [];
  const kind = isTrigger(entry.operation) ? 'Trigger' : 'Action';
  const about = `${kind}: ${entry.method.toUpperCase()} ${entry.path}`;
  return [{ ...named(name, labelOf(entry)), about, isDeprecated: entry.operation.deprecated === true }];
}

function sectionOf(kind: KindName | undefined): SharedSection {
  if (kind === 'response') return 'responses';
  return kind === 'anyParameter' || kind === 'parameter' || kind === 'bodyParameter' ? 'parameters' : 'definitions';
}

const sharedNames = (section: SharedSection, { definition }: SourceQuestion['values']): readonly OfferedName[] =>
  partsOf(definition, section).map(({ name }) => {
    const value: unknown = definition[section]?.[name];
    const about = isRecord(value) ? textOf(value['description']) || textOf(value['title']) : '';
    return { ...named(referenceTo(section, name), typeIn(value)), ...(about !== '' && { about }) };
  });

function formatNames(type: string): readonly OfferedName[] {
  const formats = formatsOf[type] ?? Object.values(formatsOf).flat();
  return formats.map((name) => named(name, formatWords(name) === name ? '' : formatWords(name)));
}

/** The properties beside a list of required ones. */
function propertyNames(values: SourceQuestion['values'], pointer: JsonPointer): readonly OfferedName[] {
  const schema = pointer.replace(/\/required\/\d+$/, '');
  const properties: unknown = valueAt(values, child(schema, 'properties'));
  return isRecord(properties) ? Object.entries(properties).map(([name, one]) => named(name, typeIn(one))) : [];
}

function ownNames(
  { definition }: SourceQuestion['values'],
  pointer: JsonPointer,
  withProperties: boolean,
): readonly OfferedName[] {
  const entry = findOperation(operationsOf(definition), pointer);
  if (!entry) return [];
  return parametersOf(definition, entry).flatMap(({ parameter }): readonly OfferedName[] => {
    const name = textOf(parameter.name);
    const own = named(name, textOf(parameter['x-ms-summary']) || textOf(parameter.in));
    if (parameter.in !== 'body' || !withProperties) return [own];
    const schema = resolve<Schema>(definition, parameter.schema ?? {});
    const properties: unknown = isRecord(schema) ? schema['properties'] : undefined;
    const inside = isRecord(properties) ? Object.entries(properties) : [];
    return [own, ...inside.map(([key, one]) => named(`${name}/${key}`, typeIn(one)))];
  });
}

function calledNames({ definition }: SourceQuestion['values'], operationId: string): readonly OfferedName[] {
  const entry = operationsOf(definition).find(({ operation }) => operation.operationId === operationId);
  if (!entry) return [];
  return parametersOf(definition, entry).map(({ parameter }) =>
    named(textOf(parameter.name), parameter.required === true ? 'required' : textOf(parameter['x-ms-summary'])),
  );
}

const everySource: readonly ExpressionSource[] = [
  'connection',
  'header',
  'query',
  'body',
  'item',
  'triggerBody',
  'verb',
];

/** The expressions that a policy's parameter can speak of. */
function expressionsAt(
  { definition, properties }: SourceQuestion['values'],
  pointer: JsonPointer,
  key: string,
): readonly OfferedName[] {
  const [, , , index] = segmentsOf(pointer);
  const entry = pointer.startsWith(policiesPointer) ? policiesOf(properties)[Number(index)] : undefined;
  const field = templateById(entry?.templateName ?? '')?.fields.find(({ name }) => parameterPrefix + name === key);
  const of = field && 'of' in field.type ? field.type.of : everySource;
  const ids: unknown = entry?.policy.parameters?.['x-ms-apimTemplate-operationName'];
  const wanted = Array.isArray(ids) && ids.length > 0 ? new Set<unknown>(ids) : undefined;
  const served = operationsOf(definition).filter(({ operation }) => wanted?.has(operation.operationId) ?? true);
  const section = entry?.policy.parameters?.['x-ms-apimTemplate-policySection'] === 'Response' ? 'Response' : 'Request';
  return offerExpressions({ definition, properties, served, section, of }).flatMap(({ title, offers }) =>
    offers.map(({ text, about }) => ({ ...named(text, about), about: title })),
  );
}
