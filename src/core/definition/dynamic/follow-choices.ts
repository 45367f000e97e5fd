import type { Definition } from '../openapi2.ts';
import type { OperationEntry } from '../operations.ts';
import { argumentFor } from './called-operation.ts';
import { inputsMeant, inputsOf, type Input } from './inputs.ts';
import type { DynamicArgument } from './model.ts';
import { readDynamic } from './read-dynamic.ts';
import { wordsOf } from './simulate.ts';

/** What a maker has to choose before the choices of something can be asked for. */
export interface ChoiceOrder {
  /** In the order they are chosen in. */
  readonly first: readonly Input[];
  /** The way around, where choices wait for each other: `region`, `city`, `region`. */
  readonly circle: readonly string[];
}

/** Follows the values that a call takes from elsewhere on the card, and those that these in turn need. */
export function choiceOrder(
  inputs: readonly Input[],
  given: readonly DynamicArgument[],
  self: Input | undefined,
): ChoiceOrder {
  const first: Input[] = [];
  let circle: readonly string[] = [];
  follow(given, self ? [self] : []);
  return { first, circle };

  function follow(of: readonly DynamicArgument[], way: readonly Input[]): void {
    for (const { value } of of) {
      if (value.kind !== 'from' || circle.length > 0) continue;
      const [input] = inputsMeant(inputs, value.path);
      if (!input || first.includes(input)) continue;
      if (way.includes(input)) {
        circle = [...way, input].slice(way.indexOf(input)).map(({ path }) => path);
        return;
      }
      const { list, tree } = readDynamic(input.value);
      follow([...(list?.arguments ?? []), ...(tree?.open.arguments ?? [])], [...way, input]);
      first.push(input);
    }
  }
}

/** One argument of a call as it goes out. */
export interface SentArgument {
  readonly name: string;
  /** Undefined while it waits for `from`. */
  readonly text: string | undefined;
  /** The label of the value that it waits for or comes from; '' for fixed ones. */
  readonly from: string;
}

/**
 * What a call is given, with the values that were chosen so far.
 *
 * @param chosen By path.
 */
export function sentArguments(
  inputs: readonly Input[],
  given: readonly DynamicArgument[],
  chosen: ReadonlyMap<string, unknown>,
): readonly SentArgument[] {
  return given.map(({ name, value }) => {
    if (value.kind !== 'from')
      return { name, text: value.kind === 'picked' ? undefined : wordsOf(value.value), from: '' };
    const [input] = inputsMeant(inputs, value.path);
    const picked = chosen.get(input?.path ?? value.path) ?? input?.preset;
    const text = picked === undefined || picked === '' ? undefined : wordsOf(picked);
    return { name, text, from: input?.label ?? value.path };
  });
}

/** `GET /regions/eu/cities?active=true`; what is not known yet stands as `{city}`. */
export function callText(
  definition: Definition,
  called: OperationEntry,
  given: readonly DynamicArgument[],
  sent: readonly SentArgument[],
): string {
  const inputs = inputsOf(definition, called);
  let path = called.path;
  const query: string[] = [];
  for (const input of inputs) {
    const argument = argumentFor(given, inputs, input);
    const text = argument && sent.find(({ name }) => name === argument.name)?.text;
    if (input.in === 'path' && text !== undefined)
      path = path.replaceAll(`{${input.path}}`, () => encodeURIComponent(text));
    if (input.in === 'query' && argument)
      query.push(`${input.path}=${text === undefined ? `{${input.path}}` : encodeURIComponent(text)}`);
  }
  return `${called.method.toUpperCase()} ${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
