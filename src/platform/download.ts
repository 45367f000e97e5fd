/**
 * Hands a file to the user as a download.
 *
 * @param name The suggested file name; characters that file systems refuse are replaced.
 */
export function download(name: string, contents: Uint8Array | string, mediaType: string): void {
  const part = typeof contents === 'string' ? contents : new Uint8Array(contents);
  const address = URL.createObjectURL(new Blob([part], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-');
  link.click();
  // The browser reads the blob after the click; ten seconds is ample, and the memory comes back.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
