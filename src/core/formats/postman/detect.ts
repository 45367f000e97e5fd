import type { Detection, FormatId, SourceDocument } from '../format.ts';
import { isRecord, listAt, memberOf, textAt } from '../tolerant.ts';

/** What a document is to Postman, and where in it the thing itself stands. */
export type PostmanFile =
  | {
      readonly kind: 'collection';
      readonly version: 1 | 2;
      readonly format: FormatId;
      readonly pointer: '' | '/collection' | '/collections/0';
      readonly because: string;
    }
  | { readonly kind: 'environment'; readonly isGlobals: boolean }
  | { readonly kind: 'dump'; readonly collections: number };

/**
 * Recognises collections of all versions, also wrapped as Postman's API answers (`{ "collection": … }`), exports of all
 * data, and environments. Source: domain notes, 9.1.
 */
export function recognise(value: unknown): PostmanFile | undefined {
  if (!isRecord(value)) return undefined;
  const wrapped = recogniseCollection(memberOf(value, 'collection'), '/collection');
  if (wrapped) return { ...wrapped, because: `${wrapped.because} inside "collection"` };
  const own = recogniseCollection(value, '');
  if (own) return own;
  const collections = listAt(value, 'collections');
  if (
    collections.length > 0 &&
    ['environments', 'globals', 'headerPresets', 'version'].some((key) => Object.hasOwn(value, key))
  ) {
    const only = collections.length === 1 ? recogniseCollection(collections[0], '/collections/0') : undefined;
    return only ?? { kind: 'dump', collections: collections.length };
  }
  const scope = textAt(value, '_postman_variable_scope');
  if (Array.isArray(memberOf(value, 'values')) && (scope !== '' || looksLikeVariables(listAt(value, 'values')))) {
    return { kind: 'environment', isGlobals: scope === 'globals' };
  }
  return undefined;
}

/** The first collection of the drop, with the environments beside it; an environment alone, so that it can be said. */
export function detect(documents: readonly SourceDocument[]): Detection | undefined {
  const files = documents.map((document) => ({ document, file: recognise(document.value) }));
  const environments = files.flatMap(({ document, file }) => (file?.kind === 'environment' ? [document] : []));
  for (const { document, file } of files) {
    if (file?.kind === 'collection') {
      return { format: file.format, because: file.because, documents: [document, ...environments] };
    }
  }
  const dump = files.find(({ file }) => file?.kind === 'dump');
  if (dump) {
    return {
      format: 'postman-1',
      because: 'a list of Postman collections beside environments',
      documents: [dump.document],
    };
  }
  if (environments.length === 0) return undefined;
  return {
    format: 'postman-2.1',
    because: 'a list of variables as Postman keeps environments',
    documents: environments,
  };
}

function recogniseCollection(
  value: unknown,
  pointer: '' | '/collection' | '/collections/0',
): Extract<PostmanFile, { kind: 'collection' }> | undefined {
  if (!isRecord(value)) return undefined;
  const info = memberOf(value, 'info');
  const schema = textAt(info, 'schema');
  if (/\/collection\/v2\.0/.test(schema)) {
    return {
      kind: 'collection',
      version: 2,
      format: 'postman-2.0',
      pointer,
      because: 'info.schema names a Postman collection V2.0',
    };
  }
  if (/\/collection\/v2/.test(schema)) {
    return {
      kind: 'collection',
      version: 2,
      format: 'postman-2.1',
      pointer,
      because: 'info.schema names a Postman collection V2.1',
    };
  }
  if (Array.isArray(memberOf(value, 'item')) && isRecord(info)) {
    return {
      kind: 'collection',
      version: 2,
      format: 'postman-2.1',
      pointer,
      because: '"info" and "item" as in a Postman collection, version not named',
    };
  }
  const isV1 =
    Array.isArray(memberOf(value, 'requests')) &&
    !isOtherProgram(value) &&
    !Object.hasOwn(value, 'info') &&
    !Object.hasOwn(value, 'openapi') &&
    !Object.hasOwn(value, 'swagger') &&
    ['order', 'folders', 'folders_order', 'id', 'name', 'timestamp'].some((key) => Object.hasOwn(value, key));
  if (!isV1) return undefined;
  return {
    kind: 'collection',
    version: 1,
    format: 'postman-1',
    pointer,
    because: '"requests" as in a Postman collection V1',
  };
}

/** Hoppscotch and Thunder Client keep their requests under the same name. */
const isOtherProgram = (value: unknown): boolean =>
  textAt(value, 'collectionName') !== '' ||
  listAt(value, 'requests').some((request) => textAt(request, 'endpoint') !== '' && !hasUrl(request));

const hasUrl = (request: unknown): boolean => isRecord(request) && Object.hasOwn(request, 'url');

const looksLikeVariables = (values: readonly unknown[]): boolean =>
  values.length > 0 &&
  values.every(
    (entry) =>
      isRecord(entry) &&
      Object.hasOwn(entry, 'key') &&
      Object.hasOwn(entry, 'value') &&
      Object.hasOwn(entry, 'enabled'),
  );
