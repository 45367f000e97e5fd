import type { Connector } from '#core/document/connector.ts';
import type { Ledger } from '#core/ledger/ledger.ts';
import { at, entries, follow, get, join, list, words } from './loose.ts';
import type { Part, Scheme, Wanted } from './part.ts';

export type Verdict = 'result' | 'ledger' | 'missing';

/** The result of an import, made ready to look parts up in it. */
export interface Result {
  readonly definition: unknown;
  readonly properties: unknown;
  readonly ledger: Ledger;
}

export const resultOf = (
  { definition, properties }: Pick<Connector, 'definition' | 'properties'>,
  ledger: Ledger,
): Result => ({
  definition: JSON.parse(definition.replace(/^\uFEFF/, '')) as unknown,
  properties: JSON.parse(properties.replace(/^\uFEFF/, '')) as unknown,
  ledger,
});

/** Says of each part whether it is in the result, is told in the ledger, or was lost without a word. */
export function openJudge(result: Result): (part: Part) => Verdict {
  const { definition, ledger } = result;
  const results = new Map<string, string[]>();
  const known = new Set<string>();
  const skipped = new Set<string>();
  for (const { source, result: place, outcome, reason } of ledger.entries) {
    known.add(source.pointer);
    if (place !== undefined) results.set(source.pointer, [...(results.get(source.pointer) ?? []), place]);
    if (outcome === 'skipped' && reason) skipped.add(source.pointer);
  }
  const told = new Set<string>();
  for (const { source } of ledger.changes) {
    // A change within a part tells of the part; one at a whole operation does not tell what of it is gone.
    for (
      let pointer = source.pointer;
      pointer !== '' && !told.has(pointer);
      pointer = pointer.slice(0, pointer.lastIndexOf('/'))
    )
      told.add(pointer);
  }
  const exact = new Set(ledger.changes.map(({ source }) => source.pointer));
  const losing = ledger.changes.filter(({ code }) => !keepsFields.test(code)).map(({ source }) => source.pointer);
  const lost = new Set(losing);
  const isTold = ({ pointers, operations }: Part): boolean =>
    pointers.some((pointer) => {
      if (told.has(pointer)) return true;
      for (
        let above = pointer;
        above !== '' && !operations.includes(above);
        above = above.slice(0, above.lastIndexOf('/'))
      )
        if (exact.has(above) && !isWhole(above)) return true;
      return false;
    });

  const isFieldTold = ({ pointers: [pointer], above: outer = [], operations }: Part): boolean =>
    [pointer, ...outer].some((one) => {
      for (let at = one; at !== '' && !operations.includes(at); at = at.slice(0, at.lastIndexOf('/'))) {
        if (lost.has(at) && !isWhole(at)) return true;
      }
      return false;
    });

  return (part) => {
    if (part.kind === 'operation') {
      const pointer = part.pointers.find((one) => known.has(one));
      if (pointer === undefined) return 'missing';
      return skipped.has(pointer)
        ? 'ledger'
        : (results.get(pointer) ?? []).some((one) => at({ definition }, one) !== undefined)
          ? 'result'
          : 'missing';
    }
    const places = part.operations.flatMap((pointer) => results.get(pointer) ?? []);
    // What stood in an operation whose path was mended stands at the same place in it.
    const movedTo = ({ operations }: Part, pointer: string): readonly string[] =>
      operations.flatMap((operation) =>
        pointer.startsWith(`${operation}/`)
          ? (results.get(operation) ?? []).map(
              (place) => place.replace('/definition', '') + pointer.slice(operation.length),
            )
          : [],
      );
    const isIn = (one: Wanted): boolean =>
      one.is === 'scheme'
        ? hasScheme(result, one.scheme)
        : one.is === 'same'
          ? [one.pointer, ...movedTo(part, one.pointer)].some(
              (pointer) => JSON.stringify(at(definition, pointer)) === JSON.stringify(one.value),
            )
          : places.length > 0 && places.every((place) => holds(result, place, one));
    if (part.wanted.some(isIn)) return 'result';
    if (part.kind === 'field' ? isFieldTold(part) : isTold(part)) return 'ledger';
    return part.operations.length > 0 && part.operations.every((pointer) => skipped.has(pointer))
      ? 'ledger'
      : 'missing';
  };
}

/** Changes of a schema that leave all its fields where they are, so they tell nothing of a field that is gone. */
const keepsFields =
  /\/(?:nullable|reference-texts|format-\w+|write-only|read-only-required|required-added|example-\w+|deprecated|value-unfit|pattern-unfit)/;

/** Places that hold operations: a word about one of them tells nothing of what is in the operations. */
const isWhole = (pointer: string): boolean =>
  /^\/(?:paths(?:\/[^/]*)?|components|item|log|log\/entries(?:\/\d+)?|log\/entries\/\d+\/request|requests)$|\/item\/\d+(?:\/request)?$/.test(
    pointer,
  );

function holds({ definition }: Result, place: string, wanted: Wanted): boolean {
  const operation = at({ definition }, place);
  const item = at({ definition }, place.slice(0, place.lastIndexOf('/')));
  const parameters = [...list(get(operation, 'parameters')), ...list(get(item, 'parameters'))].map(
    (parameter) => follow(definition, parameter, '')?.value,
  );
  // A name with a variable in it reads as its value, whatever that is.
  const has = (kind: string, name: string): boolean =>
    parameters.some(
      (one) => get(one, 'in') === kind && (name.includes('{{') || isSame(kind, words(get(one, 'name')), name)),
    );
  switch (wanted.is) {
    case 'parameter': {
      const kind = wanted.in === 'form' ? 'formData' : wanted.in;
      return wanted.names.length > 0 && wanted.names.every((name) => has(kind, name));
    }
    case 'variable': {
      const path = (place.split('/').at(-2) ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
      const segments = `${words(get(definition, 'basePath'))}${path}`.split('/');
      const segment = segments[segments.length - 1 - wanted.fromEnd] ?? '';
      const names = [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
      // A path of its own for a twin is longer; the name finds the variable all the same.
      const isNamed = path.includes(`{${wanted.name}}`) && has('path', wanted.name);
      return isNamed || (names.length > 0 && names.every((name) => has('path', name)));
    }
    case 'body':
      return parameters.some((one) => get(one, 'in') === 'body' || get(one, 'in') === 'formData');
    case 'notification':
      return get(item, 'x-ms-notification-content') !== undefined;
    case 'response':
      return get(get(operation, 'responses'), wanted.code) !== undefined;
    case 'field': {
      if (wanted.of === 'notification')
        return hasField(definition, get(get(item, 'x-ms-notification-content'), 'schema'), wanted.path);
      const body = parameters.find((one) => get(one, 'in') === 'body');
      const [name = ''] = wanted.path;
      if (wanted.of === 'body' && !body) return has('formData', name);
      const response = follow(
        definition,
        get(get(operation, 'responses'), wanted.of === 'body' ? '' : wanted.of.code),
        '',
      )?.value;
      return hasField(definition, get(wanted.of === 'body' ? body : response, 'schema'), wanted.path);
    }
    case 'media':
      return list(get(operation, wanted.of) ?? get(definition, wanted.of)).some(
        (type) => words(type).toLowerCase() === wanted.type,
      );
    case 'open':
      return (
        list(get(operation, 'security') ?? get(definition, 'security')).length === 0 ||
        list(get(operation, 'security')).some((one) => entries(one).length === 0)
      );
    case 'scheme':
    case 'same':
    case 'operation':
      return true;
  }
}

/** True if a schema of OpenAPI 2.0 has a field; a schema that says nothing has room for any. */
function hasField(definition: unknown, schema: unknown, path: readonly string[]): boolean {
  const found = follow(definition, schema, '')?.value;
  const [name, ...rest] = path;
  if (name === undefined) return found !== undefined;
  const parts = list(get(found, 'allOf'));
  if (parts.some((part) => hasField(definition, part, path))) return true;
  const next =
    name === '[]'
      ? get(found, 'items')
      : name === '{}'
        ? get(found, 'additionalProperties')
        : get(get(found, 'properties'), name);
  return next !== undefined && hasField(definition, next, rest);
}

const isSame = (kind: string, name: string, wanted: string): boolean =>
  kind === 'header' ? name.toLowerCase() === wanted.toLowerCase() : name === wanted;

function hasScheme({ definition, properties }: Result, scheme: Scheme): boolean {
  const defined = entries(get(definition, 'securityDefinitions')).map(([, one]) => one);
  if (scheme.type !== 'apiKey') return defined.some((one) => get(one, 'type') === scheme.type);
  const isKey = defined.some(
    (one) =>
      get(one, 'type') === 'apiKey' &&
      get(one, 'in') === scheme.in &&
      (scheme.name.includes('{{') || isSame(scheme.in, words(get(one, 'name')), scheme.name)),
  );
  const policies = list(get(get(properties, 'properties'), 'policyTemplateInstances'));
  const template = scheme.in === 'query' ? 'setqueryparameter' : 'setheader';
  const isSent = policies.some((policy) => {
    const parameter = (name: string): string => words(get(get(policy, 'parameters'), join('', name).slice(1)));
    if (get(policy, 'templateId') !== template) return false;
    if (scheme.in === 'cookie') return parameter('x-ms-apimTemplateParameter.value').startsWith(`${scheme.name}=`);
    return isSame(scheme.in, parameter('x-ms-apimTemplateParameter.name'), scheme.name);
  });
  return isKey || isSent;
}
