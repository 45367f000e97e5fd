import { child } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { nearestName } from '../shapes/nearest-name.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';
import type { Site } from '../walk/sites.ts';

/** What may stand on parameters, schemas, responses and headers. Source: domain notes 2.1 to 2.5. */
const known: readonly string[] = [
  'x-ms-summary', 'x-ms-visibility', 'x-ms-enum-values', 'x-ms-localizeDefaultValue', 'x-ms-editor', 'x-ms-editor-options',
  'x-ms-media-kind', 'x-ms-content-hint', 'x-ms-group-name', 'x-ms-property-name-alias', 'x-ms-permission', 'x-ms-displayFormat',
  'x-ms-scheduler-recommendation', 'x-ms-format', 'x-ms-test-value', 'x-ms-url-encoding', 'x-ms-dynamic-values', 'x-ms-dynamic-list',
  'x-ms-dynamic-schema', 'x-ms-dynamic-properties', 'x-ms-dynamic-tree', 'x-ms-trigger-value', 'x-ms-notification-url',
  'x-ms-explicit-input', 'x-ms-name-for-model', 'x-ms-description-for-model', 'x-ms-ai-sensitivity',
]; // prettier-ignore

/** Of AutoRest, which generates clients: the platform passes them over, and files have them on purpose. */
const foreign: readonly string[] = [
  'x-ms-parameter-location', 'x-ms-skip-url-encoding', 'x-ms-enum', 'x-ms-client-name', 'x-ms-client-flatten', 'x-ms-mutability',
  'x-ms-discriminator-value', 'x-ms-identifiers', 'x-ms-client-request-id', 'x-ms-azure-resource', 'x-ms-secret', 'x-ms-external',
  'x-ms-parameter-grouping', 'x-ms-header-collection-prefix', 'x-ms-error-response', 'x-ms-client-default', 'x-ms-arm-id-details',
]; // prettier-ignore

/** What belongs somewhere else, and where. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['x-ms-trigger', 'an operation'], ['x-ms-trigger-hint', 'an operation'], ['x-ms-trigger-metadata', 'an operation'],
  ['x-ms-notification-content', 'a path'], ['x-ms-notification', 'an operation'], ['x-ms-pageable', 'an operation'],
  ['x-ms-operation-context', 'an operation'], ['x-ms-no-generic-test', 'an operation'], ['x-ms-safe-operation', 'an operation'],
  ['x-ms-api-annotation', 'an operation'], ['x-ms-openai-data', 'an operation'], ['x-ms-agentic-protocol', 'an operation'],
  ['x-ms-require-user-confirmation', 'an operation'], ['x-ms-capabilities', 'an operation or the whole file'],
  ['x-ms-connector-metadata', 'the whole file'], ['x-ms-openai-manifest', 'the whole file'], ['x-ms-docs', 'the whole file'],
  ['x-ms-keywords', '"info"'], ['x-ms-deployment-version', '"info"'],
]); // prettier-ignore

const passed: ReadonlySet<string> = new Set([...known, ...foreign]);

/** Source: domain notes chapter 2, "Typos met". */
export const extensionKnown: Rule = {
  id: 'extension-known',
  severity: 'info',
  why: 'An extension whose name is not known has no effect.',
  source: 'Connector documentation, extensions',
  notes: ['2'],
  check: inEachPiece(function* (piece) {
    yield* unknownIn(valuesWith(piece, 'x-ms-'));
    yield* unknownIn(piece.sites.responses);
  }),
};

function* unknownIn(sites: readonly Site[]): Generator<Finding> {
  for (const site of sites) {
    for (const key of Object.keys(site.value)) {
      if (!key.startsWith('x-ms-') || passed.has(key)) continue;
      yield judge(site, key);
    }
  }
}

function judge(site: Site, key: string): Finding {
  const pointer = child(site.pointer, key);
  const place = elsewhere.get(key);
  if (place !== undefined)
    return { pointer, message: `"${key}" has no effect here: it belongs to ${place}. Move it there, or remove it.` };
  const meant = meantBy(key);
  const name = key.slice(0, 60);
  if (meant === undefined)
    return { pointer, message: `The service does not know "${name}". Remove it unless another tool needs it.` };
  if (Object.hasOwn(site.value, meant))
    return {
      pointer,
      message: `The service does not know "${name}", and "${meant}" is there as well. Remove this one.`,
    };
  return {
    pointer,
    message: `The service does not know "${name}". Did you mean "${meant}"?`,
    fix: { title: `Rename it to "${meant}"`, edits: () => [{ kind: 'rename', pointer, key: meant }] },
  };
}

/** Also with two neighbouring letters the wrong way round, and with something behind it: `x-ms-summary title`. */
function meantBy(key: string): string | undefined {
  const [word = ''] = key.slice(0, 60).split(/[\s:;,."']/, 1);
  if (passed.has(word)) return word;
  return nearestName(word, known) ?? known.find((name) => isSwapped(word, name));
}

function isSwapped(word: string, name: string): boolean {
  if (word.length !== name.length) return false;
  let at = 0;
  while (at < word.length && word[at] === name[at]) at += 1;
  return word[at] === name[at + 1] && word[at + 1] === name[at] && word.slice(at + 2) === name.slice(at + 2);
}
