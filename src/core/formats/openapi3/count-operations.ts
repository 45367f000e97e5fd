import { isRecord } from '../../definition/operations.ts';
import { localTarget } from '../swagger2/local-target.ts';

/** Every method of HTTP that may hold an operation, those of 3.2 among them. */
const httpMethods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query', 'connect']);

/** What a plain walk over the source finds. */
export interface OperationCounts {
  /** Methods on paths: what a client may call. */
  readonly calls: number;
  /** Methods on webhooks, and on the callbacks of those calls: what the service calls. */
  readonly events: number;
}

/**
 * Counts what an OpenAPI 3 file describes: a method on a path is one, whatever it holds, also behind a path item's
 * `$ref` within the file; a path item in another file is one. Knows nothing of what the import makes of them.
 */
export function countOperations(root: unknown): OperationCounts {
  let calls = 0;
  let events = 0;
  for (const [path, item] of membersOf(root, 'paths')) {
    if (path.startsWith('x-')) continue;
    const methods = methodsOf(root, item);
    calls += methods.length;
    for (const operation of methods) {
      for (const [name, callback] of membersOf(operation, 'callbacks')) {
        if (name.startsWith('x-')) continue;
        const urls = follow(root, callback);
        for (const [url, inner] of isRecord(urls) ? Object.entries(urls) : []) {
          if (!url.startsWith('x-') && url !== '$ref') events += methodsOf(root, inner).length;
        }
      }
    }
  }
  for (const [name, item] of membersOf(root, 'webhooks')) {
    if (!name.startsWith('x-')) events += methodsOf(root, item).length;
  }
  return { calls, events };
}

/** The operations of a path item; one, undefined, where it stands in another file. */
function methodsOf(root: unknown, item: unknown): readonly unknown[] {
  if (!isRecord(item)) return [];
  const own = Object.entries(item).filter(([name]) => httpMethods.has(name.toLowerCase()));
  const behind = typeof item['$ref'] === 'string' ? follow(root, item) : undefined;
  const target = isRecord(behind)
    ? Object.entries(behind).filter(([name]) => httpMethods.has(name.toLowerCase()) && !Object.hasOwn(item, name))
    : [];
  const isElsewhere = typeof item['$ref'] === 'string' && !isRecord(behind);
  return [...own, ...target].map(([, operation]) => operation).concat(isElsewhere ? [undefined] : []);
}

function follow(root: unknown, value: unknown): unknown {
  let current = value;
  for (let steps = 0; steps < 100; steps += 1) {
    const reference = isRecord(current) && Object.hasOwn(current, '$ref') ? current['$ref'] : undefined;
    if (typeof reference !== 'string') return current;
    // The whole file is no part of it.
    if (reference === '#' || reference === '') return undefined;
    current = localTarget(root, reference);
  }
  return undefined;
}

const membersOf = (value: unknown, name: string): readonly (readonly [string, unknown])[] => {
  const member = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return isRecord(member) ? Object.entries(member) : [];
};
