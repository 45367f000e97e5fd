import { operationsIn, type OperationGroup, type PickableOperation } from './operation-tree.ts';

/**
 * The part of a tree that fits all words of a search, over verb, path, summary, id, and the names of the groups around. A
 * word fits where another begins with it (`gist` finds `/gists` and `createGist`, and not `/registrations`); one that
 * begins none at all fits anywhere, and so does one with a sign in it, such as `/gists/{id}`.
 */
export function findOperations(tree: OperationGroup, search: string): OperationGroup {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return tree;
  const texts = textsOf(tree);
  const all = [...texts.values()];
  const tests = words.map((word): ((text: SearchText) => boolean) => {
    const start = ` ${word}`;
    const beginsOne = /^[\p{L}\p{N}]+$/u.test(word) && all.some(({ words: inside }) => inside.includes(start));
    return beginsOne ? (text) => text.words.includes(start) : (text) => text.plain.includes(word);
  });
  const fits = (operation: PickableOperation): boolean => {
    const text = texts.get(operation);
    return text !== undefined && tests.every((test) => test(text));
  };
  return keepOperations(tree, fits);
}

/** A tree with some of its operations, without the groups and paths that are left empty by that. */
export function keepOperations(group: OperationGroup, fits: (operation: PickableOperation) => boolean): OperationGroup {
  return {
    name: group.name,
    groups: group.groups.map((inner) => keepOperations(inner, fits)).filter((inner) => operationsIn(inner).length > 0),
    paths: group.paths
      .map(({ path, operations }) => ({ path, operations: operations.filter(fits) }))
      .filter(({ operations }) => operations.length > 0),
  };
}

interface SearchText {
  /** In lower case, as it is written. */
  readonly plain: string;
  /** The same as words, each after a space: `listGists` is ` list gists`. */
  readonly words: string;
}

const made = new WeakMap<OperationGroup, ReadonlyMap<PickableOperation, SearchText>>();

function textsOf(tree: OperationGroup): ReadonlyMap<PickableOperation, SearchText> {
  let texts = made.get(tree);
  if (!texts) {
    texts = new Map(collect(tree, ''));
    made.set(tree, texts);
  }
  return texts;
}

function collect(group: OperationGroup, around: string): readonly (readonly [PickableOperation, SearchText])[] {
  const names = `${around} ${group.name}`;
  const own = group.paths.flatMap(({ operations }) =>
    operations.map((operation) => {
      const { method, path, summary, operationId } = operation;
      const text = `${method} ${path} ${summary} ${operationId}${names}`;
      return [operation, { plain: text.toLowerCase(), words: wordsOf(text) }] as const;
    }),
  );
  return [...group.groups.flatMap((inner) => collect(inner, names)), ...own];
}

function wordsOf(text: string): string {
  const apart = text.replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ').toLowerCase();
  return ` ${apart.replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
}
