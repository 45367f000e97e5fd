import type { SourceRange } from '../../diagnostics/diagnostic.ts';
import { child, lastSegmentOf, parentOf, valueAt, type JsonPointer } from '../../document/pointer.ts';
import { pascalCase, uniqueName } from '../../naming/index.ts';
import type { SourceDocument } from '../format.ts';
import { isRecord, memberOf, type Loose } from '../tolerant.ts';
import { pointerIn, splitReference, withoutSecrets, type FileFinder } from './find-file.ts';
import { placeIn, type Homes, type Kind, type KindPlace } from './spec-kinds.ts';

/** A place in one of the files. */
interface Origin {
  readonly document: SourceDocument;
  readonly pointer: JsonPointer;
}

/** A shared part of the joined description. */
export interface SharedPart {
  readonly name: string;
  /** Into the joined description. */
  readonly pointer: JsonPointer;
}

/** A reference to another file that was followed. */
export interface JoinedReference extends Origin {
  readonly file: SourceDocument;
  /** Absent where what it means was put in its place. */
  readonly part?: SharedPart;
}

/** A reference that was not: there is no such file, no such place in it, or no end to it. */
export interface MissingPart extends Origin {
  readonly kind: 'file' | 'web' | 'part' | 'circle';
  readonly path: string;
}

interface Waiting {
  readonly origin: Origin;
  readonly kind: Kind;
  readonly part: SharedPart;
}

/** Values that may be put in the place of references, and how deep inside each other; real descriptions stay far below. */
const mostInlined = 5_000;
const deepest = 900;
const longestChain = 100;

/** Joins the files that one document refers to. Use `bundle` once; the rest tells what became of it. */
export class Bundler {
  readonly used = new Set<SourceDocument>();
  readonly joined: JoinedReference[] = [];
  readonly missing: MissingPart[] = [];
  /** Files that were found by their name alone, by what the reference says. */
  readonly byName = new Map<string, SourceDocument>();

  readonly #main: SourceDocument;
  readonly #homes: Homes;
  readonly #files: FileFinder;
  readonly #parts = new Map<string, SharedPart>();
  readonly #taken = new Map<Kind, Set<string>>();
  readonly #waiting: Waiting[] = [];
  /** By pointer into the joined description: where what stands there, and below, comes from. */
  readonly #origins = new Map<JsonPointer, Origin>();
  readonly #ids = new Map<SourceDocument, number>();
  /** What is being put in the place of a reference: one that leads to it again has no end. */
  readonly #open = new Set<string>();
  #inlined = 0;

  constructor(main: SourceDocument, homes: Homes, files: FileFinder) {
    this.#main = main;
    this.#homes = homes;
    this.#files = files;
  }

  bundle(): unknown {
    const top: Origin = { document: this.#main, pointer: '' };
    this.#claimNames(top);
    let value = this.#walk(this.#main.value, top, { kind: 'root', form: 'one' }, '', 0);
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const { origin, kind, part } = next;
      this.#origins.set(part.pointer, origin);
      const content = this.#walk(
        valueAt(origin.document.value, origin.pointer),
        origin,
        { kind, form: 'one' },
        part.pointer,
        0,
      );
      value = withMember(value, [...(this.#homes[kind] ?? []), part.name], content);
    }
    return value;
  }

  /** Where a place of the joined description stands in the files. */
  placeOf(pointer: JsonPointer): {
    readonly file?: string;
    readonly pointer: JsonPointer;
    readonly range?: SourceRange;
  } {
    let origin: Origin = { document: this.#main, pointer };
    for (let at = pointer; ; at = parentOf(at)) {
      const found = this.#origins.get(at);
      if (found) {
        origin = { document: found.document, pointer: found.pointer + pointer.slice(at.length) };
        break;
      }
      if (at === '') break;
    }
    const { document } = origin;
    const range = document.locate(origin.pointer);
    return { ...(document.name !== '' && { file: document.name }), pointer: origin.pointer, ...(range && { range }) };
  }

  /** Shared parts of the main file keep their names, also where each is only a reference to a file of its own. */
  #claimNames(top: Origin): void {
    for (const [kind, home] of homeEntries(this.#homes)) {
      let at = top;
      for (const name of home) {
        const inner = this.#follow({ ...at, pointer: child(at.pointer, name) });
        if (!inner) break;
        at = inner;
      }
      const names = this.#takenOf(kind);
      const members = valueAt(at.document.value, at.pointer);
      if (!isRecord(members) || (at.pointer === '' && at.document === this.#main)) continue;
      for (const name of Object.keys(members)) {
        names.add(name);
        const part = { name, pointer: child('', ...home, name) };
        let entry: Origin | undefined = { ...at, pointer: child(at.pointer, name) };
        for (let steps = 0; entry && steps < longestChain; steps += 1) {
          const key = this.#keyOf(kind, entry);
          if (entry.document !== this.#main && !this.#parts.has(key)) this.#parts.set(key, part);
          entry = this.#step(entry);
        }
      }
    }
  }

  #walk(value: unknown, at: Origin, place: KindPlace, out: JsonPointer, depth: number): unknown {
    if (Array.isArray(value)) {
      const item: KindPlace = { kind: place.kind, form: 'one' };
      return changed(
        value,
        value.map((one: unknown, index) => this.#member(one, at, item, out, index, depth)),
      );
    }
    if (!isRecord(value)) return value;
    const reference = memberOf(value, '$ref');
    if (typeof reference === 'string') {
      const replaced = this.#replace(value, reference, at, place, out, depth);
      if (replaced !== undefined) return replaced;
    }
    return this.#members(value, at, place, out, depth);
  }

  #member(
    value: unknown,
    at: Origin,
    place: KindPlace,
    out: JsonPointer,
    key: string | number,
    depth: number,
  ): unknown {
    if (typeof value !== 'object' || value === null) return value;
    return this.#walk(value, { ...at, pointer: child(at.pointer, key) }, place, child(out, key), depth + 1);
  }

  #members(value: Loose, at: Origin, place: KindPlace, out: JsonPointer, depth: number): Loose {
    let copy: Record<string, unknown> | undefined;
    for (const [key, member] of Object.entries(value)) {
      const isMapping = place.kind === 'schema' && place.form === 'one' && key === 'discriminator';
      const inner = placeIn(place, key);
      if (!inner && !isMapping) continue;
      const fresh = isMapping
        ? this.#mapping(member, { ...at, pointer: child(at.pointer, key) })
        : inner && this.#member(member, at, inner, out, key, depth);
      if (fresh !== member) setMember((copy ??= { ...value }), key, fresh);
    }
    return copy ?? value;
  }

  /** The addresses in a discriminator's mapping. */
  #mapping(discriminator: unknown, at: Origin): unknown {
    const mapping = memberOf(discriminator, 'mapping');
    if (!isRecord(discriminator) || !isRecord(mapping)) return discriminator;
    const entries = Object.entries(mapping).map(([key, reference]: [string, unknown]): [string, unknown] => {
      const isAddress = typeof reference === 'string' && /[#/]|\.(?:json|ya?ml)$/i.test(reference);
      const target = isAddress
        ? this.#resolve(reference, { ...at, pointer: child(at.pointer, 'mapping', key) })
        : undefined;
      return [key, target ? this.#referenceTo(target, 'schema') : reference];
    });
    return { ...discriminator, mapping: Object.fromEntries(entries) };
  }

  /** What a reference becomes; undefined when it stays as it is. */
  #replace(value: Loose, reference: string, at: Origin, place: KindPlace, out: JsonPointer, depth: number): unknown {
    const { file } = splitReference(reference);
    if (file === '' && at.document === this.#main) return undefined;
    const target = this.#resolve(reference, { ...at, pointer: child(at.pointer, '$ref') });
    if (!target) {
      // In another file than the main one `#/…` would mean something else now.
      return file === '' ? { ...value, $ref: `${at.document.name}${reference}` } : undefined;
    }
    const isElsewhere = target.document !== at.document;
    const home = place.form === 'one' ? this.#homes[place.kind] : undefined;
    const siblings = this.#members(withoutReference(value), at, place, out, depth);
    if (home) {
      const final = this.#last(target);
      const own = this.#parts.get(this.#keyOf(place.kind, final));
      if (final.document === this.#main || own?.pointer !== out) {
        const address = this.#referenceTo(target, place.kind);
        const part = this.#parts.get(this.#keyOf(place.kind, final));
        if (isElsewhere) this.joined.push({ ...at, file: target.document, ...(part && { part }) });
        return { ...siblings, $ref: address };
      }
      return this.#inline(final, siblings, at, place, out, depth, isElsewhere);
    }
    return this.#inline(target, siblings, at, place, out, depth, isElsewhere);
  }

  #inline(
    target: Origin,
    siblings: Loose,
    at: Origin,
    place: KindPlace,
    out: JsonPointer,
    depth: number,
    isElsewhere: boolean,
  ): unknown {
    const key = this.#keyOf(place.kind, target);
    const pointer = child(at.pointer, '$ref');
    if (this.#open.has(key) || depth > deepest || this.#inlined >= mostInlined) {
      const path = `${target.document.name}#${target.pointer}`;
      this.missing.push({ kind: 'circle', path, document: at.document, pointer });
      return { ...siblings, $ref: path };
    }
    this.#inlined += 1;
    this.#open.add(key);
    this.#origins.set(out, target);
    for (const name of Object.keys(siblings))
      this.#origins.set(child(out, name), { ...at, pointer: child(at.pointer, name) });
    if (isElsewhere) this.joined.push({ ...at, file: target.document });
    const content = this.#walk(valueAt(target.document.value, target.pointer), target, place, out, depth + 1);
    this.#open.delete(key);
    return isRecord(content) ? { ...content, ...siblings } : content;
  }

  /** `#/components/schemas/Pet` for a place in any file; what is not in the main file becomes a shared part. */
  #referenceTo(target: Origin, kind: Kind): string {
    const final = this.#last(target);
    if (final.document === this.#main) return `#${encodePointer(final.pointer)}`;
    const key = this.#keyOf(kind, final);
    let part = this.#parts.get(key);
    if (!part) {
      const name = this.#nameFor(final, kind);
      part = { name, pointer: child('', ...(this.#homes[kind] ?? []), name) };
      this.#parts.set(key, part);
      this.#waiting.push({ origin: final, kind, part });
    }
    return `#${encodePointer(part.pointer)}`;
  }

  #nameFor({ document, pointer }: Origin, kind: Kind): string {
    const taken = this.#takenOf(kind);
    const last = lastSegmentOf(pointer);
    const file = wordsOfFile(document.name);
    const own = pointer === '' || /^\d+$/.test(last) ? file : cleanName(last);
    const base = own || cleanName(kind);
    const name =
      taken.has(base) && base !== file
        ? uniqueName(`${pascalCase(file)}${pascalCase(base)}`, taken)
        : uniqueName(base, taken);
    taken.add(name);
    return name;
  }

  /** Where a reference leads; tells what is missing. */
  #resolve(reference: string, at: Origin): Origin | undefined {
    const { file, fragment } = splitReference(reference);
    let { document } = at;
    if (file !== '') {
      const found = this.#files.find(at.document, file);
      if (found.kind === 'missing') {
        this.missing.push({ kind: found.isOnWeb ? 'web' : 'file', path: found.path, ...at });
        return undefined;
      }
      ({ document } = found);
      if (found.isByName && document !== this.#main) this.byName.set(withoutSecrets(file), document);
    }
    const pointer = pointerIn(document, fragment);
    if (document !== this.#main) this.used.add(document);
    if (pointer === undefined) {
      this.missing.push({ kind: 'part', path: `${document.name}#${fragment}`, ...at });
      return undefined;
    }
    return { document, pointer };
  }

  /** Where the reference at a place leads, without a word; undefined when there is none. */
  #step({ document, pointer }: Origin): Origin | undefined {
    const value = valueAt(document.value, pointer);
    const reference = memberOf(value, '$ref');
    if (typeof reference !== 'string' || !isRecord(value) || Object.keys(value).length > 1) return undefined;
    const { file, fragment } = splitReference(reference);
    const found = file === '' ? undefined : this.#files.find(document, file);
    if (found?.kind === 'missing') return undefined;
    const next = found?.document ?? document;
    const to = pointerIn(next, fragment);
    return to === undefined ? undefined : { document: next, pointer: to };
  }

  /** Passes over places that hold nothing but a reference; where these lead in a circle, the first. */
  #last(origin: Origin): Origin {
    let last = origin;
    for (let steps = 0; steps < longestChain; steps += 1) {
      const next = this.#step(last);
      if (!next) return last;
      if (next.document !== this.#main) this.used.add(next.document);
      last = next;
    }
    return origin;
  }

  #follow(origin: Origin): Origin | undefined {
    const last = this.#last(origin);
    return isRecord(valueAt(last.document.value, last.pointer)) ? last : undefined;
  }

  #takenOf(kind: Kind): Set<string> {
    let names = this.#taken.get(kind);
    if (!names) this.#taken.set(kind, (names = new Set()));
    return names;
  }

  #keyOf(kind: Kind, { document, pointer }: Origin): string {
    let id = this.#ids.get(document);
    if (id === undefined) this.#ids.set(document, (id = this.#ids.size));
    return `${kind} ${id} ${pointer}`;
  }
}

function homeEntries(homes: Homes): readonly (readonly [Kind, readonly string[]])[] {
  const entries: (readonly [Kind, readonly string[]])[] = [];
  for (const kind of [
    'schema',
    'parameter',
    'response',
    'requestBody',
    'header',
    'example',
    'link',
    'callback',
  ] as const) {
    const home = homes[kind];
    if (home) entries.push([kind, home]);
  }
  return entries;
}

/** The same list if nothing in it is another. */
const changed = (before: readonly unknown[], after: readonly unknown[]): readonly unknown[] =>
  after.every((item, index) => item === before[index]) ? before : after;

function withoutReference(value: Loose): Loose {
  const { $ref: _, ...rest } = value;
  return rest;
}

/** A copy with a member at a path, objects on the way made where there are none. */
function withMember(value: unknown, path: readonly string[], member: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return member;
  const copy: Record<string, unknown> = isRecord(value) ? { ...value } : {};
  setMember(copy, key, withMember(memberOf(copy, key), rest, member));
  return copy;
}

/** `__proto__` is a key like any other. */
function setMember(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** `pet` for `schemas/pet.yaml`, `pet` for `pet/index.yaml`. */
function wordsOfFile(name: string): string {
  const segments = name.split('/').map((segment) => segment.replace(/\.(?:json|ya?ml)$/i, ''));
  const last = segments.at(-1) ?? '';
  return cleanName(/^_?index$/i.test(last) ? (segments.at(-2) ?? last) : last);
}

const cleanName = (name: string): string =>
  name
    .replace(/[^\w.-]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 100);

/** As a fragment of a reference: what is no plain character is escaped. */
const encodePointer = (pointer: JsonPointer): string =>
  encodeURI(pointer).replaceAll('#', '%23').replaceAll('?', '%3F');
