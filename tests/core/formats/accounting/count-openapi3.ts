import { fieldsOf } from './fields.ts';
import { at, entries, follow, get, isObject, join, list, words, type Place } from './loose.ts';
import type { Part, Scheme, Wanted } from './part.ts';

const methods = /^(?:get|put|post|delete|options|head|patch|trace|query)$/;

/** Counts an OpenAPI 3.0 or 3.1 description by the specification: Paths, Callback and Webhook objects, and what is in them. */
export function countOpenApi3(root: unknown): readonly Part[] {
  const parts: Part[] = [];
  for (const [path, item] of entries(get(root, 'paths'))) {
    if (!path.startsWith('x-')) countPathItem(root, item, join('/paths', path), path, parts);
  }
  for (const [name, item] of entries(get(root, 'webhooks'))) {
    if (!name.startsWith('x-')) countPathItem(root, item, join('/webhooks', name), undefined, parts);
  }
  for (const [name, scheme] of entries(get(get(root, 'components'), 'securitySchemes'))) {
    if (name.startsWith('x-')) continue;
    const pointer = join('/components/securitySchemes', name);
    const found = follow(root, scheme, pointer);
    parts.push({
      kind: 'auth',
      label: `scheme ${name}`,
      pointers: [pointer, ...(found && found.pointer !== pointer ? [found.pointer] : [])],
      operations: [],
      wanted: schemesOf(found?.value).map((one) => ({ is: 'scheme', scheme: one })),
    });
  }
  return parts;
}

export function schemesOf(scheme: unknown): readonly Scheme[] {
  const type = words(get(scheme, 'type'));
  const word = words(get(scheme, 'scheme')).toLowerCase();
  if (type === 'http' && word === 'basic') return [{ type: 'basic' }];
  if (type === 'http' && word === 'bearer') return [{ type: 'apiKey', in: 'header', name: 'Authorization' }];
  if (type === 'apiKey') return [{ type: 'apiKey', in: words(get(scheme, 'in')), name: words(get(scheme, 'name')) }];
  if (type === 'oauth2' && get(get(scheme, 'flows'), 'authorizationCode') !== undefined) return [{ type: 'oauth2' }];
  return [];
}

function countPathItem(root: unknown, item: unknown, pointer: string, path: string | undefined, parts: Part[]): void {
  const hasReference = typeof get(item, '$ref') === 'string';
  const found = hasReference ? follow(root, item, pointer) : undefined;
  // The whole of a file is no path item.
  const target = isObject(found?.value) && found?.pointer !== '' ? found : undefined;
  if (hasReference && !target) {
    const at = path === undefined ? pointer : join(pointer, '$ref');
    parts.push({
      kind: 'operation',
      label: at,
      pointers: [at, pointer],
      operations: [at],
      wanted: [{ is: 'operation' }],
    });
  }
  const seen = new Set<string>();
  for (const place of [{ value: item, pointer }, ...(target ? [target] : [])]) {
    for (const [method, operation] of entries(place.value)) {
      if (!methods.test(method.toLowerCase()) || seen.has(method)) continue;
      seen.add(method);
      const own = { value: operation, pointer: join(place.pointer, method) };
      countOperation(root, own, target ? [target, { value: item, pointer }] : [place], path, parts);
    }
  }
}

function countOperation(
  root: unknown,
  { value: operation, pointer }: Place,
  items: readonly Place[],
  path: string | undefined,
  parts: Part[],
): void {
  const own = (part: Omit<Part, 'operations'>): void => void parts.push({ ...part, operations: [pointer] });
  own({ kind: 'operation', label: pointer, pointers: [pointer], wanted: [{ is: 'operation' }] });
  countParameters(root, { value: operation, pointer }, items, path, own);

  const bodyAt = join(pointer, 'requestBody');
  const body = get(operation, 'requestBody');
  if (body !== undefined) {
    const found = follow(root, body, bodyAt);
    own({
      kind: 'body',
      label: 'body',
      pointers: placesOf(bodyAt, found),
      wanted: [{ is: path === undefined ? 'notification' : 'body' }],
    });
    countFields(root, found, bodyAt, own);
    countContent(root, found, bodyAt, path === undefined ? 'notification' : 'body', own);
  }
  for (const [code, response] of entries(get(operation, 'responses'))) {
    if (code.startsWith('x-')) continue;
    const at = join(pointer, 'responses', code);
    const found = follow(root, response, at);
    // What a callback is answered with, the connector cannot say.
    const wanted: readonly Wanted[] = path === undefined ? [] : [{ is: 'response', code }];
    own({ kind: 'response', label: code, pointers: placesOf(at, found), wanted });
    countContent(root, found, at, { code }, own);
  }
  const security = get(operation, 'security');
  if (Array.isArray(security)) {
    const names = security.flatMap((one) => Object.keys(Object(one)));
    const schemes = names.flatMap((name) => {
      const place = join('/components/securitySchemes', name);
      return schemesOf(follow(root, at(root, place), place)?.value).map(
        (scheme) => ({ is: 'scheme', scheme }) as const,
      );
    });
    const isOpen = security.length === 0 || security.some((one) => Object.keys(Object(one)).length === 0);
    own({
      kind: 'auth',
      label: `security ${names.join(', ')}`,
      pointers: [
        join(pointer, 'security'),
        ...names.map((name) => join('/components/securitySchemes', name)),
        '/security',
      ],
      wanted: [...schemes, ...(isOpen ? [{ is: 'open' } as const] : [])],
    });
  }
  // What is called back within a webhook or a callback is a part of that.
  if (path === undefined) return;
  for (const [name, callback] of entries(get(operation, 'callbacks'))) {
    const at = join(pointer, 'callbacks', name);
    const found = name.startsWith('x-') ? undefined : follow(root, callback, at);
    // Nor is the whole of a file a callback.
    if (!found || found.pointer === '') continue;
    for (const [url, item] of entries(found.value)) {
      if (!url.startsWith('x-')) countPathItem(root, item, join(found.pointer, url), undefined, parts);
    }
  }
}

const placesOf = (pointer: string, found: Place | undefined): readonly [string, ...string[]] =>
  found && found.pointer !== pointer ? [pointer, found.pointer] : [pointer];

function countParameters(
  root: unknown,
  operation: Place,
  items: readonly Place[],
  path: string | undefined,
  own: (part: Omit<Part, 'operations'>) => void,
): void {
  const seen = new Set<string>();
  for (const { value, pointer } of [operation, ...items]) {
    list(get(value, 'parameters')).forEach((parameter, index) => {
      const at = join(pointer, 'parameters', index);
      const found = follow(root, parameter, at);
      const [place, name] = [words(get(found?.value, 'in')), words(get(found?.value, 'name'))];
      // One in the operation takes the place of the same in its path item.
      if (found && place !== '' && seen.has(`${place} ${name}`)) return;
      seen.add(`${place} ${name}`);
      const wanted = wantedFor(root, found, place, name, path);
      own({ kind: 'parameter', label: `${place} ${name}`, pointers: placesOf(at, found), wanted });
    });
  }
}

function wantedFor(
  root: unknown,
  found: Place | undefined,
  place: string,
  name: string,
  path: string | undefined,
): readonly Wanted[] {
  if (place === 'path') {
    const segments = (path ?? '').split(/[?#]/)[0]?.split('/') ?? [];
    const index = segments.findIndex((segment) => segment.includes(`{${name}}`));
    return index < 0 ? [] : [{ is: 'variable', name, fromEnd: segments.length - 1 - index }];
  }
  if (place !== 'query' && place !== 'header') return [];
  if (place === 'header' && /^(?:accept|content-type|authorization)$/i.test(name)) return [];
  const fields = [...propertiesOf(root, get(found?.value, 'schema')).keys()];
  const whole = { is: 'parameter', in: place, names: [name] } as const;
  if (fields.length === 0) return [whole];
  return [
    whole,
    { is: 'parameter', in: place, names: fields },
    { is: 'parameter', in: place, names: fields.map((field) => `${name}[${field}]`) },
  ];
}

/** The fields of a form, where the body can be sent as nothing else. */
function countFields(
  root: unknown,
  body: Place | undefined,
  pointer: string,
  own: (part: Omit<Part, 'operations'>) => void,
): void {
  const types = entries(get(body?.value, 'content'));
  const [first] = types;
  if (!body || !first || types.some(([type]) => !/^(?:application\/x-www-form-urlencoded|multipart\/)/.test(type)))
    return;
  const urlencoded = types.find(([type]) => type.startsWith('application/x-www')) ?? first;
  const schemaAt = join(body.pointer, 'content', urlencoded[0], 'schema');
  for (const [name, places] of propertiesOf(root, get(urlencoded[1], 'schema'), schemaAt)) {
    own({
      kind: 'parameter',
      label: `form ${name}`,
      pointers: [places, join(pointer, 'content', urlencoded[0], 'schema')],
      wanted: [{ is: 'parameter', in: 'form', names: [name] }],
    });
  }
}

/** The fields of a body in JSON; whatever else it can be sent as is told where it stands. */
function countContent(
  root: unknown,
  holder: Place | undefined,
  use: string,
  of: 'body' | 'notification' | { readonly code: string },
  own: (part: Omit<Part, 'operations'>) => void,
): void {
  const json = entries(get(holder?.value, 'content')).find(([type]) => /^application\/(?:[\w.-]+\+)?json\b/.test(type));
  if (!holder || !json) return;
  const schemaAt = join(holder.pointer, 'content', json[0], 'schema');
  for (const { path, pointer, above } of fieldsOf(root, get(json[1], 'schema'), schemaAt)) {
    own({
      kind: 'field',
      label: path.join('.'),
      pointers: [pointer],
      above: [...above, join(holder.pointer, 'content', json[0]), holder.pointer, use],
      wanted: [{ is: 'field', of, path }],
    });
  }
}

/** Names and places of the properties of a schema and of all that it is put together of. */
export function propertiesOf(root: unknown, schema: unknown, pointer = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<unknown>();
  const waiting: Place[] = [{ value: schema, pointer }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const place = follow(root, next.value, next.pointer);
    if (!place || !isObject(place.value) || seen.has(place.value)) continue;
    seen.add(place.value);
    for (const [name, property] of entries(get(place.value, 'properties'))) {
      if (property !== false && !found.has(name)) found.set(name, join(place.pointer, 'properties', name));
    }
    for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
      list(get(place.value, keyword)).forEach((part, index) => {
        waiting.push({ value: part, pointer: join(place.pointer, keyword, index) });
      });
    }
  }
  return found;
}
