/** A finished request: everything in it is what goes over the wire. */
export interface TestRequest {
  /** Upper case. */
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** In order; a name may come twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** Where the connection's secrets went: names of headers in lower case, and of query parameters as they are. */
  readonly secrets: { readonly headers: readonly string[]; readonly query: readonly string[] };
}

/** What was filled in for a parameter. An empty text counts as not filled in. */
export type ParameterValue = string | readonly string[] | FileValue;

export interface FileValue {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A connection's values by connection parameter: `api_key`, `username`, `password`, `token` (an OAuth access token). */
export type Credentials = Readonly<Record<string, string>>;

export const isFile = (value: ParameterValue): value is FileValue => typeof value === 'object' && 'bytes' in value;

/** True where nothing was filled in. */
export const isEmpty = (value: ParameterValue | undefined): value is undefined | '' | readonly [] =>
  value === undefined || (!isFile(value) && value.length === 0);
