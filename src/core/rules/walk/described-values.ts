import type { Piece } from './pieces.ts';
import type { Site, Sites } from './sites.ts';

const known = new WeakMap<Sites, readonly Site[]>();

/** All that describes a value in a piece: schemas, parameters, response headers, and the items of these two. */
export function describedValuesIn({ sites }: Piece): readonly Site[] {
  let values = known.get(sites);
  if (!values) {
    const { schemas, parameters, headers, items } = sites;
    values = parameters.length + headers.length === 0 ? schemas : [...schemas, ...parameters, ...headers, ...items];
    known.set(sites, values);
  }
  return values;
}
