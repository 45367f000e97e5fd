/** A file that was handed to the user. */
export interface Downloaded {
  readonly name: string;
  readonly blob: Blob;
}

const addressed = new Map<string, Blob>();

/** What was handed over since the test began, oldest first. */
export const downloads: Downloaded[] = [];

/** What was handed over last, as text; undefined when there is none. */
export const lastText = (): Promise<string> | undefined => downloads.at(-1)?.blob.text();

/** Gives jsdom what it lacks for a download: addresses of blobs, and links that are followed to them. */
export function takeDownloads(): void {
  URL.createObjectURL = (blob) => {
    const address = `blob:${location.origin}/${crypto.randomUUID()}`;
    if (blob instanceof Blob) addressed.set(address, blob);
    return address;
  };
  URL.revokeObjectURL = (address) => void addressed.delete(address);
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    const blob = this.download === '' ? undefined : addressed.get(this.href);
    if (blob) downloads.push({ name: this.download, blob });
    else click.call(this);
  };
}
