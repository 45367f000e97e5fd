import { isRecord } from '../../definition/operations.ts';
import { localTarget } from './local-target.ts';

/** Every method of HTTP that may hold an operation, those OpenAPI 2.0 lacks among them. */
const httpMethods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query', 'connect']);

/**
 * Counts what an OpenAPI 2.0 file describes: a method on a path is one, whatever it holds, also behind a path item's
 * `$ref` within the file; a path item in another file is one. Knows nothing of what the import makes of them.
 */
export function countOperations(definition: unknown): number {
  const paths = isRecord(definition) ? definition['paths'] : undefined;
  if (!isRecord(paths)) return 0;
  let count = 0;
  for (const [path, item] of Object.entries(paths)) {
    if (path.startsWith('x-') || !isRecord(item)) continue;
    count += countMethods(item);
    const reference = item['$ref'];
    if (typeof reference !== 'string') continue;
    const target = localTarget(definition, reference);
    count += isRecord(target) ? countMethods(target) : 1;
  }
  return count;
}

const countMethods = (pathItem: object): number =>
  Object.keys(pathItem).filter((name) => httpMethods.has(name.toLowerCase())).length;
