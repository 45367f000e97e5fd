import { binaryKindOf } from '../formats/reading/binary-kind.ts';
import { decodeText, wideEncodingOf } from '../formats/reading/decode-text.ts';
import { formatJson } from '../text/format-json.ts';

/** An answer's body as it can be shown. */
export type AnswerBody =
  | { readonly kind: 'empty' }
  /** `text` is laid out anew, up to two million characters of it, numbers as they were written. */
  | { readonly kind: 'json'; readonly text: string; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly mediaType: string }
  | { readonly kind: 'binary'; readonly mediaType: string };

const mostLaidOut = 2_000_000;
const images = /^image\/(?:png|jpeg|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon|svg\+xml)$/;

/**
 * Tells what a body is: what reads as JSON is JSON whatever the service calls it, because many call it text.
 *
 * @param mediaType The `content-type` header, parameters included; '' when there is none.
 */
export function readAnswer(mediaType: string, bytes: Uint8Array): AnswerBody {
  const [type = ''] = mediaType.toLowerCase().split(';');
  const named = type.trim();
  if (bytes.length === 0) return { kind: 'empty' };
  if (images.test(named)) return { kind: 'image', mediaType: named };
  const binary = wideEncodingOf(bytes) ? undefined : binaryKindOf(bytes);
  if (binary?.kind === 'image') return { kind: 'image', mediaType: binary.mediaType };
  if (binary) return { kind: 'binary', mediaType: named || binary.mediaType };
  return readText(decodeText(bytes).text);
}

/** As `readAnswer`, for an answer that was pasted. */
export function readText(text: string): AnswerBody {
  const bare = text.replace(/^\uFEFF/, '');
  if (bare === '') return { kind: 'empty' };
  try {
    return {
      kind: 'json',
      value: JSON.parse(bare) as unknown,
      text: bare.length > mostLaidOut ? bare : formatJson(bare),
    };
  } catch {
    return { kind: 'text', text: bare };
  }
}

/** The ending of a file that holds such a body, with its dot. */
export function endingOf(body: AnswerBody): string {
  switch (body.kind) {
    case 'json':
      return '.json';
    case 'empty':
    case 'text':
      return '.txt';
    case 'image':
    case 'binary':
      return endings[body.mediaType] ?? '.bin';
  }
}

const endings: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/svg+xml': '.svg',
  'application/pdf': '.pdf',
  'application/zip': '.zip',
};
