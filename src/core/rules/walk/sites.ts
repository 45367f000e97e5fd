import { isRecord } from '../../definition/operations.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Members } from './parts.ts';
import { hasReference } from './references.ts';

/** An object of the definition with its place, from the connector's root. */
export interface Site {
  readonly value: Members;
  readonly pointer: JsonPointer;
}

/** What an object with a `$ref` stands in for. */
export type Section = 'definitions' | 'parameters' | 'responses';

export interface ReferenceSite extends Site {
  readonly section: Section;
}

/** Every object of a kind, each once, references not followed; objects with a `$ref` are only among the references. */
export interface Sites {
  /** Bodies, responses, shared definitions and every schema inside them. */
  readonly schemas: readonly Site[];
  readonly parameters: readonly Site[];
  readonly responses: readonly Site[];
  readonly headers: readonly Site[];
  /** `items` of parameters and headers, at any depth. */
  readonly items: readonly Site[];
  readonly references: readonly ReferenceSite[];
}

/** What a piece of a definition is: how its value is read. */
export type PieceKind = 'operation' | 'path-parameters' | 'notification' | 'definition' | 'parameter' | 'response';

/** The sites within one piece of a definition. @param pointer Of the piece, from the connector's root. */
export const sitesWithin = (kind: PieceKind, value: unknown, pointer: JsonPointer): Sites =>
  new SiteCollector().collect(kind, value, new Place(undefined, pointer));

/** A step from a piece, whose key is its pointer: pointers are only written out for sites that something is found at, which are few. */
class Place {
  readonly #parent: Place | undefined;
  readonly #key: string | number;

  constructor(parent: Place | undefined, key: string | number) {
    this.#parent = parent;
    this.#key = key;
  }

  step(key: string | number): Place {
    return new Place(this, key);
  }

  get isExtension(): boolean {
    return typeof this.#key === 'string' && this.#key.startsWith('x-');
  }

  get pointer(): JsonPointer {
    return this.#parent ? child(this.#parent.pointer, this.#key) : String(this.#key);
  }
}

class PlacedSite implements ReferenceSite {
  readonly value: Members;
  readonly section: Section;
  readonly #place: Place;

  constructor(value: Members, place: Place, section: Section) {
    this.value = value;
    this.section = section;
    this.#place = place;
  }

  get pointer(): JsonPointer {
    return this.#place.pointer;
  }
}

class SiteCollector implements Sites {
  readonly schemas: Site[] = [];
  readonly parameters: Site[] = [];
  readonly responses: Site[] = [];
  readonly headers: Site[] = [];
  readonly items: Site[] = [];
  readonly references: ReferenceSite[] = [];

  collect(kind: PieceKind, value: unknown, place: Place): this {
    switch (kind) {
      case 'operation':
        this.#operation(value, place);
        break;
      case 'path-parameters':
        forEachItem(value, place, this.#parameter);
        break;
      case 'notification':
        if (isRecord(value)) this.#schema(value['schema'], place.step('schema'));
        break;
      case 'definition':
        this.#schema(value, place);
        break;
      case 'parameter':
        this.#parameter(value, place);
        break;
      case 'response':
        this.#response(value, place);
        break;
    }
    return this;
  }

  #operation(value: unknown, place: Place): void {
    if (!isRecord(value)) return;
    forEachItem(value['parameters'], place.step('parameters'), this.#parameter);
    forEachMember(value, 'responses', place, this.#operationResponse);
  }

  readonly #parameter = (value: unknown, place: Place): void => {
    if (!isRecord(value) || this.#isReference(value, place, 'parameters')) return;
    this.parameters.push(new PlacedSite(value, place, 'parameters'));
    if (isRecord(value['schema'])) this.#schema(value['schema'], place.step('schema'));
    if (value['in'] !== 'body') this.#items(value['items'], place);
  };

  /** Beside the responses of an operation, though not beside shared ones, extensions may stand. */
  readonly #operationResponse = (value: unknown, place: Place): void => {
    if (!place.isExtension) this.#response(value, place);
  };

  readonly #response = (value: unknown, place: Place): void => {
    if (!isRecord(value) || this.#isReference(value, place, 'responses')) return;
    this.responses.push(new PlacedSite(value, place, 'responses'));
    if (isRecord(value['schema'])) this.#schema(value['schema'], place.step('schema'));
    forEachMember(value, 'headers', place, this.#header);
  };

  readonly #header = (value: unknown, place: Place): void => {
    if (!isRecord(value)) return;
    this.headers.push(new PlacedSite(value, place, 'responses'));
    this.#items(value['items'], place);
  };

  /** @param parent Of the parameter, header or items that these are the `items` of. */
  #items(value: unknown, parent: Place): void {
    if (!isRecord(value)) return;
    const place = parent.step('items');
    this.items.push(new PlacedSite(value, place, 'parameters'));
    this.#items(value['items'], place);
  }

  readonly #schema = (value: unknown, place: Place): void => {
    if (!isRecord(value) || this.#isReference(value, place, 'definitions')) return;
    this.schemas.push(new PlacedSite(value, place, 'definitions'));
    const { items, additionalProperties } = value;
    forEachMember(value, 'properties', place, this.#schema);
    if (isRecord(items)) this.#schema(items, place.step('items'));
    else forEachItem(items, place.step('items'), this.#schema);
    forEachItem(value['allOf'], place.step('allOf'), this.#schema);
    if (isRecord(additionalProperties)) this.#schema(additionalProperties, place.step('additionalProperties'));
  };

  #isReference(value: Members, place: Place, section: Section): boolean {
    if (!hasReference(value)) return false;
    this.references.push(new PlacedSite(value, place, section));
    return true;
  }
}

type Visit = (value: unknown, place: Place) => void;

/** Visits the members of the object that stands under a name; `parent` is the place of its holder. */
function forEachMember(holder: Members, name: string, parent: Place, visit: Visit): void {
  const value = holder[name];
  if (!isRecord(value)) return;
  const place = parent.step(name);
  for (const key of Object.keys(value)) visit(value[key], place.step(key));
}

/** The same for the items of a list; `place` is its own. */
function forEachItem(list: unknown, place: Place, visit: Visit): void {
  if (!Array.isArray(list)) return;
  list.forEach((value, index) => visit(value, place.step(index)));
}
