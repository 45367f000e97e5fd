import type { Wording } from './build-parameters.ts';
import type { PlacedRequest } from './place-requests.ts';

/** How the values of query parameters are taken. Source: domain notes, P-10. */
export interface ParameterStyle {
  /** `text` as the wizard does; `inferred`: numbers and yes or no where all values are. */
  readonly types: 'text' | 'inferred';
  /** What an example becomes: a value to test with, or what is sent unless the maker says otherwise. */
  readonly values: 'test' | 'default';
}

/**
 * Settles for all query parameters at once what their examples become.
 *
 * Lists `query-types`, `query-values` when there are any.
 */
export function chooseStyle(
  requests: readonly PlacedRequest[],
  { ask, report, root, keeper }: Wording,
): ParameterStyle {
  const isThere = requests.some(({ query }) =>
    query.some(({ key, value }) => key !== '' && keeper.shown(key, value) !== undefined),
  );
  if (!isThere) return { types: 'text', values: 'test' };
  const isTyped = requests.some(({ query }) =>
    query.some(({ value }) => /^(?:true|false|-?\d+(?:\.\d+)?)$/.test(value)),
  );
  const types = ask('query-types', root, [
    { value: 'text', label: 'All as text' },
    { value: 'inferred', label: 'Numbers and yes or no where the values are' },
  ]);
  const values = ask('query-values', root, [
    { value: 'test', label: 'To test with' },
    { value: 'default', label: 'Sent unless the maker says otherwise' },
  ]);
  const areInferred = types.taken === 'inferred';
  const areDefaults = values.taken === 'default';
  const typed = areInferred
    ? 'Query parameters are numbers, or yes or no, where all values of the requests are.'
    : 'Query parameters are text, whatever their values look like.';
  if (isTyped) report('query-types', 'info', typed, root, { choice: types, isOnlyListed: true });
  const used = areDefaults
    ? 'Values of query parameters became defaults.'
    : 'Values of query parameters became values to test with; a flow does not send them by itself.';
  report('query-values', 'info', used, root, { choice: values, isOnlyListed: true });
  return { types: areInferred ? 'inferred' : 'text', values: areDefaults ? 'default' : 'test' };
}
