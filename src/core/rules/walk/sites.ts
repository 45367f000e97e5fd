import { isRecord } from '../../definition/operations.ts';
import { methods } from '../../definition/openapi2.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { definitionOf, perDefinition, type Members } from './parts.ts';
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

/** All sites of the definition in the order of the text within each kind; whatever is not an object is passed over. */
export const sitesIn = perDefinition<Sites>((document) => new SiteCollector().collect(definitionOf(document) ?? {}));

/** A step from the root: pointers are only written out for sites that something is found at, which are few. */
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
    return child(this.#parent?.pointer ?? '', this.#key);
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

  collect(definition: Members): this {
    const root = new Place(undefined, 'definition');
    forEachMember(definition, 'paths', root, (value, place) => this.#pathItem(value, place));
    forEachMember(definition, 'definitions', root, this.#schema);
    forEachMember(definition, 'parameters', root, this.#parameter);
    forEachMember(definition, 'responses', root, this.#response);
    return this;
  }

  #pathItem(value: unknown, place: Place): void {
    if (!isRecord(value)) return;
    forEachItem(value, 'parameters', place, this.#parameter);
    for (const method of methods) {
      const operation = value[method];
      if (!isRecord(operation)) continue;
      const here = place.step(method);
      forEachItem(operation, 'parameters', here, this.#parameter);
      forEachMember(operation, 'responses', here, this.#operationResponse);
    }
    const notification = value['x-ms-notification-content'];
    if (isRecord(notification))
      this.#schema(notification['schema'], place.step('x-ms-notification-content').step('schema'));
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
    else forEachItem(value, 'items', place, this.#schema);
    forEachItem(value, 'allOf', place, this.#schema);
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

/** The same for the items of a list. */
function forEachItem(holder: Members, name: string, parent: Place, visit: Visit): void {
  const list = holder[name];
  if (!Array.isArray(list)) return;
  const place = parent.step(name);
  list.forEach((value, index) => visit(value, place.step(index)));
}
