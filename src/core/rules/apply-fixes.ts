import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Connector } from '../document/connector.ts';
import { openDocument, type ConnectorDocument } from '../document/open-document.ts';
import { patchDocument, type Edit, type Patch } from '../document/patch.ts';
import { child, parentOf, type JsonPointer } from '../document/pointer.ts';
import { rules } from './index.ts';
import type { Finding, Fix, Profile, Rule } from './rule.ts';

/**
 * The fix that a diagnostic offers, applied: a new connector.
 *
 * @param diagnostic As `validateConnector` gave it for this connector. Nothing is changed when it offers no fix, or when
 * what it tells is not in the connector any more.
 */
export function applyFix(connector: Connector, diagnostic: Diagnostic): Connector {
  const document = openDocument(connector);
  const patch = patchOfFix(document, diagnostic);
  return patch ? patchDocument(document, patch).value.connector : connector;
}

/** The fix of a diagnostic as one step of undo; undefined as above. */
export function patchOfFix(document: ConnectorDocument, { code, pointer, message }: Diagnostic): Patch | undefined {
  const finding = [...findingsOf(document, code)].find((one) => one.pointer === pointer && one.message === message);
  return finding?.fix && { title: finding.fix.title, edits: finding.fix.edits() };
}

/** What of the findings is mended. */
export interface FixFilter {
  readonly profile?: Profile;
  /** `rule/<id>` of one rule; absent: all. */
  readonly code?: string;
  /** The fixes of that rule with this title; absent: all. */
  readonly title?: string;
  /** Only these; absent: all. Costs less than one kind after the other. */
  readonly kinds?: readonly { readonly code: string; readonly title: string }[];
}

/**
 * All fixes of a kind as one step of undo, however many rounds they take: what is mended may be in the way of, or bring
 * to light, another finding.
 *
 * @returns Undefined when there is nothing to mend.
 */
export function patchOfFixes(document: ConnectorDocument, filter: FixFilter = {}): Patch | undefined {
  const edits: Edit[] = [];
  const titles = new Set<string>();
  let current = document;
  let count = 0;
  for (let round = 0; round < mostRounds; round++) {
    const fixes = fixesApart(current, filter);
    if (fixes.length === 0) break;
    const made = fixes.flatMap(({ edits }) => edits);
    current = patchDocument(current, { title: '', edits: made }).value;
    edits.push(...made);
    for (const { title } of fixes) titles.add(title);
    count += fixes.length;
  }
  if (count === 0) return undefined;
  const [first = ''] = titles;
  const title = titles.size > 1 ? `Mend ${count} problems` : count > 1 ? `${first} (${count} times)` : first;
  return { title, edits };
}

/** Fixes that undo each other would go on for ever; none take this many in the corpus. */
const mostRounds = 8;

interface MadeFix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Those of the fixes that do not touch what another has touched before them: these wait for the next round. */
function fixesApart(document: ConnectorDocument, filter: FixFilter): readonly MadeFix[] {
  const made: MadeFix[] = [];
  const touched = new TouchedPlaces();
  for (const { code, fix } of allFindings(document, filter)) {
    if (!fix || !isWanted(code, fix, filter)) continue;
    const edits = fix.edits();
    if (edits.length > 0 && touched.add(edits)) made.push({ title: fix.title, edits });
  }
  return made;
}

const isWanted = (code: string, { title }: Fix, filter: FixFilter): boolean =>
  (filter.title === undefined || title === filter.title) &&
  (filter.kinds === undefined || filter.kinds.some((kind) => kind.code === code && kind.title === title));

function* allFindings(
  document: ConnectorDocument,
  { profile, code, kinds }: FixFilter,
): Generator<{ readonly code: string; readonly fix?: Fix }> {
  const codes = code === undefined ? kinds && new Set(kinds.map((kind) => kind.code)) : new Set([code]);
  for (const rule of rules) {
    const own = `rule/${rule.id}`;
    if (codes ? !codes.has(own) : rule.profile !== undefined && rule.profile !== profile) continue;
    for (const { fix } of rule.check(document)) if (fix) yield { code: own, fix };
  }
}

const ruleByCode: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [`rule/${rule.id}`, rule]));

/** The rule that a diagnostic comes from, with its reason and source; undefined for a fault of the text. */
export const ruleOf = (code: string): Rule | undefined => ruleByCode.get(code);

const findingsOf = (document: ConnectorDocument, code: string): Iterable<Finding> =>
  ruleOf(code)?.check(document) ?? [];

/** Places of edits, to tell whether others are about the same. */
class TouchedPlaces {
  readonly #places = new Set<JsonPointer>();
  readonly #around = new Set<JsonPointer>();

  /** False, and nothing added, when an edit is at, in or around a place that is touched already. */
  add(edits: readonly Edit[]): boolean {
    const places = edits.flatMap(placesOf);
    if (places.some((place) => this.#isTouched(place))) return false;
    for (const place of places) {
      this.#places.add(place);
      for (const holder of holdersOf(place)) this.#around.add(holder);
    }
    return true;
  }

  #isTouched(place: JsonPointer): boolean {
    if (this.#places.has(place) || this.#around.has(place)) return true;
    return holdersOf(place).some((holder) => this.#places.has(holder));
  }
}

/** What an edit may leave elsewhere than it was: an item that comes or goes moves those after it. */
function placesOf(edit: Edit): readonly JsonPointer[] {
  switch (edit.kind) {
    case 'splice':
      return [`/${edit.part}`];
    case 'rename':
      return [edit.pointer, child(parentOf(edit.pointer), edit.key)];
    case 'move':
      return [parentOf(edit.pointer)];
    case 'remove':
      return [isItem(edit.pointer) ? parentOf(edit.pointer) : edit.pointer];
    case 'set':
      return [edit.pointer.endsWith('/-') ? parentOf(edit.pointer) : edit.pointer];
  }
}

/** As far as the pointer tells; a member called `0` is taken for an item, which does no harm. */
const isItem = (pointer: JsonPointer): boolean => /\/\d+$/.test(pointer);

function holdersOf(place: JsonPointer): readonly JsonPointer[] {
  const holders: JsonPointer[] = [];
  for (let holder = parentOf(place); holder !== ''; holder = parentOf(holder)) holders.push(holder);
  return holders;
}
