import type { ChosenKind, ParameterKind } from '#core/security/index.ts';

/** What a connection parameter asks for, in a maker's words. */
export const kindWords: Readonly<Record<ParameterKind, string>> = {
  string: 'Text',
  securestring: 'Secret text',
  int: 'Whole number',
  bool: 'Yes or no',
  choice: 'Drop-down',
  oauth: 'Sign-in page',
  gateway: 'Gateway',
  other: 'Something else',
};

const chosen: readonly ChosenKind[] = ['string', 'securestring', 'choice', 'bool', 'int'];

export const kindOptions = chosen.map((value) => ({ value, label: kindWords[value] }));
