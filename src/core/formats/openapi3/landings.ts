import { child, segmentsOf, valueAt, type JsonPointer } from '../../document/pointer.ts';
import { isRecord } from '../../definition/operations.ts';
import { pointerOf, type Place } from './place.ts';

/** Where the parts of the source are in the connector, told by those who put them there. */
export interface Landings {
  /**
   * What stands at a place is now at this pointer, from the connector's root, and on this way from there. Of several uses
   * the first counts.
   */
  readonly land: (place: Place, result: JsonPointer, way?: readonly (string | number)[]) => void;
  /**
   * The nearest thing in the connector to what stands at a pointer of the source; undefined when nothing is known of it.
   *
   * @param connector `{ definition, properties }`, as they are written.
   */
  readonly resultOf: (pointer: JsonPointer, connector: unknown) => JsonPointer | undefined;
}

/** Members that hold a schema, a list of them or a media type where OpenAPI 2.0 has no level of its own. */
const oneLevel = new Set(['schema', 'requestBody', 'example']);
const twoLevels = new Set(['allOf', 'oneOf', 'anyOf', 'content', 'examples']);

/** Where the way goes on under another name. */
const renamed: Readonly<Record<string, string>> = { prefixItems: 'items', patternProperties: 'additionalProperties' };

export function openLandings(): Landings {
  const known = new Map<JsonPointer, { readonly result: JsonPointer; readonly way: readonly (string | number)[] }>();
  return {
    land(place, result, way = []) {
      const pointer = pointerOf(place);
      if (!known.has(pointer)) known.set(pointer, { result, way });
    },

    resultOf(pointer, connector) {
      for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
        const landed = known.get(at);
        if (landed) {
          const start = child(landed.result, ...landed.way);
          return at === pointer ? start : descend(connector, start, segmentsOf(pointer.slice(at.length)));
        }
        if (at === '') return undefined;
      }
    },
  };
}

/** Goes down from a result as far as the source's way can be followed in it. */
function descend(connector: unknown, start: JsonPointer, way: readonly string[]): JsonPointer {
  let value = valueAt(connector, start);
  let at = start;
  for (let index = 0; index < way.length; index += 1) {
    const segment = way[index] ?? '';
    const other = Object.hasOwn(renamed, segment) ? renamed[segment] : undefined;
    const next = hasOwn(value, segment) ? segment : other !== undefined && hasOwn(value, other) ? other : undefined;
    if (next !== undefined) {
      value = valueAt(value, child('', next));
      at = child(at, next);
      if (other !== undefined && next === other) index += 1;
    } else if (twoLevels.has(segment)) index += 1;
    else if (!oneLevel.has(segment)) break;
  }
  return at;
}

const hasOwn = (value: unknown, key: string): boolean =>
  (isRecord(value) || Array.isArray(value)) && Object.hasOwn(value, key);
