import type { SourceFile } from '#core/formats/format.ts';
import { carriesContent, readFileList, readTransfer, sourceOfText } from '#platform/files.ts';

/** Brings files in, from a drop, a paste or a picker, and says whether one hovers or is being read. */
export class FileIntake {
  #hovering = $state.raw(false);
  #reading = $state.raw(false);
  #failure = $state.raw<string>();
  // The pointer enters each element inside on its way; only the count tells when it has left the whole.
  #depth = 0;
  /** What is dragged started in this page, as a row of a list or a piece of text does: it is nothing to bring in. */
  #isOwn = false;

  constructor(private readonly onfiles: (files: readonly SourceFile[]) => void) {}

  /** Something that can be dropped here is over it. */
  get hovering(): boolean {
    return this.#hovering;
  }

  get reading(): boolean {
    return this.#reading;
  }

  /** Why the last attempt brought nothing, for reading. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** A drag starts in this page. */
  begin(): void {
    this.#isOwn = true;
  }

  /** A drag that started in this page is over, wherever. */
  end(): void {
    this.#isOwn = false;
  }

  enter(event: DragEvent): void {
    if (this.#isOwn || !event.dataTransfer || !carriesContent(event.dataTransfer)) return;
    // Something inside takes it already, as the icon's own zone does.
    this.#hovering = !event.defaultPrevented;
    event.preventDefault();
    this.#depth += 1;
  }

  over(event: DragEvent): void {
    if (!this.#hovering) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  }

  leave(): void {
    this.#depth = Math.max(0, this.#depth - 1);
    if (this.#depth === 0) this.#hovering = false;
  }

  drop(event: DragEvent): Promise<void> {
    this.#depth = 0;
    this.#hovering = false;
    const isOwn = this.#isOwn;
    this.#isOwn = false;
    if (isOwn || !event.dataTransfer || event.defaultPrevented) return Promise.resolve();
    event.preventDefault();
    return this.#take(readTransfer(event.dataTransfer));
  }

  choose(files: Iterable<File> | null): Promise<void> {
    return this.#take(readFileList(files ?? []));
  }

  paste(text: string): void {
    this.onfiles([sourceOfText(text)]);
  }

  async #take(reading: Promise<readonly SourceFile[]>): Promise<void> {
    this.#reading = true;
    this.#failure = undefined;
    try {
      const files = await reading;
      if (files.length > 0) this.onfiles(files);
      else this.#failure = 'There was no file in it.';
    } catch {
      this.#failure = 'The browser could not read it. Is the file still there, and may this browser open it?';
    } finally {
      this.#reading = false;
    }
  }
}
