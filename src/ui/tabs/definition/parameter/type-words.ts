const words: Readonly<Record<string, string>> = {
  '': 'Anything',
  any: 'Anything',
  string: 'Text (string)',
  integer: 'Whole number (integer)',
  number: 'Number',
  boolean: 'Yes or no (boolean)',
  array: 'List (array)',
  object: 'Object',
  map: 'Map of any names (object)',
  file: 'File',
};

/** A type in the maker's words, with its name in the file; one that does not exist as it is written. */
export const typeWords = (type: string): string => words[type] ?? type;
