import { child, lastSegmentOf } from '../../../document/pointer.ts';
import type { Parameter, Reference } from '../../../definition/openapi2.ts';
import { uniqueName } from '../../../naming/index.ts';
import { memberOf, textAt } from '../../tolerant.ts';
import type { Landings } from '../landings.ts';
import { pointerOf, type Place } from '../place.ts';
import type { BuiltParameter, BuiltResponse } from './built.ts';
import { convertParameter, type ConvertedParameter } from './parameter.ts';
import { convertResponse, keepsSchema, type ConvertedResponse, type ResponseRole } from './response.ts';
import type { Schemas } from './schema.ts';

export interface PlacedParameter extends Omit<ConvertedParameter, 'parameters'> {
  readonly name: string;
  readonly location: string;
  /** References where the parameter is one of the file's components and stays one. */
  readonly written: readonly (BuiltParameter | Reference)[];
}

/** What operations share beside schemas: each component is converted once, when an operation first needs it. */
export interface SharedParts {
  readonly schemas: Schemas;
  /** Undefined when there is nothing at the end of a reference. */
  readonly parameter: (parameter: unknown, place: Place) => PlacedParameter | undefined;
  readonly response: (
    response: unknown,
    place: Place,
    status: string,
    role: ResponseRole,
  ) => { readonly written: BuiltResponse | Reference; readonly produces: readonly string[] } | undefined;
  /** The parameter behind `#/parameters/…` of the result. */
  readonly parameterAt: (reference: Reference) => Parameter | undefined;
  readonly parameters: ReadonlyMap<string, BuiltParameter>;
  readonly responses: ReadonlyMap<string, BuiltResponse>;
}

/** Source: domain notes O-70. */
export function openSharedParts(schemas: Schemas, landings: Landings): SharedParts {
  const { source } = schemas;
  const parameters = new Map<string, BuiltParameter>();
  const responses = new Map<string, BuiltResponse>();
  const knownParameters = new Map<string, PlacedParameter>();
  const knownResponses = new Map<string, { readonly converted: ConvertedResponse; readonly name: string }>();

  /** The ledger has each place that refers to a parameter which is not in the connector as it stands. */
  function tellShared(parameter: unknown, place: Place, placed: PlacedParameter): PlacedParameter {
    if (typeof memberOf(parameter, '$ref') !== 'string') return placed;
    const [first] = placed.written;
    const plain = first && '$ref' in first ? parameters.get(nameIn(first)) : first;
    const isPlain = placed.written.length === 1 && !placed.prefix && plain?.name === placed.name;
    if (!plain) {
      const message = 'A shared parameter was left out here too; the reason stands with it.';
      schemas.findings.list('openapi3/shared-left-out', 'info', message, place);
    } else if (!isPlain) {
      const message = 'A shared parameter was written in another way; what became of it stands with it.';
      schemas.findings.list('openapi3/shared-changed', 'info', message, place);
    }
    return placed;
  }

  return {
    schemas,
    parameters,
    responses,
    parameterAt: (reference) => parameters.get(nameIn(reference)),

    parameter(parameter, place) {
      const found = source.follow(parameter, place, 'The parameter was left out');
      if (!found) return undefined;
      const name = textAt(found.value, 'name');
      const location = textAt(found.value, 'in');
      const key = sharedKey(parameter, found.place, '/components/parameters/');
      if (key === undefined) {
        return tellShared(parameter, place, { name, location, ...writtenOut(convertParameter(schemas, found)) });
      }
      const known = knownParameters.get(key);
      if (known) return tellShared(parameter, place, known);
      const converted = convertParameter(schemas, found);
      const [only] = converted.parameters;
      let placed: PlacedParameter = { name, location, ...writtenOut(converted) };
      // What became several, or changes the path, is written out where it is used.
      if (only && converted.parameters.length === 1 && !converted.prefix) {
        const called = uniqueName(safeName(lastSegmentOf(key)), parameters);
        parameters.set(called, only);
        placed = { ...placed, written: [{ $ref: `#/parameters/${called}` }] };
        landings.land(found.place, child('/definition/parameters', called));
      }
      knownParameters.set(key, placed);
      return tellShared(parameter, place, placed);
    },

    response(response, place, status, role) {
      const found = source.follow(response, place, 'Only its status was kept');
      if (!found) return undefined;
      const hasSchema = role === 'main' || keepsSchema(schemas, found, role);
      const key = sharedKey(response, found.place, '/components/responses/');
      if (key === undefined) {
        const { response: written, produces } = convertResponse(schemas, found.value, found.place, status, hasSchema);
        return { written, produces };
      }
      const flavour = `${key} ${hasSchema}`;
      let known = knownResponses.get(flavour);
      if (!known) {
        const converted = convertResponse(schemas, found.value, found.place, status, hasSchema);
        const name = uniqueName(safeName(lastSegmentOf(key)), responses);
        responses.set(name, converted.response);
        landings.land(found.place, child('/definition/responses', name));
        known = { converted, name };
        knownResponses.set(flavour, known);
      }
      return { written: { $ref: `#/responses/${known.name}` }, produces: known.converted.produces };
    },
  };
}

const writtenOut = ({ parameters, ...more }: ConvertedParameter): Omit<PlacedParameter, 'name' | 'location'> => ({
  written: parameters,
  ...more,
});

/** `#/parameters/Page` gives `Page`. */
const nameIn = ({ $ref }: Reference): string => $ref.slice('#/parameters/'.length);

/** The place of a component that is referred to; undefined for what is written in place, or refers elsewhere. */
function sharedKey(value: unknown, place: Place, group: string): string | undefined {
  if (typeof memberOf(value, '$ref') !== 'string') return undefined;
  const pointer = pointerOf(place);
  return pointer.startsWith(group) && !pointer.slice(group.length).includes('/') ? pointer : undefined;
}

const safeName = (name: string): string => name.replaceAll(/[^A-Za-z0-9._-]+/g, '_') || 'Shared';
