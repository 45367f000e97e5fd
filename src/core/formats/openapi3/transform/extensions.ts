import type { Findings } from '../findings.ts';
import type { SecretKeeper } from '../passes/keep-secrets-out.ts';
import type { Loose } from '../../tolerant.ts';
import { inside, top, type Place } from '../place.ts';
import { weigh } from '../weigh.ts';
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

/** Values that an extension of the whole file may consist of; what is longer is a document of its own. */
const longestExtension = 2000;

/** Those of the whole file, but for the long ones. Reports `openapi3/root-member` (info). Source: domain notes O-08, O-13. */
export function rootExtensions(
  root: Loose,
  keeper: SecretKeeper,
  findings: Findings,
): Readonly<Record<string, unknown>> {
  const isLong = (key: string): boolean => key === 'x-webhooks' || weigh(root[key]) > longestExtension;
  const long = Object.keys(root).filter((key) => key.startsWith('x-') && isLong(key));
  for (const key of long) {
    const message = `"${key.slice(0, 60)}" is long and means nothing for a connector. It was left out.`;
    findings.tell('openapi3/root-member', 'info', message, inside(top, key));
  }
  const kept = Object.entries(root).filter(([key]) => !long.includes(key));
  return extensionsOf(Object.fromEntries(kept), { keeper, findings }, top);
}
