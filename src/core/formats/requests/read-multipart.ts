import type { JsonPointer } from '../../document/pointer.ts';
import type { Row } from './model.ts';
import { rowOf } from './rows.ts';

/**
 * The fields of a multipart body in text, as browsers record it. Source: RFC 7578.
 *
 * @param mediaType With its parameters; without a `boundary` among them the first line of the text is taken.
 */
export function readMultipart(text: string, mediaType: string, pointer: JsonPointer): readonly Row[] {
  const [, named] = /boundary="?([^";]+)"?/i.exec(mediaType) ?? [];
  const [firstLine = ''] = text.trimStart().split(/\r?\n/, 1);
  const delimiter = named !== undefined && text.includes(`--${named}`) ? `--${named}` : firstLine.trim();
  if (!delimiter.startsWith('--')) return [];
  return text.split(delimiter).flatMap((part) => {
    const [head = '', ...rest] = part.replace(/^\r?\n/, '').split(/\r?\n\r?\n/);
    const [, name = ''] = /content-disposition:[^\n]*?\bname="([^"\n]*)"/i.exec(head) ?? [];
    if (name === '') return [];
    const isFile = /content-disposition:[^\n]*?\bfilename\*?=/i.test(head);
    const value = isFile ? '' : rest.join('\n\n').replace(/\r?\n$/, '');
    return [{ ...rowOf(name, value, pointer), isFile }];
  });
}
