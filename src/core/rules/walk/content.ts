import { contentKindOf, type ContentKind } from '../words/media-types.ts';
import { operationsIn, type OperationSite } from './operations.ts';
import { operationParametersIn } from './parameters.ts';
import { definitionOf, isText, listOf, membersOf, perDefinition } from './parts.ts';
import { targetsIn } from './references.ts';

/** An operation that sends something in its body, and what. */
export interface ContentSite {
  readonly site: OperationSite;
  readonly sends: 'object' | 'list' | 'text' | 'file' | 'form' | 'form with file' | 'unknown';
  /** The media types that count, its own or those of the definition; undefined where none are said, or not in a list. */
  readonly consumes: readonly string[] | undefined;
  /** Whether they are its own. */
  readonly isOwn: boolean;
}

/** All operations with a body or form fields, in the order of the text. */
export const contentIn = perDefinition<readonly ContentSite[]>((document) => {
  const definition = definitionOf(document) ?? {};
  const lists = operationParametersIn(document);
  const targetOf = targetsIn(document);
  const found: ContentSite[] = [];
  for (const site of operationsIn(document)) {
    const parameters = lists.get(site)?.parameters ?? [];
    const body = parameters.find(({ parameter }) => parameter['in'] === 'body');
    const fields = parameters.filter(({ parameter }) => parameter['in'] === 'formData');
    if (!body && fields.length === 0) continue;
    const own = site.operation['consumes'];
    const list = own ?? definition['consumes'];
    const hasFile = fields.some(({ parameter }) => parameter['type'] === 'file');
    const target = body && targetOf(body.parameter['schema'], '');
    const sends = target
      ? kindOf(target.kind === 'found' ? target.value : undefined)
      : hasFile
        ? 'form with file'
        : 'form';
    found.push({
      site,
      sends,
      consumes: Array.isArray(list) ? list.filter(isText) : undefined,
      isOwn: own !== undefined,
    });
  }
  return found;
});

function kindOf(schema: unknown): ContentSite['sends'] {
  const { type, format, properties, allOf } = membersOf(schema);
  if (type === 'object' || properties !== undefined || listOf(allOf).length > 0) return 'object';
  if (type === 'array') return 'list';
  if (type === 'string') return format === 'binary' ? 'file' : 'text';
  return type === 'file' ? 'file' : 'unknown';
}

/** What is sent for makers when several kinds are possible, the first of these. Source: domain notes 7.2 (several `consumes`). */
const order: readonly ContentKind[] = ['json', 'binary', 'form', 'multipart'];

/** The media type that is used of several; undefined when none of them is one that is known to be sent. */
export function usedMediaType(mediaTypes: readonly string[]): string | undefined {
  for (const kind of order) {
    const found = mediaTypes.find((mediaType) => contentKindOf(mediaType) === kind);
    if (found !== undefined) return found;
  }
  return undefined;
}
