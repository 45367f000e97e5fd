export const kinds = ['operation', 'parameter', 'body', 'response', 'auth', 'field'] as const;
export type Kind = (typeof kinds)[number];

/** A way to sign in, in the words of OpenAPI 2.0; `other` is none of them. */
export type Scheme =
  | { readonly type: 'basic' | 'none' | 'other' | 'oauth2' }
  | { readonly type: 'apiKey'; readonly in: string; readonly name: string };

/** What must be in the result for a part to be there; any of them is enough. */
export type Wanted =
  | { readonly is: 'operation' }
  | { readonly is: 'parameter'; readonly in: 'query' | 'header' | 'form'; readonly names: readonly string[] }
  /** A variable in the path, counted in segments from the end. */
  | { readonly is: 'variable'; readonly name: string; readonly fromEnd: number }
  | { readonly is: 'body' }
  /** What the service sends to a trigger. */
  | { readonly is: 'notification' }
  /** A field in what is sent or answered: names from the outside in, `[]` for the items of a list, `{}` for any name. */
  | {
      readonly is: 'field';
      readonly of: 'body' | 'notification' | { readonly code: string };
      readonly path: readonly string[];
    }
  /** The same value at the same place. */
  | { readonly is: 'same'; readonly pointer: string; readonly value: unknown }
  | { readonly is: 'response'; readonly code: string }
  | { readonly is: 'scheme'; readonly scheme: Scheme }
  /** A media type, in lower case, that the operation sends or answers with. */
  | { readonly is: 'media'; readonly of: 'consumes' | 'produces'; readonly type: string }
  /** The operation asks for no sign-in. */
  | { readonly is: 'open' };

/** A row of a table of a request: the parameter itself, or the part of the connector that sends it by itself. */
export function wantedOfRow(place: 'query' | 'header' | 'form', name: string, value: string): readonly Wanted[] {
  if (name === '') return [];
  const wanted: Wanted[] = [{ is: 'parameter', in: place, names: [name] }];
  if (place === 'form') return wanted;
  wanted.push({ is: 'scheme', scheme: { type: 'apiKey', in: place, name } });
  if (place === 'query') return wanted;
  const type = (value.split(';')[0] ?? '').trim().toLowerCase();
  if (/^authorization$/i.test(name) && /^\s*basic\b/i.test(value))
    wanted.push({ is: 'scheme', scheme: { type: 'basic' } });
  if (/^content-type$/i.test(name)) wanted.push({ is: 'media', of: 'consumes', type });
  if (/^accept$/i.test(name)) wanted.push({ is: 'media', of: 'produces', type });
  return wanted;
}

/** Something that a source says, counted straight from it. */
export interface Part {
  readonly kind: Kind;
  readonly label: string;
  /** Where it stands, and where references from there lead. */
  readonly pointers: readonly [string, ...string[]];
  /** Places it stands in that references lead out of: a word about one of them is a word about it. */
  readonly above?: readonly string[];
  /** Pointers of the operations it belongs to; told is also what they were skipped for. */
  readonly operations: readonly string[];
  /** Any of these in the result will do; none: it must be told. */
  readonly wanted: readonly Wanted[];
}
