import { textOf } from '../../definition/operation-place.ts';
import { decodeFragment, isRecord, operationsOf, type OperationEntry } from '../../definition/operations.ts';
import type { ConnectorValues } from '../../definition/operation-uses.ts';
import { findOperation } from '../../definition/operation-place.ts';
import { parametersOf, type ParameterEntry } from '../../definition/parameters.ts';
import { partAround } from '../../definition/shared-uses.ts';
import { sharedSections, type SharedPart, type SharedSection } from '../../definition/part-at.ts';
import { child, lastSegmentOf, segmentsOf, valueAt, type JsonPointer } from '../../document/pointer.ts';
import { parseExpressions } from '../../policies/expressions.ts';
import { parameterPlaces, type ParameterPlace } from '../../security/parameter-place.ts';
import { valueExpected } from '../complete/complete.ts';
import type { SourceQuestion } from '../complete/offer.ts';
import { tokenPlaceAt, type TextPlace, type Token } from '../text-place.ts';
import { expectedAt, type NameSubject } from '../words/index.ts';

/** Something of the connector that has a name by which other places speak of it. */
export type Subject =
  | { readonly kind: 'operation'; readonly operationId: string }
  | SharedPart
  | { readonly kind: 'parameter'; readonly entry: OperationEntry; readonly parameter: ParameterEntry }
  | { readonly kind: 'connectionParameter'; readonly place: ParameterPlace; readonly name: string }
  | { readonly kind: 'security'; readonly name: string }
  | { readonly kind: 'property'; readonly pointer: JsonPointer };

/** A subject with the text that names it; offsets without the quotes. */
export interface NamedSubject {
  readonly subject: Subject;
  readonly start: number;
  readonly end: number;
}

/** What the text at a place names; undefined where it names nothing that there is. */
export function subjectAt(question: SourceQuestion): NamedSubject | undefined {
  const place = tokenPlaceAt(question.text, question.offset);
  const { token, slot } = place;
  if (!token?.isString) return undefined;
  const subject = slot === 'key' ? subjectOfKey(question, place, token.text) : subjectOfValue(question, place, token);
  return (
    subject && {
      subject,
      start: token.start + 1,
      end: token.start + 1 + token.text.length,
      ...narrowed(subject, question, token),
    }
  );
}

const pointerOf = ({ part }: SourceQuestion, { path }: TextPlace): JsonPointer =>
  path.reduce<JsonPointer>((pointer, segment) => child(pointer, segment), `/${part}`);

function subjectOfKey(question: SourceQuestion, place: TextPlace, name: string): Subject | undefined {
  const { part, values } = question;
  const pointer = pointerOf(question, place);
  if (part === 'definition' && place.path.length === 1) {
    const [word = ''] = place.path;
    if (word === 'securityDefinitions') return { kind: 'security', name };
    if (isSection(word)) return shared(word, name);
  }
  const ways = part === 'properties' ? parameterPlaces(values.properties) : [];
  const own = ways.find((one) => one.pointer === pointer);
  if (own) return { kind: 'connectionParameter', place: own, name };
  if (pointer.endsWith('/properties') && part === 'definition')
    return { kind: 'property', pointer: child(pointer, name) };
  const expected = expectedAt(part, place.path, place.membersAt);
  if (expected?.value.kind !== 'map' || typeof expected.value.names !== 'string') return undefined;
  return namedBy(expected.value.names, name, question, place);
}

function subjectOfValue(question: SourceQuestion, place: TextPlace, token: Token): Subject | undefined {
  const found = valueExpected(question, place);
  if (!found) return undefined;
  const { expected, holderName } = found;
  const { values } = question;
  if (place.key === 'operationId' && holderName === 'operation') return { kind: 'operation', operationId: token.text };
  if (place.key === 'name' && (holderName === 'parameter' || holderName === 'bodyParameter'))
    return parameterNamed(values, pointerOf(question, place), token.text);
  if (expected.value.kind !== 'text' || expected.value.names === undefined) return undefined;
  return namedBy(expected.value.names, token.text, question, place, token);
}

function namedBy(
  names: NameSubject,
  name: string,
  question: SourceQuestion,
  place: TextPlace,
  token?: Token,
): Subject | undefined {
  const { values } = question;
  const pointer = pointerOf(question, place);
  switch (names) {
    case 'operation':
      return { kind: 'operation', operationId: name };
    case 'reference': {
      const target = name.startsWith('#') ? `/definition${decodeFragment(name.slice(1))}` : '';
      const part = partAround(target);
      const [, section = ''] = segmentsOf(part ?? '');
      return part !== undefined && isSection(section) ? shared(section, lastSegmentOf(part)) : undefined;
    }
    case 'security':
      return { kind: 'security', name };
    case 'ownParameter':
      return parameterNamed(values, pointer, name.split('/', 1)[0] ?? '');
    case 'calledParameter': {
      const id = textOf(place.membersAt(place.path.length - 1).get('operationId'));
      const entry = operationsOf(values.definition).find(({ operation }) => operation.operationId === id);
      return entry && parameterOf(values, entry, name);
    }
    case 'property': {
      const property = child(pointer.replace(/\/required\/\d+$/, ''), 'properties', name);
      return valueAt(values, property) === undefined ? undefined : { kind: 'property', pointer: property };
    }
    case 'connectionParameter':
      return connectionParameter(values, name);
    case 'expression': {
      const at = token ? question.offset - token.start - 1 : 0;
      const part = token && expressionAt(token, at);
      return part === undefined ? undefined : connectionParameter(values, part);
    }
    default:
      return undefined;
  }
}

const isSection = (word: string): word is SharedSection => (sharedSections as readonly string[]).includes(word);

const shared = (section: SharedSection, name: string): SharedPart => ({
  kind: 'shared',
  section,
  name,
  pointer: child('/definition', section, name),
});

/** The connection parameter that the expression at an offset of the text asks for. */
function expressionAt(token: Token, at: number): string | undefined {
  const found = parseExpressions(token.text).find(({ start, end }) => at >= start && at <= end);
  return found?.kind === 'call' && found.name === 'connectionParameters' ? found.args[0] : undefined;
}

function connectionParameter({ properties }: ConnectorValues, name: string): Subject | undefined {
  for (const place of parameterPlaces(properties)) {
    const own = Object.keys(place.parameters).find((one) => one.toLowerCase() === name.toLowerCase());
    if (own !== undefined) return { kind: 'connectionParameter', place, name: own };
  }
  return undefined;
}

function parameterNamed(values: ConnectorValues, pointer: JsonPointer, name: string): Subject | undefined {
  const entries = operationsOf(values.definition);
  const entry =
    findOperation(entries, pointer) ??
    // One that stands on the path belongs to each of its operations.
    entries.find((one) => pointer.startsWith(`${child('/definition/paths', one.path)}/`));
  return entry && parameterOf(values, entry, name);
}

function parameterOf({ definition }: ConnectorValues, entry: OperationEntry, name: string): Subject | undefined {
  const parameter = parametersOf(definition, entry).find((one) => one.parameter.name === name);
  return parameter && { kind: 'parameter', entry, parameter };
}

/** Of a longer text only the name itself: in a reference, a path to a property, or an expression. */
function narrowed(
  subject: Subject,
  { offset }: SourceQuestion,
  token: Token,
): { readonly start: number; readonly end: number } | undefined {
  const name = nameOfSubject(subject);
  if (token.text === name) return undefined;
  const begin = token.start + 1;
  let at = token.text.toLowerCase().indexOf(name.toLowerCase());
  if (subject.kind === 'shared') at = token.text.indexOf(`/${name}`, 2) + 1;
  // The one that the cursor is on, or the next before it.
  if (subject.kind === 'connectionParameter')
    at = token.text.toLowerCase().lastIndexOf(name.toLowerCase(), Math.max(0, offset - begin));
  if (at < 0) at = token.text.toLowerCase().indexOf(name.toLowerCase());
  return at < 0 ? undefined : { start: begin + at, end: begin + at + name.length };
}

/** The name as it is written where it is given. */
export function nameOfSubject(subject: Subject): string {
  switch (subject.kind) {
    case 'operation':
      return subject.operationId;
    case 'parameter':
      return textOf(subject.parameter.parameter.name);
    case 'property':
      return lastSegmentOf(subject.pointer);
    default:
      return subject.name;
  }
}

/** True for what there is; a reference may also name what is not there. */
export function exists(subject: Subject, { definition }: ConnectorValues): boolean {
  switch (subject.kind) {
    case 'operation':
      return operationsOf(definition).some(({ operation }) => operation.operationId === subject.operationId);
    case 'shared':
      return valueAt({ definition }, subject.pointer) !== undefined;
    case 'security':
      return isRecord(definition.securityDefinitions) && Object.hasOwn(definition.securityDefinitions, subject.name);
    default:
      return true;
  }
}
