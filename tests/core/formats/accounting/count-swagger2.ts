import { at, entries, follow, get, isObject, join, list, words } from './loose.ts';
import type { Part, Scheme } from './part.ts';

const methods = /^(?:get|put|post|delete|options|head|patch|trace|query|connect)$/i;

/** Counts an OpenAPI 2.0 description by the specification. */
export function countSwagger2(root: unknown): readonly Part[] {
  const parts: Part[] = [];
  for (const [path, item] of entries(get(root, 'paths'))) {
    if (path.startsWith('x-')) continue;
    for (const [method, operation] of entries(item)) {
      if (methods.test(method)) countOperation(root, path, item, method, operation, parts);
    }
    const reference = get(item, '$ref');
    if (typeof reference !== 'string') continue;
    // What stands behind a reference is told at the reference, one entry for each method.
    const pointer = join('/paths', path, '$ref');
    const target = reference.startsWith('#') ? at(root, decodeURIComponent(reference.slice(1))) : undefined;
    const behind = isObject(target) ? Object.keys(target).filter((name) => methods.test(name)) : [''];
    for (const method of behind) {
      const label = `${method} behind ${reference}`;
      parts.push({
        kind: 'operation',
        label,
        pointers: [pointer],
        operations: [pointer],
        wanted: [{ is: 'operation' }],
      });
    }
  }
  for (const [name, scheme] of entries(get(root, 'securityDefinitions'))) {
    if (name.startsWith('x-')) continue;
    const wanted = schemesOf(scheme).map((one) => ({ is: 'scheme', scheme: one }) as const);
    const pointer = join('/securityDefinitions', name);
    parts.push({ kind: 'auth', label: `scheme ${name}`, pointers: [pointer], operations: [], wanted });
  }
  // What is in the result as it is in the source needs no closer look.
  return parts.map((part) => {
    const [pointer] = part.pointers;
    return part.kind === 'operation'
      ? part
      : { ...part, wanted: [...part.wanted, { is: 'same', pointer, value: at(root, pointer) }] };
  });
}

function schemesOf(scheme: unknown): readonly Scheme[] {
  const type = words(get(scheme, 'type'));
  if (type === 'basic' || type === 'oauth2') return [{ type }];
  return type === 'apiKey' ? [{ type, in: words(get(scheme, 'in')), name: words(get(scheme, 'name')) }] : [];
}

function countOperation(
  root: unknown,
  path: string,
  item: unknown,
  method: string,
  operation: unknown,
  parts: Part[],
): void {
  const itemAt = join('/paths', path);
  const pointer = join(itemAt, method);
  const own = (part: Omit<Part, 'operations'>): void => void parts.push({ ...part, operations: [pointer] });
  own({ kind: 'operation', label: pointer, pointers: [pointer], wanted: [{ is: 'operation' }] });
  const seen = new Set<string>();
  for (const [value, holder] of [
    [operation, pointer],
    [item, itemAt],
  ] as const) {
    list(get(value, 'parameters')).forEach((parameter, index) => {
      const placed = join(holder, 'parameters', index);
      const found = follow(root, parameter, placed);
      const [place, name] = [words(get(found?.value, 'in')), words(get(found?.value, 'name'))];
      if (found && place !== '' && seen.has(`${place} ${name}`)) return;
      seen.add(`${place} ${name}`);
      const pointers = [placed, ...(found && found.pointer !== placed ? [found.pointer] : [])] as [string, ...string[]];
      const label = `${place} ${name}`;
      if (place === 'body') return own({ kind: 'body', label, pointers, wanted: [{ is: 'body' }] });
      const segments = (path.split(/[?#]/)[0] ?? '').split('/');
      const segment = segments.findIndex((one) => one.includes(`{${name}}`));
      if (place === 'path') {
        const fromEnd = segments.length - 1 - segment;
        return own({
          kind: 'parameter',
          label,
          pointers,
          wanted: segment < 0 ? [] : [{ is: 'variable', name, fromEnd }],
        });
      }
      const kind = place === 'formData' ? 'form' : place === 'query' || place === 'header' ? place : undefined;
      own({ kind: 'parameter', label, pointers, wanted: kind ? [{ is: 'parameter', in: kind, names: [name] }] : [] });
    });
  }
  for (const [code, response] of entries(get(operation, 'responses'))) {
    if (code.startsWith('x-')) continue;
    const placed = join(pointer, 'responses', code);
    const found = follow(root, response, placed);
    const pointers = [placed, ...(found && found.pointer !== placed ? [found.pointer] : [])] as [string, ...string[]];
    own({ kind: 'response', label: code, pointers, wanted: [{ is: 'response', code }] });
  }
  const security = get(operation, 'security');
  if (!Array.isArray(security)) return;
  const names = security.flatMap((one) => Object.keys(Object(one)));
  const schemes = names.flatMap((name) => schemesOf(at(root, join('/securityDefinitions', name))));
  const isOpen = security.length === 0 || security.some((one) => Object.keys(Object(one)).length === 0);
  own({
    kind: 'auth',
    label: `security ${names.join(', ')}`,
    pointers: [join(pointer, 'security'), ...names.map((name) => join('/securityDefinitions', name))],
    wanted: [
      ...schemes.map((scheme) => ({ is: 'scheme', scheme }) as const),
      ...(isOpen ? [{ is: 'open' } as const] : []),
    ],
  });
}
