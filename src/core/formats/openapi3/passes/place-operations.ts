import type { Operation, Parameter, PathItem } from '../../../definition/openapi2.ts';
import { variablesOf, withoutNames } from '../../../definition/path-variables.ts';
import { child, type JsonPointer } from '../../../document/pointer.ts';
import type { PolicyTemplateInstance } from '../../../document/properties.ts';
import { humanise, pascalCase, uniqueName } from '../../../naming/index.ts';
import type { Findings } from '../findings.ts';
import type { DraftOperation } from '../transform/operation.ts';
import type { SharedParts } from '../transform/shared-parts.ts';
import { setHost, type AddressChoice } from './choose-address.ts';
import type { SourceOperation } from './list-operations.ts';

export interface Placement {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly policies: readonly PolicyTemplateInstance[];
  /** `/definition/paths/~1pets/get`. */
  readonly results: ReadonlyMap<DraftOperation, JsonPointer>;
}

interface PathParts {
  readonly operations: Map<string, Operation>;
  extensions: DraftOperation['pathExtensions'];
  notification: DraftOperation['notification'];
}

/**
 * Gives each operation a path of its own: query strings become parameters, fragments go, and of several operations on
 * one method and address all but the first get a path that is only a name, with a policy that sends them where they
 * belong. Paths that differ only in capitals or in the names of their variables become one. Source: domain notes O-05,
 * O-12, OP-16, OP-17.
 *
 * Reports `openapi3/path-query`, `openapi3/path-shared`, `openapi3/path-variable-repeated` (warnings),
 * `openapi3/path-merged` (info).
 */
export function placeOperations(
  drafts: readonly DraftOperation[],
  own: AddressChoice['own'],
  parameterAt: SharedParts['parameterAt'],
  findings: Findings,
): Placement {
  const paths = new Map<string, PathParts>();
  const addresses = new Set<string>();
  /** The first path of those that are one address. */
  const firsts = new Map<string, string>();
  const policies: PolicyTemplateInstance[] = [];
  const results = new Map<DraftOperation, JsonPointer>();
  const sent = new Map<string, string[]>();

  // A path that needs nothing done to it keeps its place before those that come to be like it.
  const rankOf = ({ path, isFirst }: DraftOperation): number => (isFirst ? (/[?#]/.test(path) ? 1 : 0) : 2);
  for (const draft of drafts.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const { source, method } = draft;
    const settled = renameRepeated(takeQuery(draft, findings), source, findings);
    const elsewhere = own.get(source);
    const prefix = elsewhere && 'prefix' in elsewhere ? elsewhere.prefix : '';
    const wanted = prefix + settled.path;
    const first = firsts.get(withoutNames(wanted)) ?? wanted;
    const label = `${method.toUpperCase()} ${wanted}`;
    let { operation } = settled;
    let path = wanted;
    // A path has room for what one trigger gets.
    const isTaken = draft.notification !== undefined && paths.get(first)?.notification !== undefined;
    const isRepeated = isTaken || addresses.has(keyOf(method, wanted));
    const choice =
      isRepeated || first === wanted ? undefined : findings.offer('openapi3/path-merged', source.place, alikeOptions);
    if (choice?.taken === 'merge') {
      path = first;
      operation = renameVariables(operation, wanted, first, parameterAt);
      const message = `${label} has the same address as "${first}": capitals and names in braces do not count. It was moved there.`;
      findings.tell('openapi3/path-merged', 'info', message, source.place, { choice, result: resultAt(path, method) });
    } else if (isRepeated || choice) {
      const [, fragment = ''] = source.path.split('#');
      const suffix = pascalCase(fragment) || pascalCase(operation.operationId ?? '') || 'Other';
      path = uniqueName(`${wanted.replace(/\/$/, '')}/${suffix}`, {
        has: (name) => addresses.has(keyOf(method, name)) || (firsts.get(withoutNames(name)) ?? name) !== name,
      });
      policies.push(sendTo(wanted, operation));
      const why = choice ? `has the same address as "${first}"` : 'is there more than once';
      const message = `${label} ${why}. This one stands at "${path}" in the connector, and a policy sends it to the right path.`;
      const about = { result: resultAt(path, method), ...(choice && { choice }) };
      findings.tell(choice ? 'openapi3/path-merged' : 'openapi3/path-shared', 'warning', message, source.place, about);
    }
    const isRouted = path !== wanted && path !== first;
    if (!firsts.has(withoutNames(path))) firsts.set(withoutNames(path), path);
    addresses.add(keyOf(method, path));
    const parts = paths.get(path) ?? { operations: new Map(), extensions: {}, notification: undefined };
    parts.operations.set(method, operation);
    if (!isRouted) parts.extensions = { ...draft.pathExtensions, ...parts.extensions };
    if (draft.notification) parts.notification = draft.notification;
    paths.set(path, parts);
    results.set(draft, resultAt(path, method));
    if (elsewhere && 'address' in elsewhere) {
      const ids = sent.get(elsewhere.address) ?? [];
      ids.push(operation.operationId ?? '');
      sent.set(elsewhere.address, ids);
    }
  }
  for (const [address, ids] of sent) policies.push(setHost(`Address of ${ids.slice(0, 3).join(', ')}`, address, ids));
  const entries = [...paths].map(([path, { operations, extensions, notification }]) => {
    const content = notification && { 'x-ms-notification-content': notification };
    return [path, { ...content, ...extensions, ...Object.fromEntries(operations) }] as const;
  });
  return { paths: Object.fromEntries(entries), policies, results };
}

const keyOf = (method: string, path: string): string => `${method} ${withoutNames(path)}`;

const resultAt = (path: string, method: string): JsonPointer => child('/definition/paths', path, method);

const alikeOptions = [
  { value: 'merge', label: 'Move it there' },
  { value: 'policy', label: 'Send it to its own path by a policy' },
] as const;

/** Path parameters get the names that the first path has at their places. */
function renameVariables(
  operation: Operation,
  path: string,
  first: string,
  parameterAt: SharedParts['parameterAt'],
): Operation {
  const wanted = variablesOf(first);
  const names = new Map(variablesOf(path).map((name, index) => [name, wanted[index] ?? name]));
  const parameters = (operation.parameters ?? []).map((written) => {
    const parameter = '$ref' in written ? parameterAt(written) : written;
    const name = parameter?.in === 'path' ? names.get(parameter.name ?? '') : undefined;
    return parameter === undefined || name === undefined || name === parameter.name ? written : { ...parameter, name };
  });
  return { ...operation, parameters };
}

/** The policy "Route request". Source: domain notes, 5. */
function sendTo(newPath: string, { operationId = '' }: Operation): PolicyTemplateInstance {
  return {
    templateId: 'routerequesttoendpoint',
    title: `Path of ${operationId}`,
    parameters: {
      'x-ms-apimTemplateParameter.newPath': newPath,
      'x-ms-apimTemplateParameter.httpMethod': '@Request.OriginalHTTPMethod',
      'x-ms-apimTemplate-operationName': [operationId],
    },
  };
}

interface Settled {
  readonly path: string;
  readonly operation: Operation;
}

/** What stands behind `?` is sent as it is, without asking. */
function takeQuery({ path, operation, source }: DraftOperation, findings: Findings): Settled {
  const [address = ''] = path.split('#');
  const at = address.indexOf('?');
  if (at < 0) return { path: address, operation };
  const plain = address.slice(0, at);
  const rows = address
    .slice(at + 1)
    .split('&')
    .filter((row) => row !== '');
  const parameters = [...(operation.parameters ?? [])];
  const names = new Set(
    parameters.flatMap((parameter) => ('name' in parameter && parameter.in === 'query' ? parameter.name : [])),
  );
  for (const row of rows) {
    const [name = '', ...rest] = row.split('=');
    const value = rest.join('=');
    if (name === '' || /[{}]/.test(row) || names.has(name)) continue;
    names.add(name);
    parameters.push(fixedParameter(name, value));
  }
  const message = `The path ${source.path} has a query in it, which is not possible. Its parts became query parameters.`;
  findings.tell('openapi3/path-query', 'warning', message, source.place);
  return { path: plain === '' ? '/' : plain, operation: { ...operation, parameters } };
}

const fixedParameter = (name: string, value: string): Parameter => ({
  name,
  in: 'query',
  required: true,
  type: 'string',
  ...(value !== '' && { enum: [value], default: value, 'x-ms-visibility': 'internal' }),
  'x-ms-summary': humanise(name) || name,
});

/** A variable that is there twice needs two names, each with a parameter. */
function renameRepeated({ path, operation }: Settled, { place }: SourceOperation, findings: Findings): Settled {
  const names = variablesOf(path);
  if (new Set(names).size === names.length) return { path, operation };
  const taken = new Set(names);
  const seen = new Set<string>();
  const added: Parameter[] = [];
  const renamed = path.replaceAll(/\{([^/{}]+)\}/g, (whole, name: string) => {
    if (!seen.has(name)) {
      seen.add(name);
      return whole;
    }
    const other = uniqueName(name, taken);
    taken.add(other);
    added.push({
      name: other,
      in: 'path',
      required: true,
      type: 'string',
      'x-ms-summary': humanise(other),
      'x-ms-url-encoding': 'single',
    });
    return `{${other}}`;
  });
  const message = `The path ${path} has a variable twice. The second has another name here: ${renamed}.`;
  findings.tell('openapi3/path-variable-repeated', 'warning', message, place);
  return { path: renamed, operation: { ...operation, parameters: [...(operation.parameters ?? []), ...added] } };
}
