import { isWithin, lastSegmentOf, segmentsOf, type JsonPointer } from '../document/pointer.ts';
import type { ConnectorValues } from './operation-uses.ts';
import { findOperation } from './operation-place.ts';
import { isRecord, type OperationEntry } from './operations.ts';

/** What of a connector the Definition tab can show at a time. */
export type DefinitionPart =
  | { readonly kind: 'operation'; readonly entry: OperationEntry; readonly pointer: JsonPointer }
  | SharedPart
  | { readonly kind: 'policy'; readonly index: number; readonly pointer: JsonPointer }
  /** All operations, all parameters, or all fields of schemas as a table. */
  | { readonly kind: 'grid'; readonly of: GridSubject };

/** A shared schema, parameter or response: what a `$ref` may lead to. */
export interface SharedPart {
  readonly kind: 'shared';
  readonly section: SharedSection;
  readonly name: string;
  /** From the connector's root: `/definition/definitions/Pet`. */
  readonly pointer: JsonPointer;
}

export const sharedSections = ['definitions', 'parameters', 'responses'] as const;
export type SharedSection = (typeof sharedSections)[number];

export const gridSubjects = ['operations', 'parameters', 'fields'] as const;
export type GridSubject = (typeof gridSubjects)[number];

const policies = '/properties/properties/policyTemplateInstances';

/** A part's place in the page's address besides operations, whose place is `placeOf`: `/grid/parameters`, or its pointer. */
export const placeOfPart = (part: Exclude<DefinitionPart, { kind: 'operation' }>): string =>
  part.kind === 'grid' ? `/grid/${part.of}` : part.pointer;

/**
 * The part that a place names: an operation id, `GET /pets`, `/grid/operations`, or a pointer to or into a part.
 *
 * @returns undefined when there is nothing of that name.
 */
export function partAt(
  { definition, properties }: ConnectorValues,
  entries: readonly OperationEntry[],
  place: string,
): DefinitionPart | undefined {
  const subject = gridSubjects.find((one) => place === `/grid/${one}`);
  if (subject) return { kind: 'grid', of: subject };
  if (isWithin(place, policies)) {
    const index = Number(segmentsOf(place)[3]);
    const pointer = `${policies}/${index}`;
    return properties.properties?.policyTemplateInstances?.[index] === undefined
      ? undefined
      : { kind: 'policy', index, pointer };
  }
  const section = sharedSections.find((one) => isWithin(place, `/definition/${one}`));
  if (section) {
    const pointer = place.split('/').slice(0, 4).join('/');
    const name = lastSegmentOf(pointer);
    const members: unknown = definition[section];
    return isRecord(members) && Object.hasOwn(members, name) ? { kind: 'shared', section, name, pointer } : undefined;
  }
  const entry = findOperation(entries, place);
  return entry && { kind: 'operation', entry, pointer: entry.pointer };
}
