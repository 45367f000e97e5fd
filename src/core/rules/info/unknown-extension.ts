import { child, type JsonPointer } from '../../document/pointer.ts';
import { infoExtensions, rootExtensions } from '../extension-shapes/document-shapes.ts';
import { operationExtensions, pathExtensions } from '../extension-shapes/operation-shapes.ts';
import type { Finding, Rule } from '../rule.ts';
import { nearestName } from '../shapes/nearest-name.ts';
import { definitionOf, membersOf, objectsIn, type Members } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { cutEnd } from '../words/cut-end.ts';

/**
 * An info: real files carry many such members, and the service reads past them. Those of parameters, schemas and responses
 * have a rule of their own, and so has what is known to be of other tools.
 *
 * Source: domain notes, chapter 2 and "Typos met"; DOC-04.
 */
export const unknownExtension: Rule = {
  id: 'unknown-extension',
  severity: 'info',
  why: 'Names that start with "x-ms-" belong to the platform, and those that it does not know have no effect.',
  source: 'JSON schema of the connectors repository',
  notes: ['DOC-04'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition) return;
    yield* unknownIn(definition, places.root, '/definition');
    yield* unknownIn(membersOf(definition['info']), places.info, '/definition/info');
    for (const [path, item] of objectsIn(definition['paths']))
      yield* unknownIn(item, places.path, () => child('/definition/paths', path));
    yield* inOperations(document);
  },
};

interface ExtensionPlace {
  readonly name: string;
  readonly known: readonly string[];
}

const ofOtherTools = ['x-ms-parameterized-host', 'x-ms-code-generation-settings', 'x-ms-paths', 'x-ms-secondary-file'];

const places = {
  root: { name: 'the definition', known: [...Object.keys(rootExtensions), ...ofOtherTools] },
  info: { name: '"info"', known: [...Object.keys(infoExtensions), ...ofOtherTools] },
  path: { name: 'a path', known: Object.keys(pathExtensions) },
  operation: { name: 'an operation', known: Object.keys(operationExtensions) },
} satisfies Readonly<Record<string, ExtensionPlace>>;

const inOperations = inEachOperation(({ members }, pointer) => unknownIn(members, places.operation, pointer));

function* unknownIn(
  members: Members,
  place: ExtensionPlace,
  pointer: JsonPointer | (() => JsonPointer),
): Generator<Finding> {
  for (const key of Object.keys(members)) {
    if (!key.startsWith('x-ms-') || place.known.includes(key)) continue;
    const at = child(typeof pointer === 'string' ? pointer : pointer(), key);
    const meant =
      nearestName(
        cutEnd(key, (character) => /[\s:]/.test(character)),
        place.known,
      ) ?? typos.get(key);
    if (meant !== undefined && place.known.includes(meant)) {
      const isFree = !Object.hasOwn(members, meant) && !/trigger|notification|pageable/.test(meant);
      yield {
        pointer: at,
        message: `"${key}" is not known in ${place.name}. Did you mean "${meant}"?`,
        ...(isFree && {
          fix: { title: 'Correct the name', edits: () => [{ kind: 'rename', pointer: at, key: meant }] },
        }),
      };
    } else
      yield { pointer: at, message: `"${key.slice(0, 80)}" has no effect in ${place.name}. ${remedyFor(key, place)}` };
  }
}

/** More than one letter off. Source: domain notes, "Typos met". */
const typos: ReadonlyMap<string, string> = new Map([
  ['x-ms-visbility', 'x-ms-visibility'],
  ['x-ms-visibiltiy', 'x-ms-visibility'],
  ['x-ms-metadata', 'x-ms-connector-metadata'],
  ['x-ms-api-annotations', 'x-ms-api-annotation'],
]);

function remedyFor(key: string, place: ExtensionPlace): string {
  if (place === places.operation && key === 'x-ms-summary')
    return 'The name of an operation is its "summary". Move the text there.';
  const other = Object.values(places).find((one) => one !== place && one.known.includes(key));
  if (other) return `It belongs to ${other.name}. Move it there.`;
  if (ofParameters.has(key)) return 'It belongs to parameters and properties. Move it there.';
  return 'Remove it, or give it a name of your own that starts with "x-".';
}

const ofParameters: ReadonlySet<string> = new Set([
  'x-ms-summary',
  'x-ms-enum-values',
  'x-ms-test-value',
  'x-ms-url-encoding',
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-tree',
  'x-ms-notification-url',
]);
