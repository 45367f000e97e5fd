import { child, parentOf, segmentsOf, valueAt, type JsonPointer } from '../../../document/pointer.ts';
import { pascalCase, uniqueName } from '../../../naming/index.ts';
import { followReferences, hasBrokenEscape } from '../../../rules/walk/references.ts';
import { sitesIn } from '../../../rules/walk/pieces.ts';
import type { ReferenceSite, Section } from '../../../rules/walk/sites.ts';
import { isRecord, memberOf, type Loose } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import { responseText } from './mend-responses.ts';
import type { Mend, Mending } from './mend.ts';

/** Members beside a reference to a schema that say what is allowed; texts beside one are left, as published files have them. */
const meaningful = new Set(
  'type format properties items additionalProperties required enum allOf maximum minimum maxLength minLength pattern maxItems minItems multipleOf discriminator'.split(
    ' ',
  ),
);

/**
 * Makes every reference lead to a shared part of the file: old ways of writing are corrected, what stands deep inside
 * something else becomes a definition of its own, and what is not there becomes a definition of any value.
 *
 * Source: OpenAPI 2.0, Reference Object; domain notes 7.2 (external or deep `$ref`), SCH-01 (`SchemaReferenceNotFound`,
 * `SchemaReferenceNotValid`, `AdditionalPropertyNotAllowedAdjacentToRef`, `…RefLoopNotAllowed`, `JsonPointerNotValid`), O-70.
 * Tells `reference-corrected`, `reference-deep` (info), `reference-missing`, `reference-elsewhere`, `reference-circle`,
 * `reference-siblings`, `reference-unfit` (warnings).
 */
export const mendReferences: Mend = (mending) => {
  const { draft } = mending;
  const made: MadeParts = { names: new Map(), edits: [] };
  const taken = new Map(
    (['definitions', 'parameters', 'responses'] as const).map((section) => {
      const group = draft.definition[section];
      return [section, new Set(isRecord(group) ? Object.keys(group) : [])] as const;
    }),
  );
  const edits: ValueEdit[] = [];
  for (const site of sitesIn(draft.document).references) {
    const { $ref: reference } = site.value;
    // The common case: nothing is looked up or written out for it.
    if (typeof reference === 'string' && isPlain(draft.definition, reference, site.section)) {
      const beside = Object.keys(site.value).filter((key) => meaningful.has(key) && site.section === 'definitions');
      if (beside.length > 0) edits.push(...dropBeside(mending, site, beside));
      continue;
    }
    edits.push(...mendOne(mending, site, made, taken));
  }
  draft.apply(edits);
  draft.apply(made.edits);
};

/** What became a shared part: names by section and old place, and the edits that make it one, for a step of their own. */
interface MadeParts {
  readonly names: Map<string, string>;
  readonly edits: ValueEdit[];
}

type TakenNames = ReadonlyMap<Section, Set<string>>;

/** True for `#/definitions/Pet` where there is such a definition, written out. */
function isPlain(definition: Loose, reference: string, section: Section): boolean {
  if (section !== 'definitions' || !/^#\/definitions\/[^/~%]+$/.test(reference)) return false;
  const target = memberOf(definition['definitions'], reference.slice('#/definitions/'.length));
  return target !== undefined && !isReferenceAt(target);
}

function dropBeside({ settle }: Mending, site: ReferenceSite, beside: readonly string[]): readonly ValueEdit[] {
  const { pointer } = inDraft(site);
  const names = beside.slice(0, 3).map((name) => `"${name}"`);
  const what = `${names.join(', ')} stood beside a reference, where nothing counts but the reference.`;
  const about = { code: 'reference-siblings', kind: 'left-out', severity: 'warning', label: 'Leave it out' } as const;
  if (!settle({ ...about, pointer: child(pointer, beside[0] ?? ''), what, done: 'It was left out.' })) return [];
  return beside.map((name) => ({ kind: 'remove', pointer: child(pointer, name) }));
}

function mendOne(mending: Mending, site: ReferenceSite, made: MadeParts, taken: TakenNames): readonly ValueEdit[] {
  const { draft, settle } = mending;
  const { section, value } = site;
  const { pointer } = inDraft(site);
  const place = child(pointer, '$ref');
  const reference = value['$ref'];
  const shownReference = typeof reference === 'string' ? reference.slice(0, 200) : '';
  const point = (name: string): ValueEdit => ({ kind: 'set', pointer: place, value: addressOf(section, name) });

  if (typeof reference !== 'string') {
    const what = 'A reference is not a text.';
    const about = { code: 'reference-unfit', label: 'Leave it out', kind: 'left-out', severity: 'warning' } as const;
    return settle({ ...about, pointer: place, what, done: 'It was left out.' })
      ? [{ kind: 'remove', pointer: place }]
      : [];
  }
  const now = followReferences(draft.definition, { $ref: reference }, '');
  // What nobody picked is gone from the draft, and what is referred to may stand in it.
  const isInPath = now.kind === 'missing' && decode(reference).startsWith('#/paths/');
  const target = isInPath ? followReferences(draft.whole, { $ref: reference }, '') : now;
  if (target.kind === 'found') {
    const first = decode(reference.slice(1));
    const [group, , ...deeper] = segmentsOf(first);
    const isShared = group === section && deeper.length === 0;
    // A shared part that is a reference itself is written out; so is a parameter or response behind two of them.
    const isChain = section !== 'definitions' && isReferenceAt(valueAt(draft.definition, first));
    const holder = parentOf(pointer);
    if (section !== 'definitions' && (holder === '/parameters' || holder === '/responses')) {
      const what = `"${shownReference}" is a shared part that is only a reference to another.`;
      const done = 'What it refers to was written in its place.';
      const isAsked = settle({
        code: 'reference-corrected',
        pointer: place,
        what,
        done,
        label: 'Write it out',
        result: pointer,
      });
      return isAsked ? [{ kind: 'set', pointer, value: target.value }] : [];
    }
    if (isShared && !isChain && !hasBrokenEscape(reference)) return [];
    if (isShared && !isChain) {
      const [, name = ''] = segmentsOf(first);
      const what = `"${shownReference}" has a "%" that stands for nothing.`;
      const done = `It was written "${addressOf(section, name)}".`;
      return settle({ code: 'reference-corrected', pointer: place, what, done, label: 'Correct it' })
        ? [point(name)]
        : [];
    }
    if (isShared) {
      const [, name = ''] = segmentsOf(target.pointer.slice('/definition'.length));
      const what = `"${shownReference}" leads to another reference.`;
      const done = 'It was made to lead to the end of them.';
      return settle({ code: 'reference-corrected', pointer: place, what, done, label: 'Correct it' })
        ? [point(name)]
        : [];
    }
    // The whole file, or all of its paths, is no description of anything.
    if (!isRecord(target.value) || first.split('/').length < 3)
      return giveUp(mending, site, 'reference-missing', `"${shownReference}" leads to no description.`);
    const what = `"${shownReference}" leads into the middle of something else.`;
    const known = made.names.get(`${section} ${target.pointer}`);
    const name = known ?? uniqueName(nameFor(target.pointer), taken.get(section) ?? new Set());
    const done = `What it leads to became the shared part "${name}".`;
    if (!settle({ code: 'reference-deep', pointer: place, what, done, label: 'Make it a shared part' })) return [];
    if (known !== undefined) return [point(name)];
    made.names.set(`${section} ${target.pointer}`, name);
    taken.get(section)?.add(name);
    const from = target.pointer.slice('/definition'.length);
    const to = child('', section, name);
    if (now.kind !== 'found') made.edits.push({ kind: 'set', pointer: to, value: target.value });
    else if (!isOwnPlace(from, section)) made.edits.push({ kind: 'copy', pointer: from, to });
    else {
      const value = { $ref: addressOf(section, name) };
      made.edits.push({ kind: 'move', pointer: from, to }, { kind: 'set', pointer: from, value });
    }
    return [point(name)];
  }

  if (target.kind === 'circle')
    return giveUp(mending, site, 'reference-circle', `"${shownReference}" leads back to itself.`);
  const corrected = nearestShared(reference, section, taken);
  if (corrected !== undefined) {
    const what = `"${shownReference}" is not how OpenAPI 2.0 writes a reference.`;
    const done = `It was written "${addressOf(section, corrected)}".`;
    return settle({ code: 'reference-corrected', pointer: place, what, done, label: 'Correct it' })
      ? [point(corrected)]
      : [];
  }
  if (target.kind === 'elsewhere') {
    const what = `"${shownReference}" is outside this file, and connectors are one file.`;
    return giveUp(mending, site, 'reference-elsewhere', what);
  }
  const [group, name = '', ...deeper] = segmentsOf(decode(reference.slice(1)));
  if (section !== 'definitions' || group !== section || name === '' || deeper.length > 0)
    return giveUp(mending, site, 'reference-missing', `There is no "${shownReference}" in this file.`);
  const what = `There is no "${shownReference}" in this file.`;
  const about = {
    code: 'reference-missing',
    kind: 'added',
    severity: 'warning',
    label: 'Add one for any value',
  } as const;
  const done = 'A definition of any value was added.';
  if (!settle({ ...about, pointer: place, what, done })) return [];
  if (taken.get(section)?.has(name) === true) return [];
  taken.get(section)?.add(name);
  return [{ kind: 'set', pointer: child('/definitions', name), value: {} }];
}

/** `#/definitions/Pet`; a reference is part of an address, in which a percent sign has a meaning of its own. */
const addressOf = (section: Section, name: string): string => `#${child('', section, name).replaceAll('%', '%25')}`;

/** What nobody can follow: any value for a schema, only its status for a response, nothing for a parameter. */
function giveUp({ settle }: Mending, site: ReferenceSite, code: string, what: string): readonly ValueEdit[] {
  const { section } = site;
  const { pointer, last } = inDraft(site);
  const about = { code, pointer: child(pointer, '$ref'), what, severity: 'warning', kind: 'left-out' } as const;
  switch (section) {
    case 'definitions':
      return settle({ ...about, done: 'Any value is allowed there now.', label: 'Allow any value', result: pointer })
        ? [{ kind: 'set', pointer, value: withoutReference(site.value) }]
        : [];
    case 'responses':
      return settle({ ...about, done: 'Only its status was kept.', label: 'Keep only the status', result: pointer })
        ? [{ kind: 'set', pointer, value: { description: responseText(last) } }]
        : [];
    case 'parameters':
      return settle({ ...about, done: 'The parameter was left out.', label: 'Leave the parameter out' })
        ? [{ kind: 'remove', pointer }]
        : [];
  }
}

const withoutReference = ({ $ref: _, ...rest }: Readonly<Record<string, unknown>>): object => rest;

const isReferenceAt = (value: unknown): boolean => isRecord(value) && Object.hasOwn(value, '$ref');

function inDraft(site: ReferenceSite): { readonly pointer: JsonPointer; readonly last: string } {
  const pointer = site.pointer.slice('/definition'.length);
  return { pointer, last: segmentsOf(pointer).at(-1) ?? '' };
}

/** The shared part that `Pet`, `definitions/Pet`, `#Pet` or `#/definition/Pet` means. */
function nearestShared(reference: string, section: Section, taken: TakenNames): string | undefined {
  const match = /^#?\/?(?:(?:definitions?|parameters?|responses?|models|components\/\w+)\/)?([^/#]+)$/.exec(
    decode(reference),
  );
  const name = match?.[1];
  return name !== undefined && taken.get(section)?.has(name) === true ? name : undefined;
}

/** True where a description of the section stands, which can become a reference to what it was. */
function isOwnPlace(pointer: JsonPointer, section: Section): boolean {
  const [first, ...segments] = segmentsOf(pointer);
  if (first !== 'paths' && first !== 'definitions' && first !== 'parameters' && first !== 'responses') return false;
  if (segments.some((segment) => segment.startsWith('x-'))) return false;
  const holder = segments.at(-2);
  if (section === 'parameters' || section === 'responses') return first === 'paths' && holder === section;
  return segments.at(-1) === 'schema' || segments.at(-1) === 'items' || holder === 'properties' || holder === 'allOf';
}

/** `PetName` for `/definition/definitions/Pet/properties/name`. */
function nameFor(pointer: JsonPointer): string {
  const words = segmentsOf(pointer)
    .slice(2)
    .filter((segment) => !/^(?:properties|items|schema|responses|definitions|parameters)$/.test(segment))
    .map((segment) => pascalCase(segment));
  return words.join('') || 'Shared';
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
