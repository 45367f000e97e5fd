import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';

/** Where the last edits of a connector are and nowhere else: on this page, or on another. */
type Place = 'here' | 'elsewhere';

/** A connector stays with the page that has it, because it could not be saved there. Nothing was done to it. */
export class NotGivenUp extends Error {
  readonly diagnostic: Diagnostic;

  /** @param name The connector's, for reading. */
  constructor(place: Place, name: string) {
    const diagnostic = place === 'here' ? unsavedHere(name) : unsavedElsewhere(`of “${name}”`);
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

const unsavedHere = (name: string): Diagnostic => ({
  code: 'storage/unsaved',
  severity: 'error',
  message: `The last edits of “${name}” could not be saved, so nothing was changed. Open it first: a notice there says why, and lets you download a copy. Then try again.`,
  pointer: '',
});

/** @param what Whose edits: `of this connector`. */
export const unsavedElsewhere = (what: string): Diagnostic => ({
  code: 'storage/elsewhere',
  severity: 'error',
  message: `The other tab could not save its last edits ${what}, so nothing was changed. Go there first: a notice says why, and lets you download a copy. Then try again.`,
  pointer: '',
});

/** What a page shows was done before another one began to write, and is on no disk. */
export const strandedEdits: Diagnostic = {
  code: 'storage/stranded',
  severity: 'error',
  message:
    'Another tab writes to this connector now, and your last edits here could not be saved before. You see them only here: download a copy if you want to keep them.',
  pointer: '',
};

/** Another page has deleted it for ever, or a newer version of the page has stored it. */
export const goneFromStorage: Diagnostic = {
  code: 'storage/gone',
  severity: 'error',
  message:
    'What is saved of this connector cannot be opened. It was deleted in another tab, or saved by a newer version of this page.',
  pointer: '',
};
