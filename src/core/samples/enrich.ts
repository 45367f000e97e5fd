import type { Parameter, Schema } from '../definition/openapi2.ts';
import { isRecord } from '../definition/operations.ts';
import { humanise, uniqueName, wordsOf } from '../naming/index.ts';
import type { OperationDraft } from './parse-sample-request.ts';
import type { ResponseDraft } from './parse-sample-response.ts';
import { recogniseFormat, withFormats } from './recognise-formats.ts';

/** What goes beyond the wizard's own mapping, each by itself. */
export const enrichments = ['identifiers', 'formats', 'labels', 'success'] as const;
export type Enrichment = (typeof enrichments)[number];

/** What an enrichment would change, for a preview. */
export interface EnrichmentOffer {
  readonly id: Enrichment;
  readonly changes: readonly { readonly name: string; readonly becomes: string }[];
}

export interface Enriched<Draft> {
  readonly draft: Draft;
  /** Those that would change something, in the order of `enrichments`. */
  readonly offers: readonly EnrichmentOffer[];
}

/**
 * Makes more of a sample request: segments of the path that look like ids become parameters, texts of the body get the
 * formats they have, names get labels.
 *
 * @param chosen Only these are done; all are offered.
 * @param withBody False where the sample's schema is not taken.
 */
export function enrichRequest(
  draft: OperationDraft,
  bodies: readonly string[],
  chosen: ReadonlySet<Enrichment>,
  withBody = true,
): Enriched<OperationDraft> {
  const { path, names } = nameIdentifiers(draft.path);
  const identified = chosen.has('identifiers') ? path : draft.path;
  const ofPath: readonly Parameter[] = chosen.has('identifiers')
    ? names.map(({ becomes }) => ({
        name: becomes,
        in: 'path',
        required: true,
        type: 'string',
        'x-ms-url-encoding': 'single',
      }))
    : [];
  const body = draft.parameters.find((parameter) => parameter.in === 'body');
  const shaped = enrichSchema(withBody && isRecord(body?.schema) ? body.schema : undefined, bodies, chosen);
  const parameters = [...ofPath, ...draft.parameters].map((parameter): Parameter => {
    const label = humanise(parameter.name ?? '');
    const labelled: Parameter =
      chosen.has('labels') && parameter.in !== 'body' && needsLabel(parameter.name ?? '', label)
        ? { ...parameter, 'x-ms-summary': label }
        : parameter;
    return parameter === body && shaped.schema ? { ...parameter, schema: shaped.schema } : labelled;
  });
  const labels = [...ofPath, ...draft.parameters]
    .filter((parameter) => parameter.in !== 'body')
    .map((parameter) => ({ name: parameter.name ?? '', becomes: humanise(parameter.name ?? '') }))
    .filter(({ name, becomes }) => needsLabel(name, becomes));
  return {
    draft: { ...draft, path: identified, parameters },
    offers: offersOf({
      identifiers: names.map(({ value, becomes }) => ({ name: value, becomes: `{${becomes}}` })),
      formats: shaped.formats,
      labels: [...labels, ...shaped.labels],
      success: [],
    }),
  };
}

/** Makes more of a sample response: formats and labels, and `200` with a real description in place of `default`. */
export function enrichResponse(
  draft: ResponseDraft,
  bodies: readonly string[],
  chosen: ReadonlySet<Enrichment>,
): Enriched<ResponseDraft> {
  const shaped = enrichSchema(draft.response.schema, bodies, chosen);
  const isDefault = draft.code === 'default';
  const response = { ...draft.response, ...(shaped.schema && { schema: shaped.schema }) };
  return {
    draft:
      isDefault && chosen.has('success')
        ? { ...draft, code: '200', response: { ...response, description: 'OK' } }
        : { ...draft, response },
    offers: offersOf({
      identifiers: [],
      formats: shaped.formats,
      labels: shaped.labels,
      success: isDefault ? [{ name: 'default', becomes: '200, OK' }] : [],
    }),
  };
}

type Changes = EnrichmentOffer['changes'];

const offersOf = (changes: Readonly<Record<Enrichment, Changes>>): readonly EnrichmentOffer[] =>
  enrichments.flatMap((id) => (changes[id].length > 0 ? [{ id, changes: changes[id] }] : []));

function enrichSchema(
  schema: Schema | undefined,
  bodies: readonly string[],
  chosen: ReadonlySet<Enrichment>,
): { readonly schema?: Schema; readonly formats: Changes; readonly labels: Changes } {
  if (!schema) return { formats: [], labels: [] };
  const samples = bodies.flatMap((body): readonly unknown[] => {
    try {
      return [JSON.parse(body) as unknown];
    } catch {
      return [];
    }
  });
  const formed = withFormats(schema, samples);
  const labelled = withLabels(chosen.has('formats') ? formed.schema : schema);
  return {
    schema: chosen.has('labels') ? labelled.schema : chosen.has('formats') ? formed.schema : schema,
    formats: formed.found.map(({ path, format }) => ({ name: path || 'the body', becomes: format })),
    labels: labelled.changes,
  };
}

/** Titles for properties whose names do not read as one. Those that have one stay. */
function withLabels(schema: Schema): { readonly schema: Schema; readonly changes: Changes } {
  const changes: { name: string; becomes: string }[] = [];
  return { schema: visit(schema), changes };

  function visit(value: Schema): Schema {
    const items = isRecord(value.items) ? { items: visit(value.items) } : {};
    if (!isRecord(value.properties)) return { ...value, ...items };
    const properties = Object.entries(value.properties).map(([name, property]) => {
      const label = humanise(name);
      const isLabelled = property.title !== undefined || property.$ref !== undefined || !needsLabel(name, label);
      if (!isLabelled) changes.push({ name, becomes: label });
      const inside = visit(property);
      return [name, isLabelled ? inside : { ...inside, title: label }] as const;
    });
    return { ...value, ...items, properties: Object.fromEntries(properties) };
  }
}

const needsLabel = (name: string, label: string): boolean => label !== '' && label !== name;

/**
 * Numbers, UUIDs and hashes of a path as variables, named after the segment before them: `/pets/7` is `/pets/{petId}`.
 * Variables as other tools write them, `:id` and `<id>`, keep their names.
 */
function nameIdentifiers(path: string): {
  readonly path: string;
  readonly names: readonly { readonly value: string; readonly becomes: string }[];
} {
  const taken = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name));
  const names: { value: string; becomes: string }[] = [];
  const segments = path.split('/');
  const named = segments.map((segment, index) => {
    const [, colon, angle] = /^(?::([\w-]+)|<([\w-]+)>)$/.exec(segment) ?? [];
    const called = colon ?? angle;
    if (called !== undefined) return take(segment, uniqueName(called, taken));
    if (!looksLikeId(segment)) return segment;
    const before =
      segments.slice(0, index).findLast((one) => one !== '' && !looksLikeId(one) && !one.includes('{')) ?? '';
    const [first = '', ...rest] = wordsOf(singular(before));
    const stem = [first.toLowerCase(), ...rest.map((word) => word[0]?.toUpperCase() + word.slice(1))].join('');
    return take(segment, uniqueName(stem === '' ? 'id' : `${stem}Id`, taken));
  });
  return { path: named.join('/'), names };

  function take(value: string, becomes: string): string {
    taken.add(becomes);
    names.push({ value, becomes });
    return `{${becomes}}`;
  }
}

const looksLikeId = (segment: string): boolean =>
  /^\d+$/.test(segment) || recogniseFormat([segment]) === 'uuid' || /^(?=.*\d)[\da-f]{16,}$/i.test(segment);

const singular = (word: string): string =>
  /ies$/i.test(word) ? word.replace(/ies$/i, 'y') : /(?:ss|us|is)$/i.test(word) ? word : word.replace(/s$/i, '');
