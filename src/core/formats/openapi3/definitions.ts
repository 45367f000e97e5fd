import { lastSegmentOf, segmentsOf, type JsonPointer } from '../../document/pointer.ts';
import { pascalCase, uniqueName } from '../../naming/index.ts';
import { isRecord } from '../../definition/operations.ts';
import { memberOf } from '../tolerant.ts';
import type { Findings } from './findings.ts';
import { inside, top, type Place } from './place.ts';
import { tellCircle, tellUnreachable, type Source } from './source.ts';
import { weigh } from './weigh.ts';
import { findSplits } from './splits.ts';
import type { BuiltSchema, Use } from './transform/built.ts';

/** Turns a schema of the source into one of OpenAPI 2.0; `depth` counts schemas within schemas. */
export type ConvertSchema = (schema: unknown, place: Place, use: Use, depth: number) => BuiltSchema;

interface Entry {
  readonly pointer: JsonPointer;
  readonly place: Place;
  readonly value: unknown;
  /** Whoever needs it first, but for what is sent: that is what makers fill in. */
  use: Use;
  /** True for the second form that answers have of a schema with fields for requests only. */
  readonly isReply: boolean;
  name: string | undefined;
  state: 'waiting' | 'under way' | 'done';
  schema: BuiltSchema;
}

/**
 * The schemas that others refer to. Each is converted once, when somebody needs it, and stays a `$ref` wherever OpenAPI
 * 2.0 allows one, so that circles stay circles and nothing is written out twice without need.
 */
export interface Definitions {
  /** `{ $ref: '#/definitions/Pet' }`; `{}` when the reference leads nowhere, which is said. */
  readonly refer: (reference: string, place: Place, use: Use) => BuiltSchema;
  /**
   * What stands at a reference, for merging or copying, without a `$ref` at its top. Undefined when it leads nowhere, in
   * a circle, or when too much has been copied already; which is said.
   */
  readonly contentOf: (reference: string, place: Place, use: Use, depth: number) => BuiltSchema | undefined;
  /** True if `contentOf` would find a schema that is not being put together right now. */
  readonly canCopy: (reference: string, place: Place, use: Use) => boolean;
  /** A built schema without a `$ref` at its top, as far as there is one. */
  readonly inline: (schema: BuiltSchema, place: Place, use: Use, depth: number) => BuiltSchema;
  /** Converts what is still waiting, and what that needs in turn. */
  readonly convertWaiting: (pause: (done: number, total: number) => Promise<void>) => Promise<void>;
  /** True if somebody needed what stands at a pointer. */
  readonly wasRead: (pointer: JsonPointer) => boolean;
  /** True if what a reference leads to is a definition already. */
  readonly isNamed: (reference: string) => boolean;
  /** Where a definition comes from. */
  readonly placeOf: (name: string) => Place;
  /** All definitions by name, in the order in which they were first needed. */
  readonly all: () => ReadonlyMap<string, BuiltSchema>;
}

/** Nodes that may be written out in the place of one reference. Real files stay far below. */
const mostForOne = 20_000;

/** Schemas within schemas, copies of referred ones counted: what lies deeper is left open. */
export const deepest = 400;

/**
 * @param mostForAll Nodes that may be written out in the place of all references together.
 * Reports `openapi3/too-much-merged`, `openapi3/definition-renamed` (warning, info), and what `openSource` reports of references.
 * Source: domain notes O-70, O-84.
 */
export function openDefinitions(
  source: Source,
  findings: Findings,
  convert: ConvertSchema,
  mostForAll: number,
): Definitions {
  const byPointer = new Map<string, Entry>();
  const splits = findSplits(source, findings.choices);
  const byReference = new Map<string, Entry>();
  const byName = new Map<string, Entry>();
  const taken = new Set<string>();
  /** Schemas that are nothing but a reference to another. */
  const aliases = new Set<JsonPointer>();
  /** What requests need comes before what only answers do. */
  const waiting: Readonly<Record<Use, Entry[]>> = { request: [], response: [] };
  let written = 0;
  let sent = 0;
  let received = 0;

  /** Passes over schemas that are nothing but a reference to another. */
  function entryFor(reference: string, place: Place, use: Use): Entry | undefined {
    const key = splits.size > 0 ? `${use} ${reference}` : reference;
    const known = byReference.get(key);
    if (known) return known;
    const seen = new Set<string>();
    let current = reference;
    for (;;) {
      const target = source.targetOf(current);
      if (target.kind !== 'inside') {
        tellUnreachable(findings, target.kind, current, 'Any value is allowed in its place', inside(place, '$ref'));
        return undefined;
      }
      const next = aliasIn(target.value);
      if (next === undefined) {
        const isReply = use === 'response' && splits.has(target.pointer);
        const pointer = isReply ? `${target.pointer} reply` : target.pointer;
        let entry = byPointer.get(pointer);
        if (!entry) {
          entry = {
            pointer: target.pointer,
            place: target.place,
            value: target.value,
            use,
            isReply,
            name: undefined,
            state: 'waiting',
            schema: {},
          };
          byPointer.set(pointer, entry);
        }
        byReference.set(key, entry);
        return entry;
      }
      if (seen.has(target.pointer)) {
        tellCircle(findings, 'Any value is allowed in its place', place);
        return undefined;
      }
      seen.add(target.pointer);
      aliases.add(target.pointer);
      current = next;
    }
  }

  function refer(reference: string, place: Place, use: Use): BuiltSchema {
    const entry = entryFor(reference, place, use);
    if (!entry) return {};
    if (entry.name === undefined) {
      entry.name = uniqueName(nameFor(entry, findings), taken);
      taken.add(entry.name);
      byName.set(entry.name, entry);
      waiting[entry.use].push(entry);
    }
    if (use === 'request' && entry.use === 'response' && entry.state === 'waiting') {
      entry.use = 'request';
      waiting.request.push(entry);
    }
    return { $ref: `#/definitions/${entry.name}` };
  }

  function build(entry: Entry, depth: number): void {
    entry.state = 'under way';
    entry.schema = convert(entry.value, entry.place, entry.use, depth);
    entry.state = 'done';
  }

  function contentOf(reference: string, place: Place, use: Use, depth: number): BuiltSchema | undefined {
    const entry = entryFor(reference, place, use);
    return entry && spend(entry, place, use, depth);
  }

  function spend(entry: Entry, place: Place, use: Use, depth: number): BuiltSchema | undefined {
    if (entry.state === 'under way') {
      tellCircle(findings, `"${lastSegmentOf(entry.pointer)}" contains itself; it was left out here`, place);
      return undefined;
    }
    if (entry.state === 'waiting') {
      if (depth > deepest) return tooMuch(place);
      build(entry, depth + 1);
    }
    const weight = weigh(entry.schema);
    written += weight;
    if (weight > mostForOne || written > mostForAll) return tooMuch(place);
    return inline(entry.schema, place, use, depth + 1);
  }

  function inline(schema: BuiltSchema, place: Place, use: Use, depth: number): BuiltSchema {
    if (schema.$ref === undefined) return schema;
    const entry = byName.get(schema.$ref.slice('#/definitions/'.length));
    return (entry && depth <= deepest + 10 ? spend(entry, place, use, depth) : undefined) ?? {};
  }

  function tooMuch(place: Place): undefined {
    const message =
      'So many schemas are made of others here that writing them out would take too much. This one was left open: describe it in the Definition tab.';
    findings.tell('openapi3/too-much-merged', 'warning', message, place);
    return undefined;
  }

  return {
    refer,
    contentOf,
    canCopy: (reference, place, use) => (entryFor(reference, place, use)?.state ?? 'under way') !== 'under way',
    inline,
    async convertWaiting(pause) {
      const { request, response } = waiting;
      for (; sent < request.length || received < response.length;) {
        const done = sent + received;
        if (done % 20 === 0) await pause(done, request.length + response.length);
        const entry = sent < request.length ? request[sent++] : response[received++];
        if (entry?.state === 'waiting') build(entry, 0);
      }
    },
    wasRead: (pointer) => byPointer.has(pointer) || byPointer.has(`${pointer} reply`) || aliases.has(pointer),
    isNamed: (reference) => byReference.get(reference)?.name !== undefined,
    placeOf: (name) => byName.get(name)?.place ?? top,
    all: () => new Map([...byName].map(([name, { schema }]) => [name, schema])),
  };
}

/** The reference of a schema that says nothing else. */
function aliasIn(value: unknown): string | undefined {
  const reference = memberOf(value, '$ref');
  if (typeof reference !== 'string' || !isRecord(value)) return undefined;
  return Object.keys(value).length === 1 ? reference : undefined;
}

/** Words of a pointer that say where, not what. */
const structural = new Set(
  'components schemas paths properties content schema definitions $defs requestBodies requestBody responses parameters headers webhooks callbacks'.split(
    ' ',
  ),
);

function nameFor(entry: Entry, findings: Findings): string {
  const name = plainNameFor(entry, findings);
  return entry.isReply ? `${name}Reply` : name;
}

function plainNameFor({ pointer, place }: Entry, findings: Findings): string {
  const segments = segmentsOf(pointer);
  const [first, second, name = ''] = segments;
  if (segments.length === 3 && first === 'components' && second === 'schemas') {
    if (/^[A-Za-z0-9._-]+$/.test(name)) return name;
    const safe = pascalCase(name) || 'Definition';
    const message = `"${name.slice(0, 80)}" is no name that a definition can have. It is called "${safe}" here.`;
    findings.tell('openapi3/definition-renamed', 'info', message, place);
    return safe;
  }
  const words = segments.filter((segment) => !structural.has(segment));
  return words.map(pascalCase).join('').slice(0, 100) || 'Definition';
}
