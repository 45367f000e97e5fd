import { memberOf, type Loose } from '../../tolerant.ts';
import type { Findings } from '../findings.ts';
import { inside, type Place } from '../place.ts';
import { weigh } from '../weigh.ts';
import type { BuiltSchema, Use } from './built.ts';
import type { Schemas } from './schema.ts';

const types = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array']);

/** Formats that connectors know. Source: domain notes 7.2. */
const formats = new Set(
  'int32 int64 float double byte binary date date-time password date-no-tz email html uri uuid'.split(' '),
);

/** Source: domain notes O-87. */
const nearestFormats: ReadonlyMap<string, string> = new Map([
  ['decimal', 'double'], ['int8', 'int32'], ['int16', 'int32'], ['uint8', 'int32'], ['uint16', 'int32'], ['uint32', 'int64'],
  ['uint64', 'int64'], ['int-32', 'int32'], ['int-64', 'int64'], ['datetime', 'date-time'], ['dateTime', 'date-time'],
  ['url', 'uri'], ['guid', 'uuid'], ['base64', 'byte'], ['long', 'int64'], ['integer', 'int32'],
]); // prettier-ignore

/** Formats that say no more than the type does. */
const idleFormats = new Set(['string', 'text', 'number', 'boolean', 'array', 'object', 'enum', '']);

/** Values that an example may consist of, and its letters. */
const longest = { values: 300, letters: 2000 };

/**
 * Type, format, enum, const, default, example and bounds: what depends on each other. Writes into `built`.
 * Source: domain notes O-72, O-73, O-81 to O-83, O-85, O-87, O-94, PAR-11, SCH-04.
 */
export function settleValues(
  { findings, keeper }: Schemas,
  schema: Loose,
  built: BuiltSchema,
  place: Place,
  use: Use,
): void {
  const { type, isNullable } = readType(schema, built, findings, place);
  if (type !== undefined) built.type = type;
  if (isNullable) built['x-nullable'] = true;
  settleFormat(schema, built, findings, place);
  settleBounds(schema, built, findings, place);

  const fixed = memberOf(schema, 'const');
  if (fixed === null) built['x-nullable'] = true;
  const listed = fixed !== undefined && fixed !== null ? [fixed] : memberOf(schema, 'enum');
  if (Array.isArray(listed)) {
    if (listed.includes(null)) built['x-nullable'] = true;
    settleEnum(listed, built, findings, place);
  }
  const standard = memberOf(schema, 'default') ?? (use === 'request' ? (fixed ?? undefined) : undefined);
  if (standard !== undefined && standard !== null) {
    const fit = fitTo(built.type, standard);
    const isListed = built.enum === undefined || built.enum.includes(fit) || typeof fit === 'object';
    if (fit === undefined || !isListed) findings.count('value-unfit', place);
    else {
      // A value that the file lists for all to choose from is no secret.
      const isOffered = built.enum?.includes(fit) === true;
      const shown = isOffered ? fit : keeper.value(nameOf(place), fit, inside(place, 'default'));
      if (shown !== undefined) built.default = shown;
    }
  }
  const examples = memberOf(schema, 'examples');
  const example =
    memberOf(schema, 'example') ?? (Array.isArray(examples) ? (examples as readonly unknown[])[0] : undefined);
  if (example !== undefined && example !== null) {
    const shown = shortExample(example) ? keeper.value(nameOf(place), example, inside(place, 'example')) : undefined;
    if (shown !== undefined) built.example = shown;
    else if (!shortExample(example)) findings.count('example-left-out', place);
  }
  if (built['x-nullable']) findings.count('nullable', place, { within: ['x-nullable'] });
  if (built.type === 'array') built.items ??= {};
}

/** True for what may be shown beside a schema. */
export const shortExample = (value: unknown): boolean =>
  typeof value === 'string' ? value.length <= longest.letters : weigh(value) <= longest.values;

function readType(
  schema: Loose,
  built: BuiltSchema,
  findings: Findings,
  place: Place,
): { readonly type: string | undefined; readonly isNullable: boolean } {
  const said = memberOf(schema, 'type');
  const list: readonly unknown[] = Array.isArray(said) ? said : said === undefined ? [] : [said];
  const isNullable = memberOf(schema, 'nullable') === true || list.includes('null');
  const known = [...new Set(list.filter((type): type is string => typeof type === 'string' && types.has(type)))];
  const [only] = known;
  if (known.length === 1) return { type: only, isNullable };
  if (known.length === 0) {
    if (said === 'file') return { type: 'string', isNullable };
    if (list.some((type) => type !== 'null' && type !== 'any')) findings.count('value-unfit', inside(place, 'type'));
    return { type: impliedType(schema, built), isNullable };
  }
  findings.count('types-united', inside(place, 'type'));
  if (known.every((type) => type === 'number' || type === 'integer')) return { type: 'number', isNullable };
  const isScalar = known.every((type) => type !== 'object' && type !== 'array');
  return { type: isScalar ? 'string' : undefined, isNullable };
}

function impliedType(schema: Loose, built: BuiltSchema): string | undefined {
  if (built.properties !== undefined || built.additionalProperties !== undefined) return 'object';
  if (built.items !== undefined) return 'array';
  const fixed = memberOf(schema, 'const');
  const listed: unknown = fixed === undefined ? memberOf(schema, 'enum') : [fixed];
  if (!Array.isArray(listed)) return undefined;
  const kinds = new Set(listed.filter((value) => value !== null).map((value: unknown) => typeof value));
  if (kinds.size !== 1) return undefined;
  const [kind] = kinds;
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? kind : undefined;
}

function settleFormat(schema: Loose, built: BuiltSchema, findings: Findings, place: Place): void {
  const encoding = memberOf(schema, 'contentEncoding');
  const media = memberOf(schema, 'contentMediaType');
  const said = memberOf(schema, 'type') === 'file' ? 'binary' : memberOf(schema, 'format');
  const implied =
    encoding === 'base64' ? 'byte' : typeof media === 'string' && built.type === 'string' ? 'binary' : undefined;
  const format = typeof said === 'string' ? said : implied;
  if (format === undefined || idleFormats.has(format)) return;
  const isPart = place.parent?.parent?.parent?.key === 'multipart/form-data';
  const isField = place.parent?.key === 'properties' || place.key === 'items' || place.key === 'additionalProperties';
  const inner = isField && !isPart;
  if (format === 'binary' && inner) {
    // Bytes cannot stand within JSON; parts of forms are read by the form itself. Source: domain notes O-85, SCH-06.
    built.format = 'byte';
    findings.count('format-changed', place, { within: ['format'] });
  } else if (formats.has(format)) built.format = format;
  else {
    const nearest = nearestFormats.get(format);
    const kind = nearest === undefined ? 'format-unknown' : 'format-changed';
    findings.count(kind, place, { within: [nearest === undefined ? 'description' : 'format'] });
    if (nearest !== undefined) built.format = nearest;
    else if (format.length <= 60)
      built.description = [built.description, `(format: ${format})`].filter(Boolean).join(' ');
  }
}

function settleBounds(schema: Loose, built: BuiltSchema, findings: Findings, place: Place): void {
  for (const [bound, exclusive, isTighter] of [
    ['minimum', 'exclusiveMinimum', (a: number, b: number) => a >= b],
    ['maximum', 'exclusiveMaximum', (a: number, b: number) => a <= b],
  ] as const) {
    const own = memberOf(schema, bound);
    const beyond = memberOf(schema, exclusive);
    if (typeof own === 'number' && Number.isFinite(own)) built[bound] = own;
    else if (own !== undefined) findings.count('value-unfit', inside(place, bound));
    if (typeof beyond === 'number' && Number.isFinite(beyond)) {
      const known = built[bound];
      if (known === undefined || isTighter(beyond, known)) {
        built[bound] = beyond;
        built[exclusive] = true;
      }
    } else if (beyond === true && built[bound] !== undefined) built[exclusive] = true;
  }
}

function settleEnum(listed: readonly unknown[], built: BuiltSchema, findings: Findings, place: Place): void {
  const values: unknown[] = [];
  const seen = new Set<unknown>();
  let isUnfit = false;
  for (const value of listed) {
    if (value === null) continue;
    const fit = typeof value === 'object' ? undefined : fitTo(built.type, value);
    isUnfit ||= fit !== value;
    if (fit === undefined || seen.has(fit)) continue;
    seen.add(fit);
    values.push(fit);
  }
  if (isUnfit) findings.count('value-unfit', inside(place, 'enum'));
  if (values.length > 0) built.enum = values;
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The value as its type wants it; undefined when it cannot be that. */
export function fitTo(type: string | undefined, value: unknown): unknown {
  switch (type) {
    case undefined:
      return value;
    case 'string':
      return isScalar(value) ? String(value) : undefined;
    case 'integer':
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
      return type === 'integer' && !Number.isInteger(number) ? undefined : number;
    }
    case 'boolean':
      return typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : undefined;
    case 'array':
      return Array.isArray(value) ? value : undefined;
    default:
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  }
}

/** The name a value goes by, which may say that it is a secret: that of the property it is a part of. */
function nameOf(place: Place): string {
  for (let at: Place | undefined = place; at; at = at.parent) {
    if (at.parent?.key === 'properties') return String(at.key);
    if (typeof at.key === 'string' && !/^(?:items|additionalProperties|allOf|anyOf|oneOf)$/.test(at.key)) return '';
  }
  return '';
}
