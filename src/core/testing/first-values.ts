import type { Definition, Parameter } from '../definition/openapi2.ts';
import { resolve, type OperationEntry } from '../definition/operations.ts';
import { parametersOf } from '../definition/parameters.ts';
import { sampleValue } from '../samples/sample-value.ts';
import { parameterKey } from './build-request.ts';
import type { ParameterValue } from './request.ts';

/** How a parameter is filled in. */
export type ParameterControl =
  | { readonly kind: 'text' }
  /** One of the values, as text. */
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** An array: one item a line. */
  | { readonly kind: 'list' }
  /** JSON or other text of several lines. */
  | { readonly kind: 'body' }
  | { readonly kind: 'file' };

/** Files are formData parameters of type `file`, and bodies whose schema is binary. */
export function controlOf(definition: Definition, parameter: Parameter): ParameterControl {
  if (parameter.in === 'body') {
    const schema = resolve(definition, parameter.schema);
    const isBinary = schema?.type === 'file' || (schema?.type === 'string' && schema.format === 'binary');
    return { kind: isBinary ? 'file' : 'body' };
  }
  if (parameter.type === 'file') return { kind: 'file' };
  if (Array.isArray(parameter.enum) && parameter.enum.length > 0) {
    return { kind: 'choice', choices: parameter.enum.map(String) };
  }
  if (parameter.type === 'boolean') return { kind: 'choice', choices: ['true', 'false'] };
  return { kind: parameter.type === 'array' ? 'list' : 'text' };
}

/**
 * What the fields of an operation hold before anybody typed, by `parameterKey`: the maker's test value, else the default;
 * for a body a sample of its schema. Parameters that have none are absent.
 */
export function firstValues(
  definition: Definition,
  operation: OperationEntry,
): Readonly<Record<string, ParameterValue>> {
  const values = new Map<string, ParameterValue>();
  for (const { parameter } of parametersOf(definition, operation)) {
    const control = controlOf(definition, parameter);
    if (control.kind === 'file') continue;
    const given = parameter['x-ms-test-value'] ?? parameter.default;
    const value =
      control.kind === 'body' ? bodyText(given ?? sampleValue(definition, parameter.schema)) : textOf(given);
    if (value !== undefined) values.set(parameterKey(parameter), value);
  }
  return Object.fromEntries(values);
}

function bodyText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

function textOf(value: unknown): ParameterValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
