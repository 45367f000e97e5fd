const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];

/** `218 KB`, `1.2 GB`: three figures, in steps of 1,024. */
export function sizeOf(bytes: number): string {
  let size = bytes;
  let step = 0;
  while (size >= 1_000 && step < units.length - 1) {
    size /= 1_024;
    step += 1;
  }
  const figures = size < 10 && step > 0 ? size.toFixed(1) : Math.round(size).toString();
  return `${figures} ${units[step]}`;
}

/** `1,954 KB`, of what is measured against a limit: one unit, so that both figures can be compared. */
export const kilobytesOf = (bytes: number): string => `${Math.ceil(bytes / 1_024).toLocaleString('en')} KB`;
