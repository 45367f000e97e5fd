import { isRecord } from '../../../definition/operations.ts';
import type { ChoiceOption } from '../../../ledger/choice.ts';
import { memberOf, textAt, type Loose } from '../../tolerant.ts';
import type { Findings } from '../findings.ts';
import { inside, type Place } from '../place.ts';
import type { Found } from '../source.ts';
import { kindOf, type BuiltParameter, type BuiltSchema, type BuiltValue } from './built.ts';
import { chooseMedia, firstExample, kindOfType, sentType, tellSamples, type MediaChoice } from './media-type.ts';
import type { Schemas } from './schema.ts';
import { shortExample } from './schema-values.ts';
import { valueTypeOf, wordsFor } from './value-type.ts';

export interface ConvertedBody {
  readonly parameters: readonly BuiltParameter[];
  readonly consumes: readonly string[];
  /** Where the parts of the body are, counted from its first parameter. */
  readonly landings: readonly { readonly place: Place; readonly index: number }[];
  /** A type that is wanted too, by a second operation. */
  readonly alsoAs?: MediaType;
}

export interface MediaType {
  readonly type: string;
  /** What the id of an operation that sends it ends with: `AsForm`. */
  readonly ending: string;
}

const none: ConvertedBody = { parameters: [], consumes: [], landings: [] };

/**
 * The request body of an operation: one body parameter, or the fields of a form. Source: domain notes, 8.3.
 *
 * @param operation Its extensions may name the body.
 * @param wanted The media type, where it is settled already.
 * Reports `openapi3/body-on-get` (warning), `openapi3/body-alternatives` (info), `openapi3/body-empty`,
 * `openapi3/body-xml` (warnings), and what schemas report.
 */
export function convertRequestBody(
  schemas: Schemas,
  requestBody: unknown,
  operation: Loose,
  method: string,
  place: Place,
  wanted?: string,
): ConvertedBody {
  const { findings, keeper, source } = schemas;
  const found = source.follow(requestBody, place, 'The body was left out');
  if (!found) return none;
  if (method === 'get' || method === 'head') {
    const message = `The body of a ${method.toUpperCase()} request was left out: connectors cannot send one.`;
    findings.tell('openapi3/body-on-get', 'warning', message, place);
    return none;
  }
  const { value, place: at } = found;
  const content = memberOf(value, 'content');
  const contentAt = inside(at, 'content');
  const picked = pickMedia(findings, content, contentAt, wanted);
  if (!picked) {
    const message = 'The body has no content type that could be read, and was left out.';
    findings.tell('openapi3/body-empty', 'warning', message, place, { kind: 'left-out' });
    return none;
  }
  const { choice, alsoAs } = picked;
  const isRequired = memberOf(value, 'required') === true;
  const said = memberOf(value, 'description');
  const description =
    typeof said === 'string' && said !== '' ? keeper.text(said, inside(at, 'description')) : undefined;
  const schema = memberOf(choice.media, 'schema') ?? memberOf(choice.media, 'itemSchema');
  const schemaAt = inside(choice.place, 'schema');
  switch (choice.kind) {
    case 'form':
    case 'multipart': {
      const form = convertForm(schemas, choice, schema, schemaAt, whole, isRequired);
      if (form.parameters.every((parameter) => parameter.in === 'formData')) {
        tellSamples(findings, choice.media, choice.place, false);
        if (description !== undefined) {
          const message = 'The description of the body was left out: it became fields, and each has its own.';
          findings.list('openapi3/body-description', 'info', message, inside(at, 'description'), { kind: 'left-out' });
        }
      }
      return { ...form, landings: [...form.landings, { place: at, index: 0 }], ...(alsoAs && { alsoAs }) };
    }
    case 'json':
      return whole(schema === undefined ? {} : schemas.convert(schema, schemaAt, 'request', 0));
    case 'xml': {
      const message = 'The body is XML, which has to be written as text. Its fields were left out.';
      findings.tell('openapi3/body-xml', 'warning', message, at);
      return whole({ type: 'string' });
    }
    case 'text':
    case 'stream':
      return whole({ type: 'string' });
    case 'binary':
      return whole({ type: 'string', format: 'binary' });
  }

  function whole(built: BuiltSchema): ConvertedBody {
    const name = [
      textAt(operation, 'x-codegen-request-body-name'),
      textAt(operation, 'x-bodyName'),
      textAt(value, 'x-bodyName'),
    ].find((text) => text !== '');
    const example = choice.kind === 'json' ? firstExample(choice.media, source, choice.place) : undefined;
    const shown = example && sampleOf(example);
    const isInline = built.$ref === undefined && built.example === undefined;
    tellSamples(findings, choice.media, choice.place, shown !== undefined && (isInline || built.$ref !== undefined));
    return {
      parameters: [
        {
          name: name ?? 'body',
          in: 'body',
          required: isRequired,
          ...(description !== undefined && { description }),
          schema: shown !== undefined && isInline ? { ...built, example: shown } : built,
          ...(shown !== undefined && built.$ref !== undefined && { 'x-ms-test-value': shown }),
        },
      ],
      consumes: [choice.type],
      landings: [{ place: at, index: 0 }],
      ...(alsoAs && { alsoAs }),
    };
  }

  function sampleOf({ value: example, place: inner }: Found): unknown {
    if (shortExample(example)) return keeper.value('', example, inner, choice.place);
    findings.count('example-left-out', inner);
    return undefined;
  }
}

/** Types that are offered one by one. */
const mostOffered = 12;

/** Source: domain notes O-50. */
function pickMedia(
  findings: Findings,
  content: unknown,
  place: Place,
  wanted: string | undefined,
): { readonly choice: MediaChoice; readonly alsoAs?: MediaType } | undefined {
  const best = chooseMedia(content, place, wanted);
  if (!best) return undefined;
  const [first, second, ...others] = [...new Set([best.type, ...best.others.map(sentType)])].slice(0, mostOffered);
  if (first === undefined || second === undefined || wanted !== undefined) return { choice: best };
  const another = [second, ...others].find((type) => endingFor(type) !== endingFor(first));
  const single = (type: string): ChoiceOption => ({ value: type, label: type });
  const both =
    another === undefined ? [] : [{ value: `both:${another}`, label: `Two operations, also with ${another}` }];
  const offered = findings.offer('openapi3/body-alternatives', place, [
    single(first),
    single(second),
    ...others.map(single),
    ...both,
  ]);
  const isBoth = offered.taken.startsWith('both:');
  const choice = (isBoth ? undefined : chooseMedia(content, place, offered.taken)) ?? best;
  const kinds = [first, second, ...others].slice(0, 8).join(', ');
  const what = isBoth ? `two operations were made, with ${first} and ${another}` : `${choice.type} was taken`;
  const message = `The body may be sent as ${kinds}. A connector sends one kind: ${what}.`;
  findings.tell('openapi3/body-alternatives', 'info', message, place, { choice: offered });
  const alsoAs = isBoth && another !== undefined ? { type: another, ending: endingFor(another) } : undefined;
  return { choice, ...(alsoAs && { alsoAs }) };
}

function endingFor(type: string): string {
  switch (kindOfType(type)) {
    case 'json':
      return 'AsJson';
    case 'form':
    case 'multipart':
      return 'AsForm';
    case 'xml':
      return 'AsXml';
    case 'text':
    case 'stream':
      return 'AsText';
    case 'binary':
      return 'AsFile';
  }
}

/** Source: domain notes O-41 to O-43. */
function convertForm(
  schemas: Schemas,
  choice: MediaChoice,
  schema: unknown,
  place: Place,
  whole: (schema: BuiltSchema) => ConvertedBody,
  isBodyRequired: boolean,
): ConvertedBody {
  const { findings, definitions } = schemas;
  const content =
    schema === undefined ? {} : definitions.inline(schemas.convert(schema, place, 'request', 0), place, 'request', 0);
  const properties = Object.entries(content.properties ?? {});
  if (kindOf(content) !== 'object' || properties.length === 0) {
    if (schema === undefined || choice.kind === 'multipart') {
      findings.tell(
        'openapi3/body-empty',
        'warning',
        'The fields of a form are not described here. The body became one text.',
        place,
      );
    }
    return { ...whole({ type: 'string' }), consumes: [choice.type] };
  }
  const encoding = memberOf(choice.media, 'encoding');
  if (isRecord(encoding) && Object.keys(encoding).length > 0)
    findings.count('part-encoding', inside(choice.place, 'encoding'));
  const landings: { readonly place: Place; readonly index: number }[] = [];
  const parameters = properties.flatMap(([name, property]): readonly BuiltParameter[] => {
    const at = inside(place, 'properties', name);
    if (property.readOnly === true) {
      findings.count('read-only-field', at);
      return [];
    }
    landings.push({ place: at, index: landings.length });
    const field = definitions.inline(property, at, 'request', 0);
    const isFile = choice.kind === 'multipart' && isFilePart(schemas, field, memberOf(encoding, name), at);
    const type: BuiltValue = isFile ? { type: 'file' } : formType(schemas, field, at);
    const words = wordsFor(
      name,
      field,
      [field.description, hint(field, isFile)].filter(Boolean).join(' ') || undefined,
    );
    return [
      { name, in: 'formData', required: isBodyRequired && (content.required ?? []).includes(name), ...type, ...words },
    ];
  });
  const hasFile = parameters.some(({ type }) => type === 'file');
  return { parameters, consumes: [hasFile ? 'multipart/form-data' : choice.type], landings };
}

/** Bytes within JSON were made base64 text on the way; as part of a form they are a file. */
function isFilePart(schemas: Schemas, field: BuiltSchema, encoding: unknown, place: Place): boolean {
  if (kindOf(field) === 'array') {
    return isFilePart(schemas, schemas.definitions.inline(field.items ?? {}, place, 'request', 0), encoding, place);
  }
  if (field.format === 'binary' || field.format === 'byte') return true;
  const type = textAt(encoding, 'contentType');
  const isOther = type !== '' && !/json|text\/|x-www-form/.test(type);
  return (kindOf(field) === 'any' && Object.keys(field).length <= 2 && type === '') || isOther;
}

/** Designers drop lists in forms, so a list is a text. Source: domain notes O-41. */
function formType(schemas: Schemas, field: BuiltSchema, place: Place): BuiltValue {
  if (kindOf(field) === 'array') return { type: 'string' };
  return valueTypeOf(schemas, field, place);
}

function hint(field: BuiltSchema, isFile: boolean): string | undefined {
  if (isFile) return kindOf(field) === 'array' ? 'One file.' : undefined;
  if (kindOf(field) === 'array') return 'Separate several values with commas.';
  return kindOf(field) === 'object' ? 'Enter it as JSON text.' : undefined;
}
