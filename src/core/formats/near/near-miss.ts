import type { JsonPointer } from '../../document/pointer.ts';

/** A file that is no format of ours, but known for what it is. */
export interface NearMiss {
  /** What it is and what to do, in one or two sentences. */
  readonly message: string;
  /** What gave it away. */
  readonly pointer: JsonPointer;
  /** False when nothing of it is known beyond its syntax. */
  readonly isKnown: boolean;
}

export const takes =
  'This version reads OpenAPI 2.0 (Swagger), 3.0 and 3.1, Postman collections, HAR recordings, cURL commands and connector files.';

/** For what is known by nothing: where a description comes from. */
export const asks =
  'Ask whoever runs the API for its OpenAPI (Swagger) file or a Postman collection, or look for it at an address of the API such as /openapi.json or /swagger.json.';

/** What a file's author wrote, short enough for a sentence. */
export function shortly(value: unknown, limit = 20): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}

/** An address without what may be secret in it, and short; '' for what is none. */
export function shownAddress(address: string): string {
  const plain = address.trim().replace(/[?#].*$/s, '');
  const shown = plain.replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/]*@/i, '$1//');
  return /^(?:https?:\/\/|\/|\.{0,2}\/?[\w-])[^\s"'<>]*$/i.test(shown) && shown.length <= 300 ? shown : '';
}
