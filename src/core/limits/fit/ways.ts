import { isEditable, type ConnectorDocument } from '../../document/open-document.ts';
import type { Patch } from '../../document/patch.ts';
import { isWithin, type JsonPointer } from '../../document/pointer.ts';
import { locate } from '../../text/json-node.ts';
import type { Splice } from '../../text/splice.ts';
import { partsOf, weighOperations } from '../weigh-operations.ts';
import { spliceLayout } from './compact-text.ts';
import { editsOf, spliceCut } from './cut-text.ts';
import { shortenText } from './shorten-text.ts';
import { walkWords } from './walk-words.ts';

/** To what lengths descriptions can be shortened, in characters. */
export const descriptionLengths = [500, 200, 100] as const;
export type DescriptionLength = (typeof descriptionLengths)[number];

/** A way to make a connector smaller that needs no choice of operations. */
export type FitWayId = 'unused' | 'examples' | `descriptions-${DescriptionLength}` | 'layout';

export const fitWayIds: readonly FitWayId[] = [
  'unused',
  'examples',
  ...descriptionLengths.map((length) => `descriptions-${length}` as const),
  'layout',
];

/** One thing that a way takes out or shortens. */
export interface FitExample {
  /** From the connector's root. */
  readonly pointer: JsonPointer;
  /** As it is written, or a description's text; cut where it is long. */
  readonly before: string;
  /** What a description becomes. */
  readonly after?: string;
}

/** What a way does, before it is done. */
export interface FitPlan {
  readonly patch: Patch;
  /** How many things go or get shorter. */
  readonly count: number;
  /** The largest of them. */
  readonly examples: readonly FitExample[];
}

/** Plans one way. Where there is nothing to gain the patch has no edits. The files must read as JSON. */
export function planWay(document: ConnectorDocument, id: FitWayId): FitPlan {
  switch (id) {
    case 'unused':
      return planUnused(document);
    case 'examples':
      return planExamples(document);
    case 'descriptions-500':
      return planDescriptions(document, 500);
    case 'descriptions-200':
      return planDescriptions(document, 200);
    case 'descriptions-100':
      return planDescriptions(document, 100);
    case 'layout':
      return planLayout(document);
  }
}

const shownExamples = 5;
const excerptLength = 400;
const excerptLines = 8;

/** As much of a text as one wants to read among others. */
function excerptOf(text: string): string {
  const short = text.slice(0, excerptLength).split('\n').slice(0, excerptLines).join('\n');
  return short.length < text.length ? `${short.trimEnd()}…` : text;
}

/**
 * Shared definitions, parameters and responses that no operation leads to, not even by way of others. One that extends a
 * schema with a discriminator is used when that is. Source: domain notes, SCH-10.
 */
function planUnused({ definition }: ConnectorDocument): FitPlan {
  const weights = weighOperations(definition);
  const used = partsOf(weights, Object.values(weights.operations));
  const pointers = weights.parts.flatMap(({ pointer }, index) =>
    used.has(index) || !isShared(pointer) ? [] : [inside(pointer)],
  );
  return planCut(
    { definition },
    pointers,
    (count) => `Delete ${count} unused shared ${count === 1 ? 'part' : 'parts'}`,
  );
}

/** True for a shared definition, parameter or response: what else comes with operations are paths and tags. */
export const isShared = (pointer: JsonPointer): boolean =>
  ['definitions', 'parameters', 'responses'].some((section) => isWithin(pointer, `/definition/${section}`));

const exampleWords: ReadonlySet<string> = new Set(['example', 'examples', 'x-example', 'x-examples']);

/** Examples of schemas, parameters, headers and responses. No connector shows them to anybody. */
function planExamples({ definition }: ConnectorDocument): FitPlan {
  const pointers: JsonPointer[] = [];
  walkWords(definition.value, exampleWords, ({ pointer }) => pointers.push(pointer));
  return planCut({ definition }, pointers, (count) => `Delete ${count} ${count === 1 ? 'example' : 'examples'}`);
}

/** The definition's own pointer of one from the connector's root. */
const inside = (pointer: JsonPointer): JsonPointer => pointer.slice('/definition'.length);

function planCut(
  { definition }: Pick<ConnectorDocument, 'definition'>,
  pointers: readonly JsonPointer[],
  titleOf: (count: number) => string,
): FitPlan {
  const { text, root } = definition;
  if (!root || !isEditable(definition)) return noPlan;
  const places = pointers.flatMap((pointer) => {
    const place = locate(root, pointer);
    return place ? [{ pointer, start: place.start, end: place.end }] : [];
  });
  const largest = places.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, shownExamples);
  return {
    patch: {
      title: titleOf(places.length),
      edits: editsOf('definition', spliceCut(text, root, { dropped: places.map(({ pointer }) => pointer) })),
    },
    count: places.length,
    examples: largest.map(({ pointer, start, end }) => ({
      pointer: `/definition${pointer}`,
      before: excerptOf(text.slice(start, end)),
    })),
  };
}

const noPlan: FitPlan = { patch: { title: '', edits: [] }, count: 0, examples: [] };

const descriptionWords: ReadonlySet<string> = new Set(['description']);

/** Descriptions of operations, parameters, schemas and responses; the connector's own is left to the maker. */
function planDescriptions({ definition }: ConnectorDocument, most: DescriptionLength): FitPlan {
  const { text, root } = definition;
  if (!root || !isEditable(definition)) return noPlan;
  const shortened: { readonly pointer: JsonPointer; readonly before: string; readonly after: string }[] = [];
  walkWords(definition.value, descriptionWords, ({ value, holder, pointer }) => {
    if (typeof value !== 'string' || value.length <= most) return;
    const after = shortenText(value, most, nameIn(holder));
    if (after.length < value.length) shortened.push({ pointer, before: value, after });
  });
  const replaced = new Map(shortened.map(({ pointer, after }) => [pointer, after]));
  const count = replaced.size;
  return {
    patch: {
      title: `Shorten ${count} ${count === 1 ? 'description' : 'descriptions'}`,
      edits: editsOf('definition', spliceCut(text, root, { dropped: [], replaced })),
    },
    count,
    examples: shortened
      .toSorted((a, b) => b.before.length - b.after.length - (a.before.length - a.after.length))
      .slice(0, shownExamples)
      .map(({ pointer, before, after }) => ({ pointer: `/definition${pointer}`, before: excerptOf(before), after })),
  };
}

/** What a description must not be the same as. */
function nameIn(holder: Readonly<Record<string, unknown>>): string {
  const name = ['summary', 'x-ms-summary', 'title'].map((key) => holder[key]).find((one) => typeof one === 'string');
  return typeof name === 'string' ? name : '';
}

/** The definition on one line. */
function planLayout({ definition }: ConnectorDocument): FitPlan {
  const splices: readonly Splice[] = spliceLayout(definition);
  const [splice] = splices;
  const before = definition.text;
  return {
    patch: { title: 'Write the definition on one line', edits: editsOf('definition', splices) },
    count: splices.length,
    examples: splice ? [{ pointer: '/definition', before: excerptOf(before), after: excerptOf(splice.text) }] : [],
  };
}
