import { isMethod } from '../../../definition/operations.ts';
import { variablesOf, withoutNames } from '../../../definition/path-variables.ts';
import { child, type JsonPointer } from '../../../document/pointer.ts';
import { isRecord, listAt, textAt } from '../../tolerant.ts';
import { readParameters } from '../../../rules/walk/parameters.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend, Mending } from './mend.ts';
import { spreadParameters } from './spread-parameters.ts';

/** Two paths that are one address: the first keeps its text. */
interface Pair {
  readonly first: string;
  readonly later: string;
}

/**
 * Makes one path of those that differ only in capitals or in the names of their variables. An operation whose method the
 * first path has already is left out: a request could not tell them apart.
 *
 * Source: domain notes OP-17 (`PathRedefined`, `DuplicateOperationPath`).
 * Tells `path-merged` (info), `path-repeated` (warning).
 */
export const mergePaths: Mend = (mending) => {
  const { draft, settle } = mending;
  const paths = draft.definition['paths'];
  if (!isRecord(paths)) return;
  const pairs = pairsIn(paths);
  if (pairs.length === 0) return;
  const moving: (Pair & { readonly method: string })[] = [];
  const edits: ValueEdit[] = [];
  const taken = new Set<string>();
  /** Paths that an operation leaves. */
  const left = new Set<string>();
  const merged = new Set(pairs.map(({ later }) => later));
  for (const [path, item] of Object.entries(paths)) {
    if (!merged.has(path)) for (const method of methodsOf(item)) taken.add(`${method} ${path}`);
  }
  for (const pair of pairs) {
    const { first, later } = pair;
    for (const method of methodsOf(paths[later])) {
      const pointer = child('/paths', later, method);
      const label = `${method.toUpperCase()} ${later}`;
      if (!taken.has(`${method} ${first}`)) {
        const what = `${label} has the same address as "${first}": capitals and names in braces do not count.`;
        const result = child('/paths', first, method);
        if (
          !settle({ code: 'path-merged', pointer, what, done: 'It was moved there.', label: 'Move it there', result })
        )
          continue;
        taken.add(`${method} ${first}`);
        left.add(later);
        moving.push({ ...pair, method });
        continue;
      }
      const reason = `${method.toUpperCase()} ${first} has the same address.`;
      const what = `${label} is the same as ${method.toUpperCase()} ${first}: capitals and names in braces do not count.`;
      const about = { code: 'path-repeated', kind: 'left-out', severity: 'warning', label: 'Leave it out' } as const;
      if (!settle({ ...about, pointer, what, done: 'It was left out.' })) continue;
      left.add(later);
      edits.push({ kind: 'remove', pointer, reason });
    }
  }
  draft.apply(edits);
  moveOperations(mending, moving);
  draft.apply(emptied(draft.definition['paths'], left));
};

function pairsIn(paths: Readonly<Record<string, unknown>>): readonly Pair[] {
  const seen = new Map<string, string>();
  const pairs: Pair[] = [];
  for (const [path, item] of Object.entries(paths)) {
    if (!path.startsWith('/') || !isRecord(item)) continue;
    const key = withoutNames(path);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, path);
    else pairs.push({ first, later: path });
  }
  return pairs;
}

function moveOperations({ draft }: Mending, moving: readonly (Pair & { readonly method: string })[]): void {
  if (moving.length === 0) return;
  const touched = new Set(moving.flatMap(({ first, later }) => [first, later]));
  draft.apply([...touched].flatMap((path) => spreadParameters(draft, path)));
  draft.apply(
    moving.flatMap((move) =>
      renameVariables(draft.definition, draft.at(child('/paths', move.later, move.method)), move),
    ),
  );
  draft.apply(
    moving.map(({ first, later, method }) => ({
      kind: 'move',
      pointer: child('/paths', later, method),
      to: child('/paths', first, method),
    })),
  );
}

/** Path parameters get the names that the first path has at their places. */
function renameVariables(
  definition: Readonly<Record<string, unknown>>,
  operation: unknown,
  { first, later, method }: Pair & { readonly method: string },
): readonly ValueEdit[] {
  const wanted = variablesOf(first);
  const names = new Map(variablesOf(later).map((name, index) => [name, wanted[index] ?? name]));
  const written = listAt(operation, 'parameters');
  return readParameters(definition, written, '').parameters.flatMap(({ parameter, pointer }): readonly ValueEdit[] => {
    const name = names.get(textAt(parameter, 'name'));
    if (parameter['in'] !== 'path' || name === undefined || name === parameter['name']) return [];
    const place: JsonPointer = `${child('/paths', later, method, 'parameters')}${pointer}`;
    const item = written[Number(pointer.slice(1))];
    if (isRecord(item) && Object.hasOwn(item, '$ref'))
      return [{ kind: 'set', pointer: place, value: { ...parameter, name } }];
    return [{ kind: 'set', pointer: child(place, 'name'), value: name }];
  });
}

/** Paths that all operations left, and that say nothing else. */
function emptied(paths: unknown, left: ReadonlySet<string>): readonly ValueEdit[] {
  return [...left]
    .filter((path) => {
      const item = isRecord(paths) ? paths[path] : undefined;
      return isRecord(item) && Object.keys(item).every((name) => name === 'parameters');
    })
    .map((path) => ({ kind: 'remove', pointer: child('/paths', path) }));
}

const methodsOf = (item: unknown): readonly string[] => (isRecord(item) ? Object.keys(item).filter(isMethod) : []);
