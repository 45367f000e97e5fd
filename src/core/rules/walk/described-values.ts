import type { ConnectorDocument } from '../../document/open-document.ts';
import { piecesIn, type Piece } from './pieces.ts';
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

/** Members that nearly all have: who asks for them looks at all. */
type Common = 'type' | 'description' | 'title' | 'name' | 'in';
const common: ReadonlySet<string> = new Set<Common>(['type', 'description', 'title', 'name', 'in']);

const indexes = new WeakMap<Sites, ReadonlyMap<string, readonly Site[]>>();

/**
 * Those of the described values that have a member, in the order above. Most rules are about a member that few have, so
 * all are looked at once for all rules. `x-ms-` stands for any member that starts so.
 */
export function valuesWith<Key extends string>(piece: Piece, key: Key extends Common ? never : Key): readonly Site[] {
  let index = indexes.get(piece.sites);
  if (!index) {
    index = indexOf(describedValuesIn(piece));
    indexes.set(piece.sites, index);
  }
  return index.get(key) ?? none;
}

/** The same for all pieces of a document, in the order of the text. */
export function* allValuesWith<Key extends string>(
  document: ConnectorDocument,
  key: Key extends Common ? never : Key,
): Generator<Site> {
  for (const piece of piecesIn(document)) yield* valuesWith(piece, key);
}

const none: readonly Site[] = [];

function indexOf(values: readonly Site[]): ReadonlyMap<string, readonly Site[]> {
  const index = new Map<string, Site[]>();
  const add = (key: string, site: Site): void => {
    const sites = index.get(key);
    if (!sites) index.set(key, [site]);
    else if (sites.at(-1) !== site) sites.push(site);
  };
  for (const site of values) {
    for (const key of Object.keys(site.value)) {
      if (common.has(key)) continue;
      add(key, site);
      if (key.startsWith('x-ms-')) add('x-ms-', site);
    }
  }
  return index;
}
