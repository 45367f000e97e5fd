import { isRecord } from '../operations.ts';

/** A list in an answer. */
export interface AnswerList {
  /** `data/items`; '' when the answer is the list. */
  readonly path: string;
  readonly items: readonly unknown[];
}

/** One value of an answer, or of the items of a list. */
export interface AnswerField {
  /** `owner/name`; '' for the whole. */
  readonly path: string;
  /** Of the items in turn, those that have one. */
  readonly examples: readonly unknown[];
}

const mostPlaces = 200;
const deepest = 6;
const mostExamples = 3;

/** The lists of an answer that a path leads to, outer ones first: not those inside the items of others. */
export function listsIn(answer: unknown): readonly AnswerList[] {
  const lists: AnswerList[] = [];
  visit(answer, '', 0);
  return lists;

  function visit(value: unknown, path: string, depth: number): void {
    if (lists.length >= mostPlaces) return;
    if (Array.isArray(value)) lists.push({ path, items: value });
    else if (isRecord(value) && depth < deepest) {
      for (const [name, member] of Object.entries(value)) visit(member, joined(path, name), depth + 1);
    }
  }
}

/** The single values in the items of a list, objects laid out; a list of plain values has one field with the path ''. */
export function fieldsIn(items: readonly unknown[]): readonly AnswerField[] {
  const found = new Map<string, unknown[]>();
  for (const item of items.slice(0, mostExamples)) visit(item, '', 0);
  return [...found].map(([path, examples]) => ({ path, examples }));

  function visit(value: unknown, path: string, depth: number): void {
    if (isRecord(value)) {
      if (depth >= deepest) return;
      for (const [name, member] of Object.entries(value)) visit(member, joined(path, name), depth + 1);
    } else if (!Array.isArray(value)) {
      const examples = found.get(path);
      if (examples) examples.push(value);
      else if (found.size < mostPlaces) found.set(path, [value]);
    }
  }
}

/** The objects of an answer that may be a schema: those that have `properties`, then all others. */
export function objectsIn(answer: unknown): readonly { readonly path: string; readonly isSchema: boolean }[] {
  const objects: { readonly path: string; readonly isSchema: boolean }[] = [];
  visit(answer, '', 0);
  return objects.toSorted((a, b) => Number(b.isSchema) - Number(a.isSchema));

  function visit(value: unknown, path: string, depth: number): void {
    if (!isRecord(value) || objects.length >= mostPlaces) return;
    const isSchema = isRecord(value['properties']) || value['type'] === 'object';
    objects.push({ path, isSchema });
    if (isSchema || depth >= deepest) return;
    for (const [name, member] of Object.entries(value)) visit(member, joined(path, name), depth + 1);
  }
}

/** The value at a path of an answer; undefined where there is none. */
export function valueAtPath(answer: unknown, path: string): unknown {
  let value = answer;
  for (const name of path === '' ? [] : path.split('/')) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

const joined = (path: string, name: string): string => (path === '' ? name : `${path}/${name}`);

/** What most likely is meant of an answer, to start from. */
export function guessPaths(answer: unknown): {
  readonly collection: string;
  readonly valuePath: string;
  readonly titlePath: string;
} {
  const list = listsIn(answer).toSorted((a, b) => depthOf(a.path) - depthOf(b.path))[0];
  if (!list) return { collection: '', valuePath: '', titlePath: '' };
  const fields = fieldsIn(list.items);
  const value = best(fields, valueNames) ?? fields[0]?.path ?? '';
  const title =
    best(fields, titleNames) ?? fields.find(({ examples }) => typeof examples[0] === 'string')?.path ?? value;
  return { collection: list.path, valuePath: value, titlePath: title };
}

const valueNames = [/^id$/i, /^(key|code|value|uuid|guid)$/i, /(^|[a-z_.-])(id|ID|Id)$/, /(key|code)$/i];
const titleNames = [
  /^(displayname|display_name|title|label|name)$/i,
  /(name|title|label)$/i,
  /^(summary|description|text)$/i,
];

function best(fields: readonly AnswerField[], names: readonly RegExp[]): string | undefined {
  const flat = fields.toSorted((a, b) => depthOf(a.path) - depthOf(b.path));
  for (const pattern of names) {
    const field = flat.find(({ path }) => pattern.test(path.slice(path.lastIndexOf('/') + 1)));
    if (field) return field.path;
  }
  return undefined;
}

const depthOf = (path: string): number => (path === '' ? 0 : path.split('/').length);
