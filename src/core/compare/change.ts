import type { JsonPointer } from '../document/pointer.ts';

/** What of a connector a change is about. `field` is one of a body or an answer; `connector` what holds for all of it. */
export type ChangeArea =
  'operation' | 'parameter' | 'response' | 'field' | 'shared' | 'security' | 'policy' | 'connector' | 'script' | 'icon';

/** What was done. `required` and `optional`: it has to be filled in now, or need not be any more. */
export type ChangeVerb =
  'added' | 'removed' | 'renamed' | 'moved' | 'retyped' | 'required' | 'optional' | 'changed' | 'unread';

/** An operation that a change reaches, directly or by way of a shared part. */
export interface ChangedOperation {
  /** As the maker reads it: its summary, else its id, else `GET /pets`. */
  readonly name: string;
  /** Absent where there was none. */
  readonly before?: JsonPointer;
  /** Absent where there is none any more. */
  readonly after?: JsonPointer;
}

/** One thing that is different between two connectors, as a plain value. */
export interface Change {
  readonly kind: `${ChangeArea}/${ChangeVerb}`;
  /** Where it stands in the connector before; absent for what is new. */
  readonly before?: JsonPointer;
  /** Where it stands in the connector after; absent for what is gone. */
  readonly after?: JsonPointer;
  /** One sentence for a connector's maker. */
  readonly message: string;
  /** Flows and apps that were made with the connector before may stop working. Source: domain notes, 7.3, breaking changes. */
  readonly breaking: boolean;
  /** Empty for what is no operation's own. */
  readonly operations: readonly ChangedOperation[];
}

export type Finding = Omit<Change, 'operations'>;

/** `Field "owner.name" in the answer 200 of "Get parcel"`. */
export interface PlaceWords {
  /** What the place is in: `the answer 200 of "Get parcel"`, `"Pet"`. */
  readonly whole: string;
  /** As makers write it: `owner.tags[]`; '' for the whole. */
  readonly path: string;
}

/** The beginning of a sentence about a place. */
export const subjectOf = ({ whole, path }: PlaceWords): string =>
  path === '' ? whole.charAt(0).toUpperCase() + whole.slice(1) : `Field "${path}" in ${whole}`;

export const quoted = (name: string): string => `"${name}"`;

/** `label, description and format`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
