import { readHash, watchHash, writeHash } from '#platform/location.ts';

export const connectorTabs = ['general', 'security', 'definition', 'code', 'test', 'share'] as const;
export type ConnectorTab = (typeof connectorTabs)[number];

/** Where the user is. Each has an address that can be linked to and survives a reload. */
export type Route =
  | { readonly kind: 'library' }
  | { readonly kind: 'bin' }
  /** `blank` leads to the form for a connector without a source. */
  | { readonly kind: 'import'; readonly start: 'source' | 'blank' }
  /** `place`: what is chosen in the tab, as an operation's pointer or id; '' for the tab itself. */
  | { readonly kind: 'connector'; readonly id: string; readonly tab: ConnectorTab; readonly place: string }
  | { readonly kind: 'settings' }
  | { readonly kind: 'missing'; readonly address: string };

/** The address of a route, ready for `href`: `#/c/k3/definition/GetPet`. */
export function hashOf(route: Route): string {
  switch (route.kind) {
    case 'library':
      return '#/';
    case 'bin':
      return '#/bin';
    case 'import':
      return route.start === 'blank' ? '#/import/blank' : '#/import';
    case 'connector': {
      const place = route.place === '' ? '' : `/${route.place.split('/').map(encodeURIComponent).join('/')}`;
      return `#/c/${encodeURIComponent(route.id)}/${route.tab}${place}`;
    }
    case 'settings':
      return '#/settings';
    case 'missing':
      return `#${route.address}`;
  }
}

/** What an address means; `#/c/<id>` alone is the connector's first tab. */
export function routeOf(hash: string): Route {
  const address = hash.replace(/^#/, '');
  const [, first = '', second = '', third = 'general', ...rest] = address.split('/').map(decode);
  if (first === '') return { kind: 'library' };
  if (first === 'bin' && second === '') return { kind: 'bin' };
  if (first === 'import' && (second === '' || second === 'blank'))
    return { kind: 'import', start: second === 'blank' ? 'blank' : 'source' };
  if (first === 'settings' && second === '') return { kind: 'settings' };
  const tab = connectorTabs.find((one) => one === (third === '' ? 'general' : third));
  if (first === 'c' && second !== '' && tab) return { kind: 'connector', id: second, tab, place: rest.join('/') };
  return { kind: 'missing', address };
}

/** The page's one address, as state. */
export class Router {
  #route = $state.raw<Route>(routeOf(readHash()));
  #hasMoved = false;
  readonly #stop = watchHash((hash) => {
    this.#hasMoved = true;
    this.#route = routeOf(hash);
  });

  get route(): Route {
    return this.#route;
  }

  /** True once the user went from where the page was opened to another place. */
  get hasMoved(): boolean {
    return this.#hasMoved;
  }

  /** Goes there, with a step that Back undoes. */
  go(route: Route): void {
    writeHash(hashOf(route).slice(1), 'push');
  }

  /** Goes there in the place of where one is: for choices that Back need not step through. */
  replace(route: Route): void {
    writeHash(hashOf(route).slice(1), 'replace');
  }

  stop(): void {
    this.#stop();
  }
}

/** A part that was typed by hand may hold a bare `%`. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
