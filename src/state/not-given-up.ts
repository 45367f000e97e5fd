import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';

/** Where the last edits of a connector are and nowhere else: on this page, or on another. */
type Place = 'here' | 'elsewhere';

/** A connector stays with the page that has it, because it could not be saved there. Nothing was done to it. */
export class NotGivenUp extends Error {
  readonly diagnostic: Diagnostic;

  /** @param name The connector's, for reading. */
  constructor(place: Place, name: string) {
    const diagnostic = place === 'here' ? unsavedHere(name) : unsavedElsewhere(name);
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

const unsavedElsewhere = (name: string): Diagnostic => ({
  code: 'storage/elsewhere',
  severity: 'error',
  message: `Another tab could not save its last edits of “${name}”, so nothing was changed. Go there first: a notice says why, and lets you download a copy. Then try again.`,
  pointer: '',
});

/** Why a connector cannot be written to here. */
export const staysElsewhere: Diagnostic = {
  code: 'storage/elsewhere',
  severity: 'error',
  message:
    'The other tab could not save its last edits, so the connector stays there. Go there first: a notice says why, and lets you download a copy. Then try again.',
  pointer: '',
};

/** What a page shows was done before another one began to write, and is on no disk. */
export const strandedEdits: Diagnostic = {
  code: 'storage/stranded',
  severity: 'error',
  message:
    'Another tab has taken this connector over, and your last edits here could not be saved before that. They are only in this tab. Download a copy to keep them.',
  pointer: '',
};

/** Another page has deleted it for ever, or a newer version of the page has stored it. */
export const goneFromStorage: Diagnostic = {
  code: 'storage/gone',
  severity: 'error',
  message:
    'What is saved of this connector cannot be opened any more: it was deleted in another tab, or saved there by a newer version of this page.',
  pointer: '',
};
