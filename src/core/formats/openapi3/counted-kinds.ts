import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { ChangeKind } from '../../ledger/ledger.ts';

interface CountedWords {
  /** Follows "In 3 places ", and stands alone as a sentence. */
  readonly words: string;
  /** `changed` when not given. */
  readonly kind?: ChangeKind;
  /** `info` when not given; a warning changes what a flow sends or gets. */
  readonly severity?: Severity;
}

/** Small changes that come by the hundred. */
const countedKinds = {
  'format-unknown': { words: 'a format that connectors do not know was taken out, and named in the description' },
  'format-changed': { words: 'a format was written as the nearest one that connectors know' },
  nullable: { words: 'a value may be null; the file says so still, and makers see the field as any other' },
  'types-united': { words: 'several types were allowed; the one that fits most was taken' },
  'reference-texts': { words: 'texts beside a reference were left out: OpenAPI 2.0 allows nothing beside one' },
  'keyword-left-out': {
    words:
      'a rule for values was left out that OpenAPI 2.0 cannot say (such as "not", "if", "contains", "dependentRequired", "propertyNames")',
    kind: 'left-out',
    severity: 'warning',
  },
  'keyword-unknown': { words: 'a member that is no part of a schema was left out', kind: 'left-out' },
  'value-unfit': {
    words: 'a limit, a default or a list of values did not fit its type and was left out or written as text',
  },
  'pattern-unfit': {
    words: 'a pattern is no regular expression and was left out',
    kind: 'left-out',
    severity: 'warning',
  },
  'write-only': { words: '"write only" was left out: the field shows in answers that share the definition' },
  'read-only-required': { words: 'a read-only field was no longer required, because requests do not send it' },
  'read-only-field': {
    words: 'a read-only field of a form was left out, because requests do not send it',
    kind: 'left-out',
  },
  discriminator: { words: 'a field says which of several forms an object has; the file lists its values' },
  'fixed-value': { words: 'a field that always has the same value is sent without asking' },
  'generated-title': { words: 'a title looks like the name of a type in a program, and makers see it as the label' },
  'required-added': { words: 'a field was required but not described; it was added, for any value', kind: 'added' },
  tuple: { words: 'a list with a type for each place became a list of one type' },
  'patterns-of-names': { words: 'fields whose names follow a pattern became fields of any name' },
  'schema-unfit': {
    words: 'a schema is neither an object nor true or false; any value is allowed there',
    severity: 'warning',
  },
  'example-left-out': {
    words: 'an example had no place, because it stands beside a reference or is very long',
    kind: 'left-out',
  },
  'samples-of-code': { words: 'code samples were left out', kind: 'left-out' },
  links: {
    words: 'links between answers and further calls were left out: connectors have none',
    kind: 'left-out',
  },
  'error-schema': {
    words: 'the schema of an error answer was left out: only the answer of success has fields in a flow',
  },
  'further-schema': {
    words: 'the schema of a further success answer was left out: an operation has the fields of one',
  },
  'reserved-header': {
    words: 'a header that the platform sets itself (Accept, Content-Type, Authorization) was left out',
    kind: 'left-out',
  },
  'repeated-list': {
    words: 'a list is sent as one value with commas, where the API expects the name repeated ("ids=1&ids=2")',
    severity: 'warning',
  },
  'allow-reserved': {
    words: '"allow reserved characters" was left out: values are always encoded',
    kind: 'left-out',
  },
  separator: { words: 'a list is entered as text, with the separator that the API expects between the values' },
  'part-encoding': {
    words: 'how a part of a form is encoded (content type, headers, style) was left out',
    kind: 'left-out',
  },
  'id-changed': { words: 'an operation id was written in letters and digits only' },
  'id-made': { words: 'an operation had no id; one was made from its method and path', kind: 'added' },
  'summary-made': {
    words: 'an operation had no summary; one was made from its description or id',
    kind: 'added',
  },
  'summary-cut': { words: 'a summary was longer than 80 characters; it was cut, and is whole in the description' },
  'path-text': { words: 'a text of a path was left out where its operation has its own', kind: 'left-out' },
  'response-range': { words: 'an answer for a range of codes ("2XX", "4XX") was given one code' },
  'response-range-left-out': {
    words: 'an answer for a range of codes ("2XX", "4XX") was left out, because its code has an answer of its own',
    kind: 'left-out',
  },
  'response-default': {
    words: 'an answer for any code ("default") was given the code 200, because it is the only one of success',
  },
  'response-made': { words: 'an operation described no answer; 200 was added', kind: 'added' },
  'tag-unfit': { words: 'a tag without a name, or named twice, was left out', kind: 'left-out' },
  'tag-members': { words: 'how a tag is arranged among others was left out', kind: 'left-out' },
  'member-unfit': {
    words: 'a member was not of the kind OpenAPI wants, and was left out',
    kind: 'left-out',
    severity: 'warning',
  },
  'component-unused': { words: 'a shared part that nothing uses was left out', kind: 'left-out' },
} as const satisfies Readonly<Record<string, CountedWords>>;

export type CountedKind = keyof typeof countedKinds;

/** The same with every member that may be there. */
export const countedWords = (kind: CountedKind): CountedWords => countedKinds[kind];

/** Codes of findings told one by one that are no change of a thing that stays: what each kind is of. */
const told: Readonly<Partial<Record<ChangeKind, readonly string[]>>> = {
  'left-out': [
    'alternatives-required', 'body-on-get', 'components-unused', 'cookie-left-out', 'events-left-out', 'info-member', 'parameter-clash', 'parameter-repeated', 'parameter-unfit', 'path-parameter-unused', 
    'root-member', 'schemas-unused', 'security-alternative', 'security-other', 'security-undefined',
    'security-unusable', 'server-cut', 'server-unusable', 'shared-left-out', 'tag-unused',
  ],
  added: ['info-missing', 'no-host', 'path-parameter-added'],
  secret: ['secret-kept-out'],
}; // prettier-ignore

const kinds: ReadonlyMap<string, ChangeKind> = new Map(
  (['left-out', 'added', 'secret'] as const).flatMap((kind) =>
    (told[kind] ?? []).map((code) => [`openapi3/${code}`, kind] as const),
  ),
);

/** What a finding says of the construct at its place. */
export const kindOfCode = (code: string): ChangeKind => kinds.get(code) ?? 'changed';
