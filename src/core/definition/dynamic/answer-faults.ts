import type { ResponseEntry } from '../edits/responses.ts';
import { labelOf } from '../operation-place.ts';
import type { Definition } from '../openapi2.ts';
import type { OperationEntry } from '../operations.ts';
import { nounOf } from './argument-faults.ts';
import { answerOf, followPath, typeOf, type PathEnd } from './called-operation.ts';

/** What is wrong with where something is looked for in an answer. */
export interface AnswerFault {
  readonly kind: 'list-found' | 'field-found' | 'value-chosen';
  readonly aspect: 'collection' | 'valuePath' | 'titlePath' | 'schemaPath';
  readonly message: string;
  /** The path as it is meant, where only its capitals are wrong. */
  readonly right?: string;
}

export interface ListPaths {
  readonly collection: string;
  readonly valuePath: string;
  readonly titlePath: string;
}

/** Whether the answer has a list there, with items that have the fields. Source: domain notes, DYN-03. */
export function listFaults(
  definition: Definition,
  called: OperationEntry,
  { collection, valuePath, titlePath }: ListPaths,
): readonly AnswerFault[] {
  const answer = answerOf(definition, called);
  if (!answer) return [];
  // Thousands of choices may come from one answer, and mostly from the same place of it.
  const known = knownFaults.get(answer) ?? new Map<string, readonly AnswerFault[]>();
  knownFaults.set(answer, known);
  const key = JSON.stringify([collection, valuePath, titlePath]);
  const faults = known.get(key) ?? findListFaults(definition, called, answer, { collection, valuePath, titlePath });
  known.set(key, faults);
  return faults;
}

const knownFaults = new WeakMap<ResponseEntry, Map<string, readonly AnswerFault[]>>();

function findListFaults(
  definition: Definition,
  called: OperationEntry,
  { response: { schema } }: ResponseEntry,
  { collection, valuePath, titlePath }: ListPaths,
): readonly AnswerFault[] {
  if (schema === undefined) return [];
  const end = followPath(definition, schema, collection);
  if (end.kind === 'open') return [];
  if (end.kind !== 'found') return [notFound('collection', collection, end)];
  const type = typeOf(end.schema);
  if (type === '') return [];
  if (type !== 'array') {
    const what = collection === '' ? `The answer of "${labelOf(called)}"` : `"${collection}"`;
    const message = `${what} is ${nounOf(type)} and not a list. Choose where the list is in the answer.`;
    return [{ kind: 'list-found', aspect: 'collection', message }];
  }
  const items = followPath(definition, end.schema.items ?? {}, '');
  if (items.kind !== 'found') return [];
  const faults: AnswerFault[] = [];
  if (valuePath === '' && typeOf(items.schema) === 'object') {
    const message = 'Each item of the list has several fields. Choose the one that is sent to the service.';
    faults.push({ kind: 'value-chosen', aspect: 'valuePath', message });
  }
  for (const [aspect, path] of [
    ['valuePath', valuePath],
    ['titlePath', titlePath],
  ] as const) {
    const field = followPath(definition, items.schema, path);
    if (path !== '' && field.kind !== 'found' && field.kind !== 'open') faults.push(notFound(aspect, path, field));
  }
  return faults;
}

/** Whether the answer has an object there that can be a schema. Source: domain notes, DYN-03. */
export function schemaFaults(
  definition: Definition,
  called: OperationEntry,
  schemaPath: string,
): readonly AnswerFault[] {
  const schema = answerOf(definition, called)?.response.schema;
  const end = schema === undefined ? undefined : followPath(definition, schema, schemaPath);
  if (!end || end.kind === 'open') return [];
  if (end.kind !== 'found') return [notFound('schemaPath', schemaPath, end)];
  const type = typeOf(end.schema);
  if (type === '' || type === 'object') return [];
  const what = schemaPath === '' ? `The answer of "${labelOf(called)}"` : `"${schemaPath}"`;
  const message = `${what} is ${nounOf(type)}, and no object that describes fields. Choose where that object is in the answer.`;
  return [{ kind: 'field-found', aspect: 'schemaPath', message }];
}

type Missing = Extract<PathEnd, { kind: 'missing' | 'through-list' }>;

function notFound(aspect: AnswerFault['aspect'], path: string, end: Missing): AnswerFault {
  if (end.kind === 'through-list') {
    const message = `"${end.name}" is a list, and a path cannot lead through its items. Choose another field.`;
    return { kind: 'field-found', aspect, message };
  }
  const alike = end.known.find((name) => name.toLowerCase() === end.name.toLowerCase());
  if (alike !== undefined) {
    const message = `The answer has "${alike}", not "${end.name}". Write it with the same capitals.`;
    // Of a schema the two forms are written with different endings.
    const right = path
      .split('/')
      .map((name) => (name === end.name ? alike : name))
      .join('/');
    return { kind: 'field-found', aspect, message, ...(aspect !== 'schemaPath' && { right }) };
  }
  const some = end.known.slice(0, 5).map((name) => `"${name}"`);
  const more = end.known.length > some.length ? ' and more' : '';
  const message = `The answer has no "${end.name}" there, only ${some.join(', ')}${more}. Choose one of these, or describe it in the answer.`;
  return { kind: 'field-found', aspect, message };
}
