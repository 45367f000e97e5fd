import type { Parameter, Reference } from '../../../definition/openapi2.ts';
import type { Place } from '../place.ts';
import { kindOf, type BuiltSchema } from './built.ts';
import type { Schemas } from './schema.ts';

/** Properties within properties that are looked through for an address. */
const deepest = 5;

/**
 * The parameters of an operation with the property of its body at `way` marked as the address that the platform fills
 * in: internal, required on the whole way. What is shared is copied first, so that others keep theirs. Undefined when
 * the body has no such property. Source: domain notes O-110, TRG-01.
 */
export function markNotificationUrl(
  schemas: Schemas,
  parameters: readonly (Parameter | Reference)[],
  way: readonly string[],
  place: Place,
): readonly (Parameter | Reference)[] | undefined {
  const body = parameters.find((parameter): parameter is Parameter => 'in' in parameter && parameter.in === 'body');
  if (!body?.schema || way.length === 0 || way.length > deepest) return undefined;
  const schema = mark(schemas, body.schema as BuiltSchema, way, place);
  if (!schema) return undefined;
  return parameters.map((parameter) => (parameter === body ? { ...body, required: true, schema } : parameter));
}

function mark(
  schemas: Schemas,
  schema: BuiltSchema,
  [name = '', ...rest]: readonly string[],
  place: Place,
): BuiltSchema | undefined {
  const content = schemas.definitions.inline(schema, place, 'request', 0);
  const property = content.properties && Object.hasOwn(content.properties, name) ? content.properties[name] : undefined;
  if (!property) return undefined;
  const marked = rest.length > 0 ? mark(schemas, property, rest, place) : markText(schemas, property, place);
  if (!marked) return undefined;
  return {
    ...content,
    type: 'object',
    required: [...new Set([...(content.required ?? []), name])],
    properties: { ...content.properties, [name]: marked },
  };
}

function markText(schemas: Schemas, property: BuiltSchema, place: Place): BuiltSchema | undefined {
  const {
    default: _default,
    enum: _enum,
    example: _example,
    readOnly: _readOnly,
    ...content
  } = schemas.definitions.inline(property, place, 'request', 0);
  if (content.type !== 'string' && kindOf(content) !== 'any') return undefined;
  return { ...content, type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' };
}

const addressNames =
  /(?:^|[_-]|\b)(?:url|uri|callback|endpoint|address|hook|target)s?$|(?:Url|URL|Uri|URI|Callback|Endpoint|Hook)$/;

/** The way to a property that looks like the address to call back: its own first, then those of an object inside. */
export function findAddressProperty(
  schemas: Schemas,
  parameters: readonly (Parameter | Reference)[],
  place: Place,
): readonly string[] | undefined {
  const body = parameters.find((parameter): parameter is Parameter => 'in' in parameter && parameter.in === 'body');
  if (!body?.schema) return undefined;
  const own = schemas.definitions.inline(body.schema as BuiltSchema, place, 'request', 0).properties ?? {};
  const isAddress = ([name, property]: readonly [string, BuiltSchema]): boolean => {
    const plain = schemas.definitions.inline(property, place, 'request', 0);
    return plain.type === 'string' && plain.enum === undefined && addressNames.test(name);
  };
  const [direct] = Object.entries(own).find(isAddress) ?? [];
  if (direct !== undefined) return [direct];
  for (const [name, property] of Object.entries(own)) {
    const inner = schemas.definitions.inline(property, place, 'request', 0).properties ?? {};
    const [found] = Object.entries(inner).find(isAddress) ?? [];
    if (found !== undefined) return [name, found];
  }
  return undefined;
}
