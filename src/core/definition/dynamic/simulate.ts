import { makerViewOf, type MakerField } from '../maker-view.ts';
import { isRecord } from '../operations.ts';
import { valueAtPath } from './answer-places.ts';
import type { DynamicList, TreeCall } from './model.ts';

/** One line of the drop-down that makers see. */
export interface Choice {
  readonly title: string;
  /** What is sent. */
  readonly value: unknown;
}

export type Choices =
  | { readonly ok: true; readonly choices: readonly Choice[] }
  /** Why the drop-down would be empty, for reading. */
  | { readonly ok: false; readonly message: string };

const mostChoices = 100;

/** The drop-down that a list makes of an answer. */
export function choicesIn(answer: unknown, list: Pick<DynamicList, 'collection' | 'valuePath' | 'titlePath'>): Choices {
  const items = valueAtPath(answer, list.collection);
  if (!Array.isArray(items)) return { ok: false, message: noList(list.collection, items) };
  const choices = items.slice(0, mostChoices).flatMap((item: unknown): readonly Choice[] => {
    const value = valueAtPath(item, list.valuePath);
    if (value === undefined || (list.valuePath === '' && isRecord(item))) return [];
    const title = valueAtPath(item, list.titlePath === '' ? list.valuePath : list.titlePath);
    return [{ title: wordsOf(title ?? value), value }];
  });
  if (choices.length > 0) return { ok: true, choices };
  if (items.length === 0) return { ok: false, message: 'The list is empty, so there is nothing to choose.' };
  return {
    ok: false,
    message:
      list.valuePath === ''
        ? 'Choose which field of an item is sent.'
        : `No item of the list has "${list.valuePath}". Choose the field that is sent.`,
  };
}

function noList(path: string, found: unknown): string {
  if (path === '') return 'The answer is no list. Choose the list inside it.';
  return found === undefined ? `The answer has no "${path}".` : `"${path}" is no list in the answer.`;
}

/** A value as makers read it in a drop-down. */
export const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** One node of the tree that makers see. */
export interface TreeNode extends Choice {
  /** The whole way to it, as the field shows it once chosen. */
  readonly fullTitle: string;
  readonly isParent: boolean;
}

/** The nodes that a call of a tree makes of an answer. */
export function treeNodesIn(answer: unknown, call: TreeCall): readonly TreeNode[] {
  const items = valueAtPath(answer, call.itemsPath);
  if (!Array.isArray(items)) return [];
  return items.slice(0, mostChoices).flatMap((item: unknown): readonly TreeNode[] => {
    const value = valueAtPath(item, call.valuePath);
    if (value === undefined) return [];
    const title = wordsOf(valueAtPath(item, call.titlePath) ?? value);
    const fullTitle = wordsOf(valueAtPath(item, call.fullTitlePath) ?? title);
    return [{ title, value, fullTitle, isParent: holds(call.isParent, item) ?? true }];
  });
}

/**
 * Whether a filter such as `true`, `isFolder` or `kind eq 'folder'` holds for an item of an answer.
 *
 * @returns undefined for a filter that is none of those.
 */
export function holds(filter: string, item: unknown): boolean | undefined {
  const text = filter.trim();
  if (text === '' || text === 'false') return false;
  if (text === 'true') return true;
  const [, path = '', operator, operand = ''] = /^([^\s']+)(?:\s+(eq|ne)\s+(.+))?$/i.exec(text) ?? [];
  if (path === '') return undefined;
  const value = valueAtPath(item, path.startsWith('@') ? path : path.replaceAll('.', '/'));
  if (operator === undefined) return value === undefined ? undefined : Boolean(value);
  const wanted = operand.trim().replace(/^(['"])(.*)\1$/, '$2');
  return (String(value) === wanted) === (operator.toLowerCase() === 'eq');
}

/** The fields that makers see for a schema in an answer; empty when there is none at the path. */
export function fieldsOfAnswer(answer: unknown, schemaPath: string): readonly MakerField[] {
  const found = valueAtPath(answer, schemaPath);
  if (!isRecord(found)) return [];
  const members = Object.values(found);
  const isMap = !isRecord(found['properties']) && members.length > 0 && members.every(isRecord);
  const schema = isMap ? { type: 'object', properties: found } : found;
  const operation = { parameters: [{ name: 'body', in: 'body', required: true, schema }] };
  const view = makerViewOf({}, { path: '/', method: 'post', pathItem: {}, pointer: '', operation });
  return isRecord(schema['properties']) && Object.keys(schema['properties']).length > 0
    ? [...view.fields, ...view.advanced]
    : [];
}

/** A schema as a service may answer it, to show what becomes of it where none is at hand. */
export const sampleSchema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', title: 'Name' },
    colour: { type: 'string', title: 'Colour', enum: ['Red', 'Blue', 'Green'] },
    amount: { type: 'integer', title: 'Amount' },
  },
};
