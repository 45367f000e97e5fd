import { isAlias, isMap, isScalar, isSeq, type Alias, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Severity } from '../diagnostics/diagnostic.ts';
import { segmentsOf, type JsonPointer } from '../document/pointer.ts';
import { composePlainYaml } from './compose-plain-yaml.ts';
import { composeYaml } from './compose-yaml.ts';
import { indexLines, type LineIndex } from './line-index.ts';
import { maxDepth } from './parse-json.ts';
import { describeYamlFaults, tooDeepMessage } from './yaml-faults.ts';

/** A fault of the text itself, with offsets in UTF-16 code units. */
export interface YamlProblem {
  readonly code: `yaml/${string}`;
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface ParsedYaml {
  /**
   * The same value written as JSON: two spaces, keys in the order of the source, aliases and merge keys written out,
   * numbers as they were written where JSON has that form. Absent when there is an error among the problems.
   */
  readonly json?: string;
  /** The value of `json`; undefined without it. `__proto__` is an ordinary key. */
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  /** Where a pointer into `value` stands; found by walking, nothing is prepared. */
  readonly locate: (pointer: JsonPointer) => { readonly start: number; readonly end: number } | undefined;
}

/**
 * Says where a format wants text, so that `version: 1.10` stays "1.10". `P` is whatever the walk has to remember of
 * the way from the root (`formats/reading/spec-places.ts`).
 */
export interface TextPlaces<P> {
  readonly root: P;
  readonly memberOf: (place: P, key: string) => P;
  readonly itemOf: (place: P) => P;
  /** `parentType` is the text of the member `type` beside it, or beside the list that the item is in. */
  readonly wantsText: (place: P, parentType: string | undefined) => boolean;
}

/** Values that aliases may add. They blow a few lines up to any size; a real description stays far below. */
const maxAliasedValues = 250_000;

/**
 * Reads one YAML 1.2 document (core schema: `NO`, `1:30` and dates are text) with merge keys. Tags are named and never
 * acted on. Never throws. Of a repeated key the last one counts, as in JSON.
 *
 * Reports the parser's faults as `yaml/<its-code>` and `yaml/alias-bomb`, `yaml/unknown-alias`, `yaml/too-deep`,
 * `yaml/odd-key` (errors), `yaml/duplicate-key`, `yaml/tag`, `yaml/recursion`, `yaml/not-a-number` (warnings),
 * `yaml/kept-as-text` (info).
 */
export function parseYaml<P>(text: string, places: TextPlaces<P>): ParsedYaml {
  const nothing = { value: undefined, locate: () => undefined };
  let contents: Node | null;
  let problems: YamlProblem[];
  try {
    const plain = composePlainYaml(text);
    const composed = plain ? undefined : composeYaml(text);
    if (composed && 'tooDeepAt' in composed) return { ...nothing, problems: [tooDeep(composed.tooDeepAt)] };
    const { errors = [], warnings = [] } = composed?.document ?? {};
    contents = plain ?? composed?.document.contents ?? null;
    problems = describeYamlFaults([...errors, ...warnings], text);
  } catch (error) {
    // The parser recurses; what overflows its stack is nothing that a person wrote.
    if (!(error instanceof RangeError)) throw error;
    return { ...nothing, problems: [tooDeep(0)] };
  }
  if (problems.some(isError)) return { ...nothing, problems };
  const writer = new Writer(places, text, problems);
  const json = writer.write(contents);
  if (problems.some(isError)) return { ...nothing, problems };
  return { json, value: JSON.parse(json), problems, locate: (pointer) => writer.locate(contents, pointer) };
}

const tooDeep = (start: number): YamlProblem => ({
  code: 'yaml/too-deep',
  severity: 'error',
  message: tooDeepMessage,
  start,
  end: start + 1,
});

const isError = ({ severity }: YamlProblem): boolean => severity === 'error';

/** Ends the writing; the problem has been reported. */
class Stop extends Error {}

interface Member {
  readonly key: string;
  readonly keyNode: Node | undefined;
  readonly value: Node | undefined;
}

class Writer<P> {
  readonly #places: TextPlaces<P>;
  readonly #text: string;
  readonly #problems: YamlProblem[];
  readonly #told = new Set<string>();
  readonly #targets = new Map<Alias, Node>();
  #lines: LineIndex | undefined;
  /** What is being written, with its pointer: an alias to one of these would never end. */
  readonly #open = new Map<Node, JsonPointer>();
  #aliasedValues = 0;
  #aliasDepth = 0;
  #json = '';

  constructor(places: TextPlaces<P>, text: string, problems: YamlProblem[]) {
    this.#places = places;
    this.#text = text;
    this.#problems = problems;
  }

  write(contents: Node | null): string {
    try {
      if (contents) this.#findTargets(contents, new Map(), 0);
      this.#writeNode(contents ?? undefined, this.#places.root, undefined, '', '\n');
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
    return this.#json;
  }

  /** An alias means the last anchor of its name before it, in the order of the text. */
  #findTargets(node: Node, anchors: Map<string, Node>, depth: number): void {
    if (depth > maxDepth)
      this.#stop('too-deep', `Values are nested more than ${maxDepth} levels deep here. Flatten them.`, node);
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target)
        this.#stop(
          'unknown-alias',
          `There is no anchor "&${node.source}" before this alias. Add it or remove the alias.`,
          node,
        );
      this.#targets.set(node, target);
      return;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (isNode(key)) this.#findTargets(key, anchors, depth + 1);
        if (isNode(value)) this.#findTargets(value, anchors, depth + 1);
      }
    } else if (isSeq(node)) {
      for (const item of node.items) if (isNode(item)) this.#findTargets(item, anchors, depth + 1);
    }
  }

  #writeNode(
    written: Node | undefined,
    place: P,
    parentType: string | undefined,
    pointer: JsonPointer,
    indent: string,
  ): void {
    const node = this.#follow(written);
    const isAliased = node !== written;
    if (isAliased || this.#aliasDepth > 0) this.#countAliased(1, written);
    if (indent.length > maxDepth * 2)
      this.#stop('too-deep', `Values are nested more than ${maxDepth} levels deep here. Flatten them.`, written);
    if (!isMap(node) && !isSeq(node)) {
      this.#json += isScalar(node) ? this.#scalar(node, place, parentType) : 'null';
      return;
    }
    const openAt = this.#open.get(node);
    if (openAt !== undefined) {
      this.#report(
        'recursion',
        'warning',
        'This alias stands inside what it refers to, without end. It was replaced by a reference ("$ref").',
        written,
      );
      this.#json += JSON.stringify({ $ref: `#${encodeURI(openAt)}` });
      return;
    }
    this.#open.set(node, pointer);
    if (isAliased) this.#aliasDepth++;
    if (isMap(node)) this.#writeMap(node, place, pointer, indent);
    else this.#writeItems(node.items, place, parentType, pointer, indent);
    if (isAliased) this.#aliasDepth--;
    this.#open.delete(node);
  }

  #countAliased(values: number, node: Node | undefined): void {
    this.#aliasedValues += values;
    if (this.#aliasedValues <= maxAliasedValues) return;
    const message = `The aliases (*) of this file would unfold to more than ${maxAliasedValues.toLocaleString('en')} values. Write the values out or remove them.`;
    this.#stop('alias-bomb', message, node);
  }

  #writeMap(map: YAMLMap, place: P, pointer: JsonPointer, indent: string): void {
    const members = this.#membersOf(map, true);
    if (members.length === 0) {
      this.#json += '{}';
      return;
    }
    const type = this.#follow(members.find(({ key }) => key === 'type')?.value);
    const typeText = isScalar(type) && typeof type.value === 'string' ? type.value : undefined;
    const inner = `${indent}  `;
    let separator = '{';
    for (const { key, value } of members) {
      this.#json += `${separator}${inner}${JSON.stringify(key)}: `;
      separator = ',';
      const segment = key.replaceAll('~', '~0').replaceAll('/', '~1');
      this.#writeNode(value, this.#places.memberOf(place, key), typeText, `${pointer}/${segment}`, inner);
    }
    this.#json += `${indent}}`;
  }

  #writeItems(
    items: readonly unknown[],
    place: P,
    parentType: string | undefined,
    pointer: JsonPointer,
    indent: string,
  ): void {
    const inner = `${indent}  `;
    let separator = '[';
    for (const [index, item] of items.entries()) {
      this.#json += separator + inner;
      separator = ',';
      this.#writeNode(
        isNode(item) ? item : undefined,
        this.#places.itemOf(place),
        parentType,
        `${pointer}/${index}`,
        inner,
      );
    }
    this.#json += items.length === 0 ? '[]' : `${indent}]`;
  }

  /** The members in the order of the text, merge keys (`<<`) unfolded where they stand; a map's own key wins over a merged one. */
  #membersOf(map: YAMLMap, reporting: boolean): readonly Member[] {
    const own = new Map<string, Pair>();
    for (const pair of map.items) {
      if (isMergeKey(pair.key)) continue;
      const key = this.#keyText(pair.key, reporting);
      const earlier = own.get(key);
      if (earlier && reporting) this.#reportRepeated(key, earlier, pair);
      own.set(key, pair);
    }
    const members = new Map<string, Member>();
    for (const { key, value } of map.items) {
      if (isMergeKey(key)) {
        for (const member of this.#mergedMembers(isNode(value) ? value : undefined)) {
          if (!own.has(member.key) && !members.has(member.key)) members.set(member.key, member);
        }
      } else {
        const name = this.#keyText(key, false);
        const last = own.get(name);
        const node = last?.value;
        members.set(name, {
          key: name,
          keyNode: isNode(last?.key) ? last.key : undefined,
          value: isNode(node) ? node : undefined,
        });
      }
    }
    return [...members.values()];
  }

  #mergedMembers(value: Node | undefined): readonly Member[] {
    const target = this.#follow(value);
    if (isSeq(target)) return target.items.flatMap((item) => this.#mergedMembers(isNode(item) ? item : undefined));
    if (!isMap(target))
      this.#stop('odd-key', 'A merge key (<<) needs an object, or a list of objects, to take over.', value);
    if (this.#open.has(target) && target !== value) {
      this.#stop('recursion', 'This merge key (<<) takes over the object it stands in. Remove it.', value);
    }
    this.#countAliased(target.items.length, value);
    this.#open.set(target, '');
    const members = this.#membersOf(target, false);
    this.#open.delete(target);
    return members;
  }

  #keyText(key: unknown, reporting: boolean): string {
    const node = this.#follow(isNode(key) ? key : undefined);
    if (node === undefined) return '';
    if (isScalar(node)) return typeof node.value === 'string' ? node.value : (node.source ?? '');
    if (reporting) this.#stop('odd-key', 'A list or an object is used as a name here. Use plain text.', node);
    return '';
  }

  #scalar(node: Scalar, place: P, parentType: string | undefined): string {
    const { value, source = '' } = node;
    if (typeof value === 'string') return JSON.stringify(value);
    if (value === null || value === undefined) return 'null';
    if (this.#places.wantsText(place, parentType)) {
      const what = typeof value === 'boolean' ? 'true or false' : 'a number';
      this.#report(
        'kept-as-text',
        'info',
        `YAML reads ${source} as ${what}, but text belongs here. It is kept as "${source}".`,
        node,
      );
      return JSON.stringify(source);
    }
    if (typeof value !== 'number') return JSON.stringify(value);
    if (jsonNumber.test(source)) return source;
    if (Number.isFinite(value)) return JSON.stringify(value);
    this.#report(
      'not-a-number',
      'warning',
      `JSON has no number for ${source}. It is kept as the text "${source}".`,
      node,
    );
    return JSON.stringify(source);
  }

  #follow(node: Node | undefined): Node | undefined {
    return node && isAlias(node) ? this.#targets.get(node) : node;
  }

  locate(contents: Node | null, pointer: JsonPointer): { readonly start: number; readonly end: number } | undefined {
    let node = contents ?? undefined;
    let keyNode: Node | undefined;
    for (const segment of segmentsOf(pointer)) {
      const container = this.#follow(node);
      keyNode = undefined;
      if (isMap(container)) {
        const member = this.#membersOf(container, false).find(({ key }) => key === segment);
        if (!member) return undefined;
        ({ keyNode, value: node } = member);
      } else if (isSeq(container)) {
        const item = container.items[Number(segment)];
        if (!isNode(item)) return undefined;
        node = item;
      } else return undefined;
    }
    const [start] = (keyNode ?? node)?.range ?? [];
    const [, end] = (node ?? keyNode)?.range ?? [];
    return start === undefined || end === undefined ? undefined : { start, end };
  }

  #reportRepeated(key: string, earlier: Pair, later: Pair): void {
    const start = isNode(earlier.key) ? (earlier.key.range?.[0] ?? 0) : 0;
    const { line } = (this.#lines ??= indexLines(this.#text)).rangeOf(start, start);
    const shown = key.length > 60 ? `${key.slice(0, 57)}…` : key;
    const message = `"${shown}" is written more than once here, first in line ${line}; the last one counts.`;
    this.#report('duplicate-key', 'warning', message, isNode(later.key) ? later.key : undefined);
  }

  #report(code: string, severity: Severity, message: string, node: Node | undefined): void {
    const [start, end] = node?.range ?? [0, 0];
    // What stands behind an anchor is written once for each alias, and its faults are told once.
    const told = `${code} ${start}`;
    if (node && this.#told.has(told)) return;
    this.#told.add(told);
    this.#problems.push({ code: `yaml/${code}`, severity, message, start, end });
  }

  #stop(code: string, message: string, node: Node | undefined): never {
    this.#report(code, 'error', message, node);
    throw new Stop(message);
  }
}

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const isNode = (value: unknown): value is Node => isAlias(value) || isScalar(value) || isMap(value) || isSeq(value);

const isMergeKey = (key: unknown): boolean => isScalar(key) && key.source === '<<' && key.type === 'PLAIN';
