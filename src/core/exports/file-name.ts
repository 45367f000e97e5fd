/** Names that Windows gives to devices, whatever their ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A connector's title as the beginning of a file name: lower case, words joined by `-`, letters of every script kept,
 * nothing that any file system refuses. At most 60 characters; `connector` where the title has no letter or digit.
 */
export function fileNameOf(title: string): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const name = [...words.join('-')].slice(0, 60).join('').replace(/-+$/, '');
  if (name === '') return 'connector';
  return reserved.test(name) ? `${name}-connector` : name;
}
