import type { Definition, Operation, Response, Schema } from '../definition/openapi2.ts';
import { isRecord, resolve } from '../definition/operations.ts';
import { isOfType } from '../definition/value-types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { child, type JsonPointer } from '../document/pointer.ts';

const mostDifferences = 100;
const deepest = 200;

/** The response that an operation describes for a status: its own, or `default`. */
export function responseFor(
  definition: Definition,
  operation: Operation,
  status: number,
): { readonly code: string; readonly response: Response } | undefined {
  const responses: unknown = operation.responses;
  if (!isRecord(responses)) return undefined;
  const code = [String(status), 'default'].find((key) => Object.hasOwn(responses, key));
  const found = code === undefined ? undefined : resolve<unknown>(definition, responses[code]);
  return code !== undefined && isRecord(found) ? { code, response: found } : undefined;
}

/**
 * Where a JSON answer is not what the operation describes. What is the same in each item of a list is said once. At most 100.
 *
 * Reports `answer/status-not-described`, `answer/wrong-type`, `answer/missing-required` (warnings), `answer/unknown-property`,
 * `answer/null` (infos). Pointers are into the answer.
 */
export function checkResponse(
  definition: Definition,
  operation: Operation,
  status: number,
  answer: unknown,
): readonly Diagnostic[] {
  const described = responseFor(definition, operation, status);
  if (!described) {
    const message = `The operation describes no response for ${status}. Add it, or a default response, from this answer.`;
    return [{ code: 'answer/status-not-described', severity: 'warning', message, pointer: '' }];
  }
  return checkValue(definition, described.response.schema, answer);
}

/** `checkResponse` for one schema. */
export function checkValue(definition: Definition, schema: unknown, answer: unknown): readonly Diagnostic[] {
  const differences: Diagnostic[] = [];
  const said = new Set<string>();
  const flat = new Map<unknown, FlatSchema>();
  const flatOf = (found: Schema): FlatSchema => {
    const known = flat.get(found) ?? flatten(definition, found);
    flat.set(found, known);
    return known;
  };

  function report(code: Diagnostic['code'], severity: Diagnostic['severity'], message: string, place: Place): void {
    const key = `${code} ${place.general}`;
    if (said.has(key) || differences.length >= mostDifferences) return;
    said.add(key);
    differences.push({ code, severity, message, pointer: place.pointer });
  }

  function check(unresolved: unknown, value: unknown, place: Place, depth: number): void {
    const found = resolve<unknown>(definition, unresolved);
    if (!isRecord(found) || depth > deepest || differences.length >= mostDifferences) return;
    const { properties, required, extra, type, isNullable } = flatOf(found);
    if (value === null) {
      if (isNullable || type === undefined) return;
      report('answer/null', 'info', `${place.label} is null, described as ${type}.`, place);
      return;
    }
    if (type !== undefined && !isOfType(value, type)) {
      report('answer/wrong-type', 'warning', `${place.label} is ${typeOf(value)}, described as ${type}.`, place);
      return;
    }
    if (Array.isArray(value)) {
      const { items } = found;
      if (items !== undefined) value.forEach((item, index) => check(items, item, itemOf(place, index), depth + 1));
    } else if (isRecord(value)) {
      for (const name of required) {
        if (Object.hasOwn(value, name)) continue;
        report(
          'answer/missing-required',
          'warning',
          `"${name}" is required, but it is missing.`,
          memberOf(place, name),
        );
      }
      for (const [name, member] of Object.entries(value)) {
        const property = properties.get(name) ?? extra;
        if (property !== undefined) check(property, member, memberOf(place, name), depth + 1);
        // An object without described properties may hold anything.
        else if (properties.size > 0) {
          report('answer/unknown-property', 'info', `"${name}" is not described.`, memberOf(place, name));
        }
      }
    }
  }

  check(schema, answer, { pointer: '', general: '', label: 'The answer' }, 0);
  return differences;
}

interface Place {
  readonly pointer: JsonPointer;
  /** The pointer with `*` for each index. */
  readonly general: string;
  readonly label: string;
}

const memberOf = ({ pointer, general }: Place, name: string): Place => ({
  pointer: child(pointer, name),
  general: child(general, name),
  label: `"${name}"`,
});

const itemOf = ({ pointer, general }: Place, index: number): Place => ({
  pointer: child(pointer, index),
  general: `${general}/*`,
  label: `Item ${index + 1}`,
});

interface FlatSchema {
  readonly properties: ReadonlyMap<string, unknown>;
  readonly required: ReadonlySet<string>;
  /** What further members have to be; undefined when nothing is said about them. */
  readonly extra: unknown;
  readonly type: string | undefined;
  readonly isNullable: boolean;
}

/** A schema with its `allOf` parts taken together. */
function flatten(definition: Definition, schema: Schema): FlatSchema {
  const properties = new Map<string, unknown>();
  const required = new Set<string>();
  const seen = new Set<unknown>();
  let extra: unknown;
  let type: string | undefined;
  let isNullable = false;
  const add = (part: Readonly<Record<string, unknown>>): void => {
    if (seen.has(part) || seen.size > deepest) return;
    seen.add(part);
    if (typeof part['type'] === 'string') type ??= part['type'];
    if (part['x-nullable'] === true) isNullable = true;
    if (isRecord(part['properties']))
      for (const [name, property] of Object.entries(part['properties'])) properties.set(name, property);
    if (Array.isArray(part['required']))
      for (const name of part['required']) if (typeof name === 'string') required.add(name);
    const { additionalProperties } = part;
    if (additionalProperties === true) extra ??= {};
    else if (isRecord(additionalProperties)) extra ??= additionalProperties;
    for (const inner of Array.isArray(part['allOf']) ? (part['allOf'] as readonly unknown[]) : []) {
      const resolved = resolve<unknown>(definition, inner);
      if (isRecord(resolved)) add(resolved);
    }
  };
  add({ ...schema });
  return { properties, required, extra, type: type ?? (properties.size > 0 ? 'object' : undefined), isNullable };
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  return typeof value;
}
