/** `application/json; charset=utf-8` and the like. Source: RFC 6838, 4.2. */
export const isMediaType = (text: string): boolean =>
  /^[a-z0-9*][\w!#$&^.+*-]*\/[a-z0-9*][\w!#$&^.+*-]*(?:\s*;\s*[\w!#$&^.+-]+=(?:"[^"]*"|[\w!#$&^.+:-]+))*;?$/i.test(
    text,
  );

/** Without parameters, in small letters: `application/json`. */
export const bareMediaType = (text: string): string => (text.split(';', 1)[0] ?? '').trim().toLowerCase();

/** How a request body is written: what is sent for makers depends on nothing else. */
export type ContentKind = 'json' | 'binary' | 'form' | 'multipart' | 'text' | 'xml' | 'any' | 'other';

export function contentKindOf(mediaType: string): ContentKind {
  const bare = bareMediaType(mediaType);
  if (/^(?:application|text)\/(?:[\w.-]+\+)?json$/.test(bare)) return 'json';
  if (bare === 'application/octet-stream') return 'binary';
  if (bare === 'application/x-www-form-urlencoded') return 'form';
  if (bare === 'multipart/form-data') return 'multipart';
  if (/^(?:application|text)\/(?:[\w.-]+\+)?xml$/.test(bare)) return 'xml';
  if (bare.startsWith('text/')) return 'text';
  return bare === '*/*' ? 'any' : 'other';
}
