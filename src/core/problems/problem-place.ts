import { isMethod, operationsOf } from '../definition/operations.ts';
import { addressText, labelOf } from '../definition/operation-place.ts';
import type { ConnectorValues } from '../definition/operation-uses.ts';
import { lastSegmentOf, segmentsOf, valueAt, type JsonPointer } from '../document/pointer.ts';

/** The parts of a connector as the maker knows them, in the order in which they are read. */
export const problemSections = {
  general: 'General',
  security: 'Security',
  operations: 'Operations',
  definitions: 'Shared schemas',
  parameters: 'Shared parameters',
  responses: 'Shared responses',
  policies: 'Policies',
  code: 'Code',
} as const;
export type ProblemSection = keyof typeof problemSections;

/** What a finding is about: one operation, one shared part, one policy, or a section as a whole. */
export interface ProblemPlace {
  readonly section: ProblemSection;
  /** Of the operation or part: `/definition/paths/~1pets/get`; '' for the section as a whole. */
  readonly pointer: JsonPointer;
}

/** From the longest beginning of a pointer to its section; `parts` when each member is a place of its own. */
const homes: readonly (readonly [JsonPointer, ProblemSection, 'parts'?])[] = [
  ['/definition/definitions', 'definitions', 'parts'],
  ['/definition/parameters', 'parameters', 'parts'],
  ['/definition/responses', 'responses', 'parts'],
  ['/definition/securityDefinitions', 'security'],
  ['/definition/security', 'security'],
  ['/properties/properties/connectionParameters', 'security'],
  ['/properties/properties/connectionParameterSets', 'security'],
  ['/properties/properties/policyTemplateInstances', 'policies', 'parts'],
  ['/properties/properties/scriptOperations', 'code'],
  ['/script', 'code'],
];

/** What a finding's pointer is about. Called for each finding, so it reads no further into the pointer than it has to. */
export function placeOfProblem(pointer: JsonPointer): ProblemPlace {
  if (pointer.startsWith(paths)) return { section: 'operations', pointer: operationAround(pointer) };
  if (pointer === '/definition/paths') return { section: 'operations', pointer: '' };
  for (const [home, section, parts] of homes) {
    if (!pointer.startsWith(home)) continue;
    if (pointer.length === home.length) return { section, pointer: '' };
    if (pointer[home.length] !== '/') continue;
    if (!parts) return { section, pointer: '' };
    const end = pointer.indexOf('/', home.length + 1);
    return { section, pointer: end < 0 ? pointer : pointer.slice(0, end) };
  }
  return { section: 'general', pointer: '' };
}

const paths = '/definition/paths/';

/** The operation, or the path for what it says for all operations on it. */
function operationAround(pointer: JsonPointer): JsonPointer {
  const path = pointer.indexOf('/', paths.length);
  if (path < 0) return pointer;
  const end = pointer.indexOf('/', path + 1);
  const method = end < 0 ? pointer.length : end;
  return pointer.slice(0, isMethod(pointer.slice(path + 1, method)) ? method : path);
}

/** How a place is called: what the maker gave it as a name, and what tells it from others of that name. */
export interface PlaceName {
  readonly name: string;
  /** `GET /pets`. */
  readonly detail?: string;
}

export function nameOfPlace(values: ConnectorValues, { section, pointer }: ProblemPlace): PlaceName {
  if (pointer === '') return { name: problemSections[section] };
  if (section === 'operations') return nameOfOperation(values, pointer);
  if (section === 'policies') return { name: nameOfPolicy(values, pointer) };
  return { name: lastSegmentOf(pointer) };
}

function nameOfOperation({ definition }: ConnectorValues, pointer: JsonPointer): PlaceName {
  const [, , path = '', method] = segmentsOf(pointer);
  if (method === undefined) return { name: path };
  const entry = entriesOf(definition).get(pointer);
  const detail = addressText({ path, method: isMethod(method) ? method : 'get' });
  const name = entry ? labelOf(entry) : detail;
  return name === detail ? { name } : { name, detail };
}

const known = new WeakMap<object, ReadonlyMap<JsonPointer, ReturnType<typeof operationsOf>[number]>>();

function entriesOf(definition: ConnectorValues['definition']) {
  let entries = known.get(definition);
  if (!entries)
    known.set(definition, (entries = new Map(operationsOf(definition).map((entry) => [entry.pointer, entry]))));
  return entries;
}

function nameOfPolicy({ properties }: ConnectorValues, pointer: JsonPointer): string {
  const title = valueAt(properties, `${pointer.slice('/properties'.length)}/title`);
  return typeof title === 'string' && title.trim() !== '' ? title : `Policy ${Number(lastSegmentOf(pointer)) + 1}`;
}

/** What of a place a finding is about: `parameters › 0 › x-ms-summary`; '' for the place itself. */
export function insideOf(pointer: JsonPointer, place: JsonPointer): string {
  const segments = segmentsOf(pointer.slice(place.length));
  // The file, and what all of its content is in, say nothing to a maker.
  const isWhole = place === '' && segments.length > 1;
  const skipped = isWhole ? (segments[0] === 'properties' && segments[1] === 'properties' ? 2 : 1) : 0;
  return segments.slice(skipped).join(' › ');
}
