import { isMethod } from '../../../definition/operations.ts';
import { withoutNames } from '../../../definition/path-variables.ts';
import { child, type JsonPointer } from '../../../document/pointer.ts';
import { humanise, pascalCase, uniqueName } from '../../../naming/index.ts';
import { isRecord, listAt, memberOf, textAt } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend, Mending } from './mend.ts';
import { rewritePath, type PathRewrite } from './rewrite-path.ts';
import { spreadParameters } from './spread-parameters.ts';

/**
 * Writes each path as a path: it begins with a slash, has neither query nor fragment nor `*`, and names each part in
 * braces once. What stands behind `?` is sent as it is, without asking. Where two operations come to one method and
 * path, the later one gets a path that is only a name, and a policy sends it where it belongs.
 *
 * Source: domain notes OP-16 (`OperationPathMustStartWithSlash`, `OperationPathMayNotContainQueryOrFragment`,
 * `OperationPathContainsUnsupportedCharacters`, `OperationPathTemplateNotValid`, `OperationPathVariablesContainDefaults`),
 * O-12. A slash at the end is left: published connectors have both `/pets` and `/pets/`.
 * Tells the codes of `rewrite-path.ts`, `path-shared` (warning).
 */
export const settlePathTexts: Mend = (mending) => {
  const { draft } = mending;
  const paths = draft.definition['paths'];
  if (!isRecord(paths)) return;
  const rewrites = new Map<string, PathRewrite>();
  for (const path of Object.keys(paths)) {
    if (path.startsWith('x-')) continue;
    const rewrite = rewritePath(path, child('/paths', path), mending);
    if (rewrite.path !== path) rewrites.set(path, rewrite);
  }
  if (rewrites.size === 0) return;
  // What a path says for its operations is not for those that come to it.
  const touched = new Set([...rewrites].flatMap(([path, rewrite]) => [path, rewrite.path]));
  draft.apply([...touched].flatMap((path) => spreadParameters(draft, path)));
  draft.apply([...rewrites].flatMap(([path, { query }]) => addQuery(mending, path, query)));
  placeOperations(mending, rewrites);
};

/** Source: domain notes O-12. */
function addQuery({ draft }: Mending, path: string, query: PathRewrite['query']): readonly ValueEdit[] {
  const item = draft.at(child('/paths', path));
  return Object.entries(isRecord(item) ? item : {}).flatMap(([method, operation]): readonly ValueEdit[] => {
    if (!isMethod(method) || !isRecord(operation)) return [];
    const own = listAt(operation, 'parameters');
    const list = child('/paths', path, method, 'parameters', '-');
    return [...query]
      .filter(([name]) => !own.some((one) => textAt(one, 'name') === name && textAt(one, 'in') === 'query'))
      .map(([name, value]) => ({ kind: 'set', pointer: list, value: fixedParameter(name, value) }));
  });
}

/** A value in braces is asked for; any other is sent as it is. */
function fixedParameter(name: string, value: string): object {
  const plain = { name, in: 'query', required: true, type: 'string', 'x-ms-summary': humanise(name) || name };
  if (value === '' || /^\{[^{}]*\}$/.test(value)) return { ...plain, required: value !== '' };
  return { ...plain, enum: [value], default: value, 'x-ms-visibility': 'internal' };
}

/** Gives every operation of the paths that are written anew a place that no other has. */
function placeOperations({ draft, settle, route }: Mending, rewrites: ReadonlyMap<string, PathRewrite>): void {
  const paths = draft.definition['paths'];
  if (!isRecord(paths)) return;
  const taken = new Set<string>();
  const names = new Set<string>();
  for (const [path, item] of Object.entries(paths)) {
    if (rewrites.has(path)) continue;
    names.add(path);
    for (const method of methodsOf(item)) taken.add(keyOf(method, path));
  }
  const renames: ValueEdit[] = [];
  const moves: ValueEdit[] = [];
  const emptied: ValueEdit[] = [];
  const routes: { readonly pointer: JsonPointer; readonly path: string }[] = [];
  for (const [path, { path: wanted, fragment }] of rewrites) {
    const place = child('/paths', path);
    const methods = methodsOf(paths[path]);
    if (!names.has(wanted) && methods.every((method) => !taken.has(keyOf(method, wanted)))) {
      renames.push({ kind: 'rename', pointer: place, key: wanted });
      names.add(wanted);
      for (const method of methods) taken.add(keyOf(method, wanted));
      continue;
    }
    let moved = 0;
    for (const method of methods) {
      const pointer = child(place, method);
      let target = wanted;
      if (taken.has(keyOf(method, wanted))) {
        const operation = memberOf(paths[path], method);
        const suffix = pascalCase(fragment) || pascalCase(textAt(operation, 'operationId')) || 'Other';
        const has = (name: string): boolean => taken.has(keyOf(method, name)) || names.has(name);
        target = uniqueName(`${wanted.replace(/\/$/, '')}/${suffix}`, { has });
        const label = `${method.toUpperCase()} ${wanted}`;
        const what = `${label} is there more than once.`;
        const done = `This one stands at "${target}" in the connector, and a policy sends it to the right path.`;
        const about = { code: 'path-shared', severity: 'warning', label: 'Send it there by a policy' } as const;
        if (!settle({ ...about, pointer, what, done, result: child('/paths', target, method) })) continue;
        routes.push({ pointer: child('/paths', target, method), path: wanted });
      }
      taken.add(keyOf(method, target));
      moves.push({ kind: 'move', pointer, to: child('/paths', target, method) });
      moved += 1;
    }
    // A path that all operations left goes as well.
    if (moved === methods.length) emptied.push({ kind: 'remove', pointer: place });
  }
  draft.apply(renames);
  for (const { pointer, path } of routes) route(pointer, path);
  draft.apply(moves);
  draft.apply(emptied);
}

const methodsOf = (item: unknown): readonly string[] => (isRecord(item) ? Object.keys(item).filter(isMethod) : []);

const keyOf = (method: string, path: string): string => `${method} ${withoutNames(path)}`;
