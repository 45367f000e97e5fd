/** One way to carry a construct over. */
export interface ChoiceOption {
  /** What `ImportOptions.choices` takes: a word of the converter's, such as `merge` or `first`. */
  readonly value: string;
  /** A few words for the maker: `One object with the fields of all`. */
  readonly label: string;
}

/** A construct that can be carried over in more than one way. */
export interface Choice {
  /** Stays the same from one import of a file to the next: the change's code and its source pointer. */
  readonly id: string;
  /** Two or more; the first is taken unless another was asked for. */
  readonly options: readonly [ChoiceOption, ChoiceOption, ...ChoiceOption[]];
  /** The `value` of the option that was taken. */
  readonly taken: string;
}

/** By `Choice.id`: the `value` that was asked for. */
export type Choices = ReadonlyMap<string, string>;

/** Takes what was asked for if it is one of the options, else the first. */
export function choose(choices: Choices, id: string, options: Choice['options']): Choice {
  const asked = choices.get(id);
  const taken = options.some(({ value }) => value === asked) ? asked : undefined;
  return { id, options, taken: taken ?? options[0].value };
}
