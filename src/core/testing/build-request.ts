import type { Definition, Parameter } from '../definition/openapi2.ts';
import type { OperationEntry } from '../definition/operations.ts';
import { parametersOf } from '../definition/parameters.ts';
import type { Diagnostic, Report, Result } from '../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../document/pointer.ts';
import type { Security } from '../security/security.ts';
import { applySecurity } from './apply-security.ts';
import { buildBody, type FilledParameter } from './build-body.ts';
import { isEmpty, isFile, type Credentials, type ParameterValue, type TestRequest } from './request.ts';
import { joinForUrl, joinPlain, textsOf } from './write-values.ts';

export interface RequestParts {
  readonly definition: Definition;
  readonly operation: OperationEntry;
  /** By `parameterKey`. Of a body the text or file to send, of an array its items. */
  readonly values: Readonly<Record<string, ParameterValue>>;
  readonly security: Security;
  readonly credentials: Credentials;
}

/** `query/limit`; the body's key is `body`, whatever its name. */
export const parameterKey = (parameter: Parameter): string =>
  parameter.in === 'body' ? 'body' : `${parameter.in ?? ''}/${parameter.name ?? ''}`;

/**
 * The request that calling an operation makes: parameters written by the rules of OpenAPI 2.0, the address out of the first
 * scheme, host and base URL, the connection's credentials. A required parameter left empty takes its default. Policies and
 * code are not run: they work in the service, not in the definition.
 *
 * Reports `request/host-missing`, `request/host-variable`, `request/parameter-missing`, `request/path-variable`,
 * `request/path-dots`, `request/address-not-valid`, `request/header-not-valid`, `request/credentials-missing` (errors: no
 * request), `request/value-type`, `request/body-not-sent`, `request/body-not-json`, `request/security-not-applied`
 * (warnings). Pointers are into the definition.
 */
export function buildRequest(parts: RequestParts): Result<TestRequest> {
  const { definition, operation } = parts;
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const filled = fillParameters(parts, report);
  const ofKind = (place: string): readonly FilledParameter[] =>
    filled.filter(({ parameter }) => parameter.in === place);

  const origin = readOrigin(definition, report);
  const path = writePath(definition, operation, ofKind('path'), report);
  const query = ofKind('query').flatMap(({ parameter, value }) =>
    joinForUrl(parameter, textsOf(value)).map((text) => `${encodeURIComponent(parameter.name ?? '')}=${text}`),
  );
  const method = operation.method.toUpperCase();
  const content = buildBody(definition, operation, filled, report);
  const headers = ofKind('header').map(
    ({ parameter, value }) => [parameter.name ?? '', joinPlain(parameter, textsOf(value))] as const,
  );
  const auth = applySecurity(parts, report);
  const request: TestRequest = {
    method,
    url: withQuery(origin + path, [
      ...query,
      ...auth.query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
    ]),
    headers: mergeHeaders(
      acceptHeader(definition, operation),
      content.headers,
      headers,
      content.fixedHeaders,
      auth.headers,
    ),
    ...(content.body !== undefined && { body: content.body }),
    secrets: { headers: auth.headers.map(([name]) => name.toLowerCase()), query: auth.query.map(([name]) => name) },
  };
  checkHeaders(request, operation.pointer, report);
  if (origin !== '') checkAddress(request.url, operation.pointer, report);
  if (diagnostics.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics };
  return { ok: true, value: request, diagnostics };
}

/** The parameters that are sent, with their values. */
function fillParameters({ definition, operation, values }: RequestParts, report: Report): readonly FilledParameter[] {
  return parametersOf(definition, operation).flatMap((entry): readonly FilledParameter[] => {
    const { pointer } = entry;
    const parameter: Parameter = entry.parameter;
    if (typeof parameter.name !== 'string' || typeof parameter.in !== 'string') return [];
    const given = Object.hasOwn(values, parameterKey(parameter)) ? values[parameterKey(parameter)] : undefined;
    const isRequired = parameter.required === true || parameter.in === 'path';
    const value = isEmpty(given) && isRequired ? defaultOf(parameter) : given;
    if (isEmpty(value)) {
      // `?flag=` is an answer where the definition says so.
      if (given === '' && parameter.allowEmptyValue === true) return [{ parameter, value: given, pointer }];
      if (!isRequired) return [];
      const message = `"${parameter['x-ms-summary'] ?? parameter.name}" is required. Fill it in.`;
      report({ code: 'request/parameter-missing', severity: 'error', message, pointer });
      return [];
    }
    checkType(parameter, value, pointer, report);
    return [{ parameter, value, pointer }];
  });
}

function defaultOf(parameter: Parameter): ParameterValue | undefined {
  const { default: value } = parameter;
  if (value === undefined || value === null) return undefined;
  const textOf = (item: unknown): string => (typeof item === 'string' ? item : JSON.stringify(item));
  return Array.isArray(value) ? value.map(textOf) : textOf(value);
}

const patterns: Readonly<Record<string, RegExp>> = {
  integer: /^[+-]?\d+$/,
  number: /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,
  boolean: /^(true|false)$/,
};

function checkType(parameter: Parameter, value: ParameterValue, pointer: JsonPointer, report: Report): void {
  if (isFile(value)) return;
  const type = (parameter.type === 'array' ? parameter.items?.type : parameter.type) ?? '';
  const pattern = Object.hasOwn(patterns, type) ? patterns[type] : undefined;
  const wrong = pattern && textsOf(value).find((text) => !pattern.test(text));
  if (wrong === undefined) return;
  const message = `"${parameter['x-ms-summary'] ?? parameter.name}" is described as ${type}, but "${wrong.slice(0, 40)}" is none. It is sent all the same.`;
  report({ code: 'request/value-type', severity: 'warning', message, pointer });
}

/** `https://api.example/v1`; '' when there is no host to call. */
function readOrigin(definition: Definition, report: Report): string {
  const { schemes, host, basePath } = definition;
  if (typeof host !== 'string' || host.trim() === '') {
    const message = 'The connector has no host yet. Enter it on the General tab.';
    report({ code: 'request/host-missing', severity: 'error', message, pointer: '/definition/host' });
    return '';
  }
  if (/@environmentVariables\(/i.test(host + String(basePath ?? ''))) {
    const message =
      'The host or base URL comes from an environment variable, which only the service knows. Enter an address to test with.';
    report({ code: 'request/host-variable', severity: 'error', message, pointer: '/definition/host' });
    return '';
  }
  const scheme = Array.isArray(schemes) && typeof schemes[0] === 'string' ? schemes[0] : 'https';
  const base = typeof basePath === 'string' ? basePath.replace(/^\/*/, '/').replace(/\/+$/, '') : '';
  return `${scheme}://${host.trim()}${base}`;
}

function writePath(
  definition: Definition,
  operation: OperationEntry,
  filled: readonly FilledParameter[],
  report: Report,
): string {
  const { path, pointer } = operation;
  // Of a parameter that is there but empty it is already said that it is missing.
  const declared = new Set(
    parametersOf(definition, operation).flatMap(({ parameter }) => (parameter.in === 'path' ? parameter.name : [])),
  );
  return path.replace(/\{([^{}]*)\}/g, (variable, name: string) => {
    const found = filled.find(({ parameter }) => parameter.name === name);
    if (!found) {
      if (declared.has(name)) return variable;
      const message = `The path has "${variable}", but no parameter for it. Add a path parameter called "${name}" on the Definition tab.`;
      report({ code: 'request/path-variable', severity: 'error', message, pointer });
      return variable;
    }
    const text = joinForUrl(found.parameter, textsOf(found.value)).join(',');
    if (/^\.\.?$/.test(text)) {
      const message = `"${text}" cannot be sent as part of a path: browsers take it for a change of folder.`;
      report({ code: 'request/path-dots', severity: 'error', message, pointer: found.pointer });
    }
    // Some services decode twice; the definition says so.
    return found.parameter['x-ms-url-encoding'] === 'double' ? encodeURIComponent(text) : text;
  });
}

function withQuery(address: string, pairs: readonly string[]): string {
  if (pairs.length === 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

type Headers = TestRequest['headers'];

function acceptHeader(definition: Definition, { operation }: OperationEntry): Headers {
  const produces: unknown = operation.produces ?? definition.produces;
  const types = Array.isArray(produces) ? produces.filter((type) => typeof type === 'string') : [];
  return types.length === 0 ? [] : [['Accept', types.join(', ')]];
}

/** Later ones take the place of earlier ones of the same name. */
function mergeHeaders(...lists: readonly Headers[]): Headers {
  const byName = new Map<string, readonly [string, string]>();
  for (const [name, value] of lists.flat()) byName.set(name.toLowerCase(), [name, value]);
  return [...byName.values()];
}

function checkHeaders({ headers }: TestRequest, pointer: JsonPointer, report: Report): void {
  for (const [name, value] of headers) {
    // What a browser's fetch takes: bytes, no line ends.
    const isSendable = /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
    if (isSendable) continue;
    const message = `The header "${name}" cannot be sent: it has a line break or signs that headers cannot carry. Check what was filled in.`;
    report({ code: 'request/header-not-valid', severity: 'error', message, pointer });
  }
}

function checkAddress(url: string, pointer: JsonPointer, report: Report): void {
  try {
    if (/^https?:$/.test(new URL(url).protocol)) return;
  } catch {
    // Reported below.
  }
  const message = `The address "${url.slice(0, 80)}" cannot be called. Check scheme, host and base URL on the General tab.`;
  report({ code: 'request/address-not-valid', severity: 'error', message, pointer });
}
