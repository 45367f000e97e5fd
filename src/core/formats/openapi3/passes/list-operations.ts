import { isMethod, isRecord } from '../../../definition/operations.ts';
import type { Method } from '../../../definition/openapi2.ts';
import { memberOf, type Loose } from '../../tolerant.ts';
import { groupOf, isChosen } from '../../swagger2/list-operations.ts';
import type { Findings } from '../findings.ts';
import { inside, top, type Place } from '../place.ts';
import { mendPath } from './mend-path.ts';
import type { Found, Source } from '../source.ts';

/** An operation that the service answers, with what its path item says for all. */
export interface SourceOperation {
  readonly method: Method;
  /** As the source has it but for what connectors refuse, `?query` and `#fragment` included. */
  readonly path: string;
  readonly operation: Loose;
  readonly place: Place;
  /** The path items it stands in: the one a reference leads to first, then the one under the path. */
  readonly items: readonly Found<Loose>[];
}

/** What the ledger lists, in the order of the source: with an operation it may be brought, with a reason it is skipped. */
export interface ListedOperation {
  /** `GET /pets`. */
  readonly label: string;
  readonly place: Place;
  /** Its first tag. */
  readonly group: readonly string[];
  /** True when picking decides whether it is brought. */
  readonly canBePicked: boolean;
  readonly found: SourceOperation | { readonly reason: string };
}

const notPickable = { group: [], canBePicked: false } as const;
const otherMethods = new Set(['trace', 'query', 'connect']);
/** Why an operation that only a reference names is skipped. */
export const elsewhere =
  'It stands outside this file, or at a place that is not there. Copy it into the file and import again.';
const additional = 'additionalOperations';

/**
 * Everything that is a method on a path, a webhook or a callback. Source: domain notes O-06, O-07, O-110 to O-112.
 *
 * @param chosen `GET /pets`; undefined means all.
 * Reports `openapi3/path-mended` (warning), and what `follow` says of references.
 */
export function listOperations(
  source: Source,
  chosen: ReadonlySet<string> | undefined,
  findings: Findings,
): readonly ListedOperation[] {
  const listed: ListedOperation[] = [];
  const callbacks: ListedOperation[] = [];
  for (const [said, item] of membersOf(source.root, 'paths')) {
    if (said.startsWith('x-')) continue;
    const place = inside(top, 'paths', said);
    const path = mendPath(said);
    if (!isRecord(item)) {
      findings.count('member-unfit', place);
      continue;
    }
    const methods = methodsOf(source, item, place);
    for (const { name, value, at } of methods.found) {
      const label = `${name.toUpperCase()} ${said}`;
      const unfit = reasonToSkip(said, name, value);
      const reason = unfit ?? (isChosen(chosen, label) ? undefined : 'Not picked.');
      const method = name.toLowerCase();
      // No version allows a reference here, but files that are split up have them.
      const target = reason === undefined ? source.follow(value, at, 'The operation was left out') : undefined;
      const group = groupOf(target?.value ?? value);
      if (!target || !isMethod(method)) {
        const canBePicked = unfit === undefined && reason !== undefined;
        listed.push({ label, place: at, group, canBePicked, found: { reason: reason ?? elsewhere } });
      } else {
        if (path !== said) {
          const message = `The path ${said} has a part that connectors refuse. It was written ${path}.`;
          findings.tell('openapi3/path-mended', 'warning', message, place);
        }
        const { value: operation, place: stands } = target;
        listed.push({
          label,
          place: at,
          group,
          canBePicked: true,
          found: { method, path, operation, place: stands, items: methods.items },
        });
      }
      callbacks.push(...callbacksOf(source, value, at).flatMap((event) => listEvent(event, label)));
    }
    if (methods.isElsewhere) {
      listed.push({ ...notPickable, label: said, place: inside(place, '$ref'), found: { reason: elsewhere } });
    }
  }
  return [...listed, ...callbacks, ...webhooksOf(source).flatMap((event) => listEvent(event, ''))];
}

interface Methods {
  readonly found: readonly { readonly name: string; readonly value: unknown; readonly at: Place }[];
  readonly items: readonly Found<Loose>[];
  readonly isElsewhere: boolean;
}

function methodsOf(source: Source, item: Loose, place: Place): Methods {
  const own: Found<Loose> = { value: item, place };
  const target =
    typeof memberOf(item, '$ref') === 'string' ? source.follow(item, place, 'Its operations were left out') : undefined;
  const items = target ? [target, own] : [own];
  const inOrder = [own, ...(target ? [target] : [])];
  const seen = new Set<string>();
  const found = inOrder.flatMap(({ value, place: at }) => {
    const names = Object.keys(value).filter((name) => isAnyMethod(name) && !seen.has(name));
    names.forEach((name) => seen.add(name));
    const plain = names.map((name) => ({ name, value: value[name], at: inside(at, name) }));
    const more = value === item || !Object.hasOwn(item, additional) ? membersOf(value, additional) : [];
    return [...plain, ...more.map(([name, inner]) => ({ name, value: inner, at: inside(at, additional, name) }))];
  });
  return { found, items, isElsewhere: typeof memberOf(item, '$ref') === 'string' && !target };
}

const isAnyMethod = (name: string): boolean => isMethod(name.toLowerCase()) || otherMethods.has(name.toLowerCase());

function reasonToSkip(path: string, name: string, operation: unknown): string | undefined {
  if (!path.startsWith('/')) return 'The path does not begin with "/", so no request can be sent to it. Add the slash.';
  if (!isMethod(name.toLowerCase()))
    return `Connectors cannot send the method "${name}": OpenAPI 2.0 does not have it.`;
  return isRecord(operation) ? undefined : 'There is nothing in it.';
}

/** What a service calls, and where its own operations stand. */
export interface SourceEvent {
  /** Of the callback or webhook. */
  readonly name: string;
  /** Where the service calls: `{$request.body#/callbackUrl}`; '' for a webhook, which says nothing of it. */
  readonly url: string;
  readonly place: Place;
  readonly calls: readonly { readonly method: string; readonly operation: unknown; readonly place: Place }[];
}

/** The callbacks of an operation, one for each address. */
export function callbacksOf(source: Source, operation: unknown, place: Place): readonly SourceEvent[] {
  return membersOf(operation, 'callbacks').flatMap(([name, callback]) => {
    if (name.startsWith('x-') || !isRecord(callback)) return [];
    const found = source.follow(callback, inside(place, 'callbacks', name), 'The callback was left out');
    return Object.entries(found?.value ?? {}).flatMap(([url, item]) => {
      if (!found || url.startsWith('x-') || url === '$ref' || !isRecord(item)) return [];
      return eventOf(source, item, inside(found.place, url), name, url);
    });
  });
}

export function webhooksOf(source: Source): readonly SourceEvent[] {
  return membersOf(source.root, 'webhooks').flatMap(([name, item]) =>
    name.startsWith('x-') || !isRecord(item) ? [] : eventOf(source, item, inside(top, 'webhooks', name), name, ''),
  );
}

function eventOf(source: Source, item: Loose, place: Place, name: string, url: string): SourceEvent {
  const { found, isElsewhere } = methodsOf(source, item, place);
  const calls = found.map(({ name: method, value, at }) => ({ method, operation: value, place: at }));
  return {
    name,
    url,
    place,
    calls: isElsewhere ? [...calls, { method: '', operation: undefined, place }] : calls,
  };
}

function listEvent({ calls, name, url }: SourceEvent, owner: string): readonly ListedOperation[] {
  const what = owner === '' ? `Webhook "${name}"` : `Callback "${name}" of ${owner}`;
  const reason =
    owner === ''
      ? 'A webhook: the service sends it. The file does not say how to subscribe, so no trigger was made of it.'
      : `A callback: the service calls back to the address in ${url.slice(0, 80)}. No trigger was made of it.`;
  return calls.map(({ method, place }) => ({
    ...notPickable,
    label: method === '' ? what : `${what}: ${method.toUpperCase()}`,
    place,
    found: { reason },
  }));
}

function membersOf(value: unknown, name: string): readonly (readonly [string, unknown])[] {
  const member = memberOf(value, name);
  return isRecord(member) ? Object.entries(member) : [];
}
