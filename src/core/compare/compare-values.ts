import { isRecord } from '../definition/operations.ts';
import { textOf } from '../definition/operation-place.ts';
import { isEqual } from './is-equal.ts';
import { listed } from './change.ts';

/**
 * Which way a value goes: `in` to the service, filled in by makers; `out` from it, read by the steps after; `told` where
 * no step gets it, as what a failure looks like.
 */
export type Direction = 'in' | 'out' | 'told';

/** Members in a maker's words. What is not here is called as it is in the file. */
const words: Readonly<Record<string, string>> = {
  'x-ms-summary': 'label',
  title: 'label',
  summary: 'summary',
  description: 'description',
  'x-ms-visibility': 'visibility',
  default: 'default value',
  example: 'example',
  format: 'format',
  collectionFormat: 'how lists are written',
  readOnly: 'read only',
  minimum: 'smallest value',
  maximum: 'largest value',
  minLength: 'shortest length',
  maxLength: 'longest length',
  pattern: 'pattern',
  'x-ms-dynamic-values': 'choices from the service',
  'x-ms-dynamic-list': 'choices from the service',
  'x-ms-dynamic-tree': 'choices from the service',
  'x-ms-dynamic-schema': 'fields from the service',
  'x-ms-dynamic-properties': 'fields from the service',
  'x-ms-url-encoding': 'encoding in the address',
  'x-ms-test-value': 'test value',
  'x-ms-enum-values': 'names of choices',
  additionalProperties: 'further fields',
  deprecated: 'deprecation',
  tags: 'tags',
  'x-ms-pageable': 'paging',
  'x-ms-trigger-hint': 'hint of the trigger',
  'x-ms-trigger-metadata': 'settings of the trigger',
  'x-ms-api-annotation': 'version',
  'x-ms-notification': 'notification',
  'x-ms-chunk-transfer': 'transfer in pieces',
  'x-ms-no-generic-test': 'test setting',
  consumes: 'type of the body',
  produces: 'type of the answer',
  security: 'sign-in',
  headers: 'headers',
  examples: 'examples',
  uiDefinition: 'label and help',
};

/** The members in which two objects differ, in a maker's words; those that are told otherwise left out. */
export function changedMembers(before: object, after: object, told: ReadonlySet<string>): readonly string[] {
  const [was, is] = [recordOf(before), recordOf(after)];
  const names = new Set<string>();
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (!told.has(key) && !isEqual(ownMember(was, key), ownMember(is, key))) names.add(words[key] ?? key);
  }
  return [...names];
}

/** `Label and description changed`, without the end of a sentence. */
export function membersChanged(members: readonly string[]): string {
  const text = listed(members);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} changed`;
}

/** A choice that was there and is not any more leaves flows with a value that the service no longer knows. */
export function changedChoices(
  before: object,
  after: object,
): { readonly gone: readonly string[]; readonly added: readonly string[]; readonly isNarrowed: boolean } | undefined {
  const [was, is] = [choicesOf(before), choicesOf(after)];
  if (isEqual(was, is)) return undefined;
  const [old, now] = [new Set(was?.map(asText)), new Set(is?.map(asText))];
  const gone = is ? [...old].filter((one) => !now.has(one)) : [];
  const added = was ? [...now].filter((one) => !old.has(one)) : [];
  return { gone, added, isNarrowed: gone.length > 0 || (!was && is !== undefined) };
}

/** Says how the choices changed; '' where only their order did. */
export function choiceWords(
  subject: string,
  { gone, added, isNarrowed }: NonNullable<ReturnType<typeof changedChoices>>,
): string {
  if (gone.length === 0 && added.length === 0)
    return isNarrowed ? `${subject} takes only some values now.` : `The choices of ${lower(subject)} changed.`;
  const parts = [
    ...(gone.length > 0 ? [`without ${listed(few(gone))}`] : []),
    ...(added.length > 0 ? [`with ${listed(few(added))} besides`] : []),
  ];
  return `The choices of ${lower(subject)} are ${parts.join(', and ')}.`;
}

const most = 5;
const few = (values: readonly string[]): readonly string[] =>
  values.length <= most ? values : [...values.slice(0, most), `${values.length - most} more`];

const lower = (subject: string): string => subject.charAt(0).toLowerCase() + subject.slice(1);

const choicesOf = (value: object): readonly unknown[] | undefined => {
  const choices = ownMember(recordOf(value), 'enum');
  return Array.isArray(choices) ? choices : undefined;
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});

export const ownMember = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** Nobody has to fill it in: the value is sent as it is written in the definition. */
export const isSentByItself = (value: object): boolean => {
  const members = recordOf(value);
  return textOf(members['x-ms-visibility']) === 'internal' && members['default'] !== undefined;
};
