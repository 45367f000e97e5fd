import type { Loose } from '../../tolerant.ts';
import { inside, type Place } from '../place.ts';
import type { Schemas } from './schema.ts';

/** The `x-…` members of an object, without secrets. Code samples are told and left out. Source: domain notes O-13. */
export function extensionsOf(
  value: Loose,
  { keeper, findings }: Pick<Schemas, 'keeper' | 'findings'>,
  place: Place,
): Record<`x-${string}`, unknown> {
  const kept: Record<`x-${string}`, unknown> = {};
  for (const key of Object.keys(value)) {
    if (!isExtension(key)) continue;
    if (/^x-(?:code-?samples|readme|examples?$|stainless|fern)/i.test(key)) {
      if (/samples|readme/i.test(key)) findings.count('samples-of-code', inside(place, key));
      else findings.count('example-left-out', inside(place, key));
      continue;
    }
    const shown = keeper.value('', value[key], inside(place, key));
    if (shown !== undefined) kept[key] = shown;
  }
  return kept;
}

const isExtension = (key: string): key is `x-${string}` => key.startsWith('x-');
