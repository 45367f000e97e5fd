import { valueAt, type JsonPointer } from '../../document/pointer.ts';
import { isRecord } from '../../definition/operations.ts';
import { splitReference, withoutSecrets } from '../bundling/find-file.ts';
import { memberOf, textAt, type Loose } from '../tolerant.ts';
import type { Findings } from './findings.ts';
import { inside, placeAt, pointerOf, top, type Place } from './place.ts';

/** A value of the source with its place. */
export interface Found<Value = unknown> {
  readonly value: Value;
  readonly place: Place;
}

/** What a reference's text means: a place within the file, or why there is none. */
export type Target =
  | { readonly kind: 'inside'; readonly pointer: JsonPointer; readonly place: Place; readonly value: unknown }
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' };

/** The document that is converted, and the way through its references. */
export interface Source {
  readonly root: Loose;
  /** True for 3.0, where nothing beside a `$ref` counts. */
  readonly isVersion30: boolean;
  /** Where a reference leads in one step. Nothing outside the file is ever followed. */
  readonly targetOf: (reference: string) => Target;
  /**
   * Follows a reference object, and those it leads to, to the first object that is none.
   * Undefined when there is no such object; said once for each place.
   */
  readonly follow: (value: unknown, place: Place, what: string) => Found<Loose> | undefined;
  /** True if a reference led to this pointer. */
  readonly wasFollowed: (pointer: JsonPointer) => boolean;
}

/** References followed one after the other. */
const longestChain = 2000;

/**
 * Reports `openapi3/reference-outside`, `openapi3/reference-missing`, `openapi3/reference-circle` (warnings).
 * Source: domain notes O-70, O-84.
 */
export function openSource(root: Loose, isVersion30: boolean, findings: Findings): Source {
  const known = new Map<string, Target>();
  const followed = new Set<JsonPointer>();
  let named: ReadonlyMap<string, Place> | undefined;

  function targetOf(reference: string): Target {
    const before = known.get(reference);
    if (before) return before;
    const target = find(reference);
    known.set(reference, target);
    return target;
  }

  function find(reference: string): Target {
    const base = textAt(root, '$self');
    const local = base !== '' && reference.startsWith(`${base}#`) ? reference.slice(base.length) : reference;
    if (local.startsWith('#/')) {
      for (const pointer of [decode(local.slice(1)), local.slice(1)]) {
        const value = valueAt(root, pointer);
        if (value !== undefined) return insideAt(placeAt(pointer), value);
      }
      return { kind: 'missing' };
    }
    if (local === '#' || local === '') return { kind: 'missing' };
    const place = (named ??= nameSchemas(root)).get(local);
    if (place) {
      return insideAt(place, valueAt(root, pointerOf(place)));
    }
    return { kind: local.startsWith('#') ? 'missing' : 'outside' };
  }

  function follow(value: unknown, place: Place, what: string): Found<Loose> | undefined {
    let current = value;
    let at = place;
    for (let steps = 0; steps < longestChain; steps += 1) {
      if (!isRecord(current)) {
        if (current !== undefined) findings.count('member-unfit', at);
        return undefined;
      }
      const reference = memberOf(current, '$ref');
      if (typeof reference !== 'string') return { value: current, place: at };
      const target = targetOf(reference);
      if (target.kind !== 'inside') {
        tellUnreachable(findings, target.kind, reference, what, place);
        return undefined;
      }
      followed.add(target.pointer);
      current = target.value;
      at = target.place;
    }
    tellCircle(findings, what, place);
    return undefined;
  }

  return { root, isVersion30, targetOf, follow, wasFollowed: (pointer) => followed.has(pointer) };
}

/** @param what What is left out for want of it: `The parameter was`. */
export function tellUnreachable(
  findings: Findings,
  kind: 'missing' | 'outside',
  reference: string,
  what: string,
  place: Place,
): void {
  const { file, fragment } = splitReference(reference);
  const shown = reference.includes('#') ? `${withoutSecrets(file)}#${fragment}` : withoutSecrets(file);
  const text = shown.length > 120 ? `${shown.slice(0, 119)}…` : shown;
  const about = { kind: what.endsWith('left out') ? 'left-out' : 'changed' } as const;
  if (kind === 'outside') {
    const message = `"${text}" is outside this file, and nothing is fetched. ${what}: drop that file together with this one.`;
    findings.tell('openapi3/reference-outside', 'warning', message, place, about);
  } else {
    const message = `"${text}" leads nowhere: there is no such place in this file. ${what}: correct the reference and import again.`;
    findings.tell('openapi3/reference-missing', 'warning', message, place, about);
  }
}

export function tellCircle(findings: Findings, what: string, place: Place): void {
  const message = `This refers to itself and never to anything with content. ${what}.`;
  findings.tell('openapi3/reference-circle', 'warning', message, place);
}

/** Schemas that can be referred to by a name of their own: `$anchor`, `$dynamicAnchor`, `$id`. */
function nameSchemas(root: Loose): ReadonlyMap<string, Place> {
  const names = new Map<string, Place>();
  const waiting: Found[] = [{ value: root, place: top }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, place } = next;
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => waiting.push({ value: item, place: inside(place, index) }));
    } else if (isRecord(value)) {
      for (const [key, member] of Object.entries(value)) {
        if (key === 'example' || key === 'examples' || key.startsWith('x-')) continue;
        if (typeof member !== 'string') waiting.push({ value: member, place: inside(place, key) });
        else if (key === '$anchor' || key === '$dynamicAnchor') names.set(`#${member}`, place);
        else if (key === '$id') {
          names.set(member, place);
          // Often the last part alone is used, as it would be found beside the file.
          const [last = ''] = member.split('/').slice(-1);
          if (!names.has(last)) names.set(last, place);
        }
      }
    }
  }
  return names;
}

/** One spelling of the pointer for each place, so that a place becomes one definition. */
const insideAt = (place: Place, value: unknown): Target => ({
  kind: 'inside',
  pointer: pointerOf(place),
  place,
  value,
});

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A percent sign that begins no escape stands for itself.
    return fragment;
  }
}
