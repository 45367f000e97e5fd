import { valueAt } from '../../document/pointer.ts';
import type { Conversion, ConversionContext, Detection, SourceDocument } from '../format.ts';
import { buildConnector } from '../requests/build-connector.ts';
import type { RequestSet, Variable, VariableScope } from '../requests/model.ts';
import type { ParseAddress } from '../requests/parse-address.ts';
import { platformHeaders } from '../requests/passes/build-parameters.ts';
import { reportAt, type ReportAt } from '../requests/report-at.ts';
import { memberOf, textAt } from '../tolerant.ts';
import { countRequests } from './count-requests.ts';
import { recognise, type PostmanFile } from './detect.ts';
import { findLeftovers } from './find-leftovers.ts';
import { findOtherSecrets } from './find-other-secrets.ts';
import { nameLeftOut } from './passes/name-left-out.ts';
import { loadAddressParser } from './postman-library.ts';
import { readV1 } from './read-v1.ts';
import { readV2 } from './read-v2.ts';
import { readVariables } from './read-variables.ts';

/**
 * A Postman collection of any version as a connector: one operation for each method and path. Source: domain notes, 9.
 *
 * @returns Undefined for environments without a collection, exports of several collections, and collections without
 * requests. Reports `postman/environment-only`, `postman/several-collections`, `postman/no-requests` (errors), what each
 * pass names in its own words, and every request in the ledger.
 */
export async function convert(detection: Detection, context: ConversionContext): Promise<Conversion | undefined> {
  const [document, ...others] = detection.documents;
  if (!document) return undefined;
  const tell = reportAt(document, context, 'postman');
  const file = recognise(document.value);
  const counted = file?.kind === 'collection' ? countRequests(valueAt(document.value, file.pointer), file.version) : 0;
  if (file?.kind !== 'collection' || counted === 0) {
    refuse(file, tell);
    return undefined;
  }

  const parse = await loadAddressParser();
  const variables = readEnvironments(others);
  const collection = await readCollection(document, file, counted, variables.globals, parse, context, tell);

  const leftovers = findLeftovers(valueAt(document.value, file.pointer), file.pointer, file.version);
  const conversion = await buildConnector(
    collection,
    {
      document,
      format: 'postman',
      counted,
      secrets: findOtherSecrets(leftovers),
      environment: variables.environment,
      leftOut: new Map(),
      parse,
      isTransport: (header) => platformHeaders.has(header),
      hasPlainPaths: false,
      title: 'Imported collection',
      fileEnding: /(?:\.postman_collection)?\.\w+$/,
    },
    context,
    tell,
  );
  const { clean = (text: string) => text } = conversion;
  nameLeftOut(leftovers, (code, severity, message, ...rest) => tell(code, severity, clean(message), ...rest));
  return conversion;
}

function refuse(file: PostmanFile | undefined, tell: ReportAt): void {
  if (file?.kind === 'environment') {
    const what = file.isGlobals ? 'global variables' : 'an environment';
    const message = `This file holds ${what} of Postman: values, but no requests. Export the collection itself (… > Export) and drop both together.`;
    tell('environment-only', 'error', message, '');
  } else if (file?.kind === 'dump') {
    const message = `This file holds ${file.collections} collections. A connector is made of one: export it by itself (… > Export) and import that file.`;
    tell('several-collections', 'error', message, '/collections');
  } else {
    const message =
      'This collection has no requests, so there is nothing to make a connector of. Check that the right one was exported.';
    tell('no-requests', 'error', message, '');
  }
}

async function readCollection(
  document: SourceDocument,
  { pointer, version }: Extract<PostmanFile, { kind: 'collection' }>,
  counted: number,
  globals: VariableScope,
  parse: ParseAddress,
  context: ConversionContext,
  tell: ReportAt,
): Promise<RequestSet> {
  const value = valueAt(document.value, pointer);
  const pause = (done: number): Promise<void> => context.checkpoint(done, counted * 2);
  if (version === 1) return readV1(value, pointer, globals, parse, pause, tell);
  const schema = textAt(memberOf(value, 'info'), 'schema');
  if (schema === '') {
    const message = 'The collection does not name its version (info.schema). It was read as V2.1.';
    tell('version-unknown', 'warning', message, `${pointer}/info`);
  }
  return readV2(value, pointer, globals, parse, pause);
}

/** Environments come before the collection's own variables, globals after. Source: domain notes, P-06. */
function readEnvironments(documents: readonly SourceDocument[]): {
  readonly environment: ReadonlyMap<string, Variable>;
  readonly globals: VariableScope;
} {
  const environment = new Map<string, Variable>();
  const globals = new Map<string, Variable>();
  for (const document of documents) {
    const { value } = document;
    const isGlobals = textAt(value, '_postman_variable_scope') === 'globals';
    for (const [key, variable] of readVariables(memberOf(value, 'values'), '/values', document)) {
      const variables = isGlobals ? globals : environment;
      const known = variables.get(key);
      // Of several environments the last counts; what the others hold is looked through for secrets.
      variables.set(key, known ? { ...variable, others: [...(variable.others ?? []), known] } : variable);
    }
  }
  return { environment, globals: { variables: globals, parent: undefined } };
}
