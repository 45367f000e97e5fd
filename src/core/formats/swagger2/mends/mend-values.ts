import { isOfType } from '../../../definition/value-types.ts';
import { child, type JsonPointer } from '../../../document/pointer.ts';
import { sitesIn } from '../../../rules/walk/pieces.ts';
import type { Site } from '../../../rules/walk/sites.ts';
import { isRecord } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend, Mending } from './mend.ts';

/** Lists in lists whose choices stand too far out. */
const mostNested = 8;

/**
 * Makes what schemas, parameters, headers and list items say of their values agree with itself: lists say what is in
 * them, one type is named, defaults and choices are of that type.
 *
 * Source: OpenAPI 2.0, `items`: "Required if type is array"; domain notes SCH-04, PAR-06 (`ArrayHasNoItems`), PAR-11
 * (`DefaultValueMustMatchType`, `InvalidEnumValue`), O-72, O-73.
 * Tells `items-added`, `types-united`, `default-converted`, `enum-converted`, `enum-moved` (info), `default-left-out`,
 * `enum-left-out` (warnings).
 */
export const mendValues: Mend = (mending) => {
  const { draft } = mending;
  draft.apply(
    sitesIn(draft.document).schemas.flatMap((site) =>
      Array.isArray(site.value['type']) ? uniteTypes(mending, site, site.value['type']) : [],
    ),
  );
  const lists: ValueEdit[] = [];
  const { schemas, parameters, headers, items } = sitesIn(draft.document);
  for (const site of schemas) if (site.value['type'] === 'array') lists.push(...addItems(mending, site, {}));
  for (const site of [parameters, headers, items].flat()) {
    if (site.value['type'] === 'array' && site.value['in'] !== 'body')
      lists.push(...addItems(mending, site, { type: 'string' }));
  }
  draft.apply(lists);
  // Choices that go to the items of a list are those of the items then, and so on inwards.
  for (let depth = 0; depth < mostNested; depth++) {
    const { moment } = draft;
    const all = sitesIn(draft.document);
    draft.apply(
      [all.schemas, all.parameters, all.headers, all.items]
        .flat()
        .flatMap((site) => (site.value['in'] === 'body' ? [] : convertSamples(mending, site))),
    );
    if (draft.moment === moment) break;
  }
};

const placeOf = (site: Site): JsonPointer => site.pointer.slice('/definition'.length);

function addItems({ settle }: Mending, site: Site, value: object): readonly ValueEdit[] {
  if (isRecord(site.value['items']) || Array.isArray(site.value['items'])) return [];
  const pointer = placeOf(site);
  const place = child(pointer, 'items');
  const what = 'This list does not say what is in it.';
  const done = 'type' in value ? 'Texts were taken.' : 'Any value was taken.';
  const about = { code: 'items-added', kind: 'added', label: 'Add what is in it', result: place } as const;
  return settle({ ...about, pointer, what, done }) ? [{ kind: 'set', pointer: place, value }] : [];
}

/** `["string", "null"]` is a text that may be null. Source: domain notes O-72, O-73. */
function uniteTypes({ settle }: Mending, site: Site, types: readonly unknown[]): readonly ValueEdit[] {
  const names = new Set(types.filter((type) => type !== 'null'));
  const isNullable = types.includes('null');
  const [only] = names;
  const isNumber = [...names].every((name) => name === 'number' || name === 'integer');
  const isPlain = [...names].every((name) => name !== 'object' && name !== 'array');
  const type =
    names.size === 1 ? only : names.size === 0 ? undefined : isNumber ? 'number' : isPlain ? 'string' : undefined;
  const pointer = placeOf(site);
  const place = child(pointer, 'type');
  const what = 'A connector knows one type for a value, and several are named here.';
  const done = `${typeof type === 'string' ? `"${type}" was taken` : 'Any value is allowed now'}${isNullable ? ', and that it may be null was kept as "x-nullable"' : ''}.`;
  if (!settle({ code: 'types-united', pointer: place, what, done, label: 'Name one type' })) return [];
  const edits: ValueEdit[] = [
    type === undefined ? { kind: 'remove', pointer: place } : { kind: 'set', pointer: place, value: type },
  ];
  if (isNullable && site.value['x-nullable'] === undefined)
    edits.push({ kind: 'set', pointer: child(pointer, 'x-nullable'), value: true });
  return edits;
}

/** Converts or leaves out a default and choices that are not of the type. */
function convertSamples(mending: Mending, site: Site): readonly ValueEdit[] {
  const { settle } = mending;
  const { type, default: preset, enum: choices } = site.value;
  if (typeof type !== 'string' || (preset === undefined && choices === undefined)) return [];
  const edits: ValueEdit[] = [];
  if (preset !== undefined && preset !== null && !isOfType(preset, type)) {
    const pointer = child(placeOf(site), 'default');
    const converted = convert(preset, type);
    const what = `The default is not of the type "${type}".`;
    if (converted === undefined) {
      const about = { code: 'default-left-out', kind: 'left-out', severity: 'warning', label: 'Leave it out' } as const;
      if (settle({ ...about, pointer, what, done: 'It was left out.' })) edits.push({ kind: 'remove', pointer });
    } else if (settle({ code: 'default-converted', pointer, what, done: 'It was converted.', label: 'Convert it' }))
      edits.push({ kind: 'set', pointer, value: converted });
  }
  if (type === 'array') return [...edits, ...moveChoices(mending, site)];
  if (Array.isArray(choices) && choices.some((choice) => choice !== null && !isOfType(choice, type))) {
    const pointer = child(placeOf(site), 'enum');
    const values = choices.map((choice: unknown) =>
      choice === null || isOfType(choice, type) ? choice : convert(choice, type),
    );
    const fit = [...new Set(values.filter((value) => value !== undefined))];
    const what = `Not all choices are of the type "${type}".`;
    if (values.every((value) => value !== undefined)) {
      if (settle({ code: 'enum-converted', pointer, what, done: 'They were converted.', label: 'Convert them' }))
        edits.push({ kind: 'set', pointer, value: fit });
    } else {
      const done =
        fit.length > 0 ? 'Those that are not were left out.' : 'They were left out, and any value can be entered.';
      const about = { code: 'enum-left-out', kind: 'left-out', severity: 'warning', label: 'Leave them out' } as const;
      if (settle({ ...about, pointer, what, done }))
        edits.push(fit.length > 0 ? { kind: 'set', pointer, value: fit } : { kind: 'remove', pointer });
    }
  }
  return edits;
}

/** Choices of a list that are none themselves are those of its items. */
function moveChoices({ settle }: Mending, site: Site): readonly ValueEdit[] {
  const { enum: choices, items } = site.value;
  if (!Array.isArray(choices) || choices.some(Array.isArray) || !isRecord(items)) return [];
  if (items['enum'] !== undefined || items['$ref'] !== undefined) return [];
  const place = placeOf(site);
  const pointer = child(place, 'enum');
  const what = 'The choices are those of one item, not of the list.';
  const result = child(place, 'items', 'enum');
  if (!settle({ code: 'enum-moved', pointer, what, done: 'They were moved there.', label: 'Move them there', result }))
    return [];
  return [{ kind: 'move', pointer, to: result }];
}

/** Undefined when it cannot be said as the type. */
function convert(value: unknown, type: string): unknown {
  const text = typeof value === 'string' ? value.trim() : undefined;
  switch (type) {
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
    case 'integer':
      return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case 'number':
      return text !== undefined && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
    case 'boolean':
      return text !== undefined && /^(?:true|false)$/i.test(text) ? /^true$/i.test(text) : undefined;
    case 'array':
      return typeof value === 'object' || value === '' ? undefined : [value];
    default:
      return undefined;
  }
}
