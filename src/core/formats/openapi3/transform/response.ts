import { isRecord } from '../../../definition/operations.ts';
import { memberOf, textAt, type Loose } from '../../tolerant.ts';
import { inside, type Place } from '../place.ts';
import type { BuiltHeader, BuiltResponse, BuiltSchema } from './built.ts';
import type { Found } from '../source.ts';
import { chooseMedia, firstExample, tellSamples } from './media-type.ts';
import { extensionsOf } from './extensions.ts';
import type { Schemas } from './schema.ts';
import { shortExample } from './schema-values.ts';
import { valueTypeOf } from './value-type.ts';

export interface ConvertedResponse {
  readonly response: BuiltResponse;
  readonly produces: readonly string[];
}

/** `main`: the one whose fields a flow gets. */
export type ResponseRole = 'main' | 'further' | 'error';

const schemaOptions = [
  { value: 'remove', label: 'Without its fields' },
  { value: 'keep', label: 'With its fields' },
] as const;

/**
 * Whether an answer that is not the main one keeps its schema. Source: domain notes O-64, RES-03, RES-04.
 *
 * Reports `openapi3/error-schema`, `openapi3/further-schema` (info).
 */
export function keepsSchema(
  { findings }: Schemas,
  { value, place }: Found<Loose>,
  role: Exclude<ResponseRole, 'main'>,
): boolean {
  const content = memberOf(value, 'content');
  if (!isRecord(content) || Object.keys(content).length === 0) return false;
  const kind = `${role}-schema` as const;
  const choice = findings.offer(`openapi3/${kind}`, place, schemaOptions);
  if (choice.taken === 'remove') {
    findings.count(kind, place, { choice });
    return false;
  }
  const message = 'The schema of this answer was kept, as was chosen: connectors use one answer with fields.';
  findings.list(`openapi3/${kind}`, 'info', message, place, { choice });
  return true;
}

/**
 * A Response Object. Source: domain notes, 8.4.
 *
 * @param hasSchema True for the one whose fields a flow gets; others keep no schema unless the maker wants it.
 * Reports `openapi3/response-stream` (warning), and what schemas report.
 */
export function convertResponse(
  schemas: Schemas,
  value: Loose,
  place: Place,
  status: string,
  hasSchema: boolean,
): ConvertedResponse {
  const { keeper, findings, source } = schemas;
  const said = memberOf(value, 'description');
  const text = typeof said === 'string' ? keeper.text(said, inside(place, 'description')) : textAt(value, 'summary');
  const response: BuiltResponse = { description: text || statusText(status) };
  const content = memberOf(value, 'content');
  const choice = chooseMedia(content, inside(place, 'content'));
  if (isFilled(memberOf(value, 'links'))) findings.count('links', inside(place, 'links'));
  if (choice && hasSchema) {
    const built = schemaFor();
    if (choice.others.length > 0) {
      const message = `The answer may come as ${[choice.type, ...choice.others].slice(0, 8).join(', ')}. Its fields are those of ${choice.type}.`;
      findings.list('openapi3/response-alternatives', 'info', message, inside(place, 'content'));
    }
    if (built) response.schema = built;
    const example = firstExample(choice.media, source, choice.place);
    if (example) {
      const shown = shortExample(example.value)
        ? keeper.value('', example.value, example.place, choice.place)
        : undefined;
      tellSamples(findings, choice.media, choice.place, shown !== undefined);
      if (shown !== undefined) response.examples = { [choice.type]: shown };
      else if (!shortExample(example.value)) findings.count('example-left-out', example.place);
    }
  }
  const headers = convertHeaders();
  if (headers) response.headers = headers;
  Object.assign(response, extensionsOf(value, schemas, place));
  return { response, produces: choice && hasSchema ? [...new Set([choice.type, ...choice.others])] : [] };

  function schemaFor(): BuiltSchema | undefined {
    if (!choice) return undefined;
    const schema = memberOf(choice.media, 'schema');
    switch (choice.kind) {
      case 'stream': {
        const message = `The answer is a stream (${choice.type}), which flows cannot follow. It comes as one text.`;
        findings.tell('openapi3/response-stream', 'warning', message, choice.place);
        return { type: 'string' };
      }
      case 'binary':
        return { type: 'string', format: 'binary' };
      case 'text':
        return { type: 'string' };
      case 'xml':
      case 'json':
      case 'form':
      case 'multipart':
        return schema === undefined
          ? undefined
          : schemas.convert(schema, inside(choice.place, 'schema'), 'response', 0);
    }
  }

  function convertHeaders(): Record<string, BuiltHeader> | undefined {
    const map = memberOf(value, 'headers');
    if (!isRecord(map)) return undefined;
    const headers: [string, BuiltHeader][] = [];
    for (const [name, header] of Object.entries(map)) {
      // OpenAPI ignores a described Content-Type.
      if (name.startsWith('x-') && !isRecord(header)) continue;
      const found = source.follow(header, inside(place, 'headers', name), 'The header was left out');
      if (found) headers.push([name, convertHeader(found.value, found.place, name)]);
    }
    return headers.length > 0 ? Object.fromEntries(headers) : undefined;
  }

  function convertHeader(header: Loose, at: Place, name: string): BuiltHeader {
    const schema = memberOf(header, 'schema');
    const schemaAt = inside(at, 'schema');
    const content = isRecord(schema)
      ? schemas.definitions.inline(schemas.convert(schema, schemaAt, 'response', 0), schemaAt, 'response', 0)
      : {};
    const { default: standard, ...type } = valueTypeOf(schemas, content, at);
    const shown = standard === undefined ? undefined : keeper.value(name, standard, inside(schemaAt, 'default'));
    const about = memberOf(header, 'description') ?? content.description;
    const description = typeof about === 'string' ? keeper.text(about, inside(at, 'description')) : '';
    return { ...type, ...(shown !== undefined && { default: shown }), ...(description !== '' && { description }) };
  }
}

const isFilled = (value: unknown): boolean => isRecord(value) && Object.keys(value).length > 0;

/** Source: domain notes O-67. */
const statusTexts: Readonly<Record<string, string>> = {
  '200': 'OK',
  '201': 'Created',
  '202': 'Accepted',
  '204': 'No content',
  '400': 'Bad request',
  '401': 'Unauthorized',
  '403': 'Forbidden',
  '404': 'Not found',
  '409': 'Conflict',
  '429': 'Too many requests',
  '500': 'Internal server error',
  default: 'Any other answer',
};

export const statusText = (status: string): string => statusTexts[status] ?? `Status ${status}`;
