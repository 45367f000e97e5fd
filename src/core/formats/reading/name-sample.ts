import { segmentsOf, type JsonPointer } from '../../document/pointer.ts';
import { memberOf, textAt } from '../tolerant.ts';

/** Members whose own members go by names that somebody gave them. */
const maps = new Set([
  'callbacks', 'content', 'definitions', 'headers', 'parameters', 'paths', 'patternProperties', 'properties', 'requestBodies',
  'responses', 'schemas', 'securityDefinitions', 'securitySchemes', 'variables', 'webhooks',
]); // prettier-ignore
/** Of these the names are no help: media types, statuses, expressions. */
const namelessMaps = new Set(['callbacks', 'content', 'responses']);
const shared = new Set(['components', 'definitions', 'parameters', 'responses']);

/** What members are called that hold a sample or a text. */
const holders: Readonly<Record<string, string>> = {
  default: 'default',
  const: 'value',
  enum: 'choices',
  example: 'example',
  examples: 'example',
  'x-example': 'example',
  'x-examples': 'example',
  'x-ms-test-value': 'test value',
  description: 'description',
  summary: 'summary',
  title: 'title',
  'x-ms-summary': 'label',
  'x-ms-notification-content': 'notification',
};
const longestName = 80;

/**
 * What a sample or a text in a description of an API belongs to, so that many of them can be told apart: `the example of
 * "PathAlbumId"`, `the example of "token" in "new-session"`, `the default of "limit" in GET /pets`.
 *
 * @param root Of an OpenAPI document of any version. @param pointer Into it, to the sample or a part of it.
 */
export function nameSample(root: unknown, pointer: JsonPointer): string {
  const segments = segmentsOf(pointer);
  const names: string[] = [];
  let value = root;
  let map = '';
  let operation = '';
  let holder = '';
  for (const [index, segment] of segments.entries()) {
    value = Array.isArray(value) ? (value as readonly unknown[])[Number(segment)] : memberOf(value, segment);
    if (holder !== '') {
      // The name of an example, the place in a list, and where the value is kept say nothing of it.
      const isOuter = holder === 'examples' && segments[index - 1] === 'examples';
      if (!isOuter && !/^(?:\d+|value)$/.test(segment)) names.push(segment);
    } else if (map === 'paths') {
      operation = segment;
      map = '';
    } else if (map !== '') {
      const isTop = shared.has(segments[0] ?? '') && index < 3;
      const given = /^\d+$/.test(segment) ? textAt(value, 'name') : segment;
      if (given !== '' && (isTop || !namelessMaps.has(map))) names.push(given);
      map = '';
    } else if (Object.hasOwn(holders, segment) || segment.startsWith('x-')) {
      const isSharedExample = segment === 'examples' && segments[0] === 'components' && index === 1;
      if (isSharedExample) names.push(segments[2] ?? '');
      holder = segment;
    } else if (maps.has(segment)) map = segment;
    else if (segments[0] === 'paths' && index === 2) operation = `${segment.toUpperCase()} ${operation}`;
  }
  const kind = holder === '' ? (segments.at(-1) ?? 'text') : (holders[holder] ?? 'value');
  const [first] = names;
  const own = names.at(-1);
  const around = operation !== '' ? short(operation) : first !== own && first !== undefined ? `"${short(first)}"` : '';
  if (own === undefined) return around === '' ? `the ${short(kind)}` : `the ${short(kind)} of ${around}`;
  return `the ${short(kind)} of "${short(own)}"${around === '' ? '' : ` in ${around}`}`;
}

const short = (name: string): string => (name.length > longestName ? `${name.slice(0, longestName)}…` : name);
