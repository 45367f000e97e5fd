import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import type { AboutChange } from '../requests/report-at.ts';
import { pointerOf, type Place } from './place.ts';

type Code = `openapi3/${string}`;

/** Reports a finding about a place in the imported file. */
export type Tell = (code: Code, severity: Severity, message: string, pointer: JsonPointer) => void;
/** The same for the ledger, which lists each place. */
export type TellChange = (
  code: Code,
  severity: Severity,
  message: string,
  pointer: JsonPointer,
  about: AboutChange,
) => void;

/** How the parts of the conversion say what they could not carry over. */
export interface Findings {
  /** One finding at one place. */
  tell(code: Code, severity: Severity, message: string, place: Place, about?: AboutChange): void;
  /** One more of a kind that is told once, with its count and first place, when all is done. The ledger lists each. */
  count(kind: CountedKind, place: Place, about?: AboutChange): void;
  /** Tells what was counted, and how many findings there were beyond those told one by one. */
  finish(): void;
}

/** Findings of one code told one by one; a file made to be a nuisance has a hundred thousand. */
const toldOneByOne = 500;

const inPlaces = (count: number): string => (count === 1 ? 'In 1 place' : `In ${count} places`);
const one = (count: number, single: string, several: string): string => (count === 1 ? single : several);

/** Small changes that come by the hundred. Each message follows "In 3 places ". */
const counted = {
  'format-unknown': 'a format that connectors do not know was taken out, and named in the description',
  'format-changed': 'a format was written as the nearest one that connectors know',
  nullable: '"may be null" was kept as x-nullable, which the designers ignore',
  'types-united': 'several types were allowed; the one that fits most was taken',
  'reference-texts': 'texts beside a reference were left out: OpenAPI 2.0 allows nothing beside one',
  'keyword-left-out':
    'a rule for values was left out that OpenAPI 2.0 cannot say (such as "not", "if", "contains", "dependentRequired", "propertyNames")',
  'keyword-unknown': 'a member that is no part of a schema was left out',
  'value-unfit': 'a limit, a default or a list of values did not fit its type and was left out or written as text',
  'pattern-unfit': 'a pattern is no regular expression and was left out',
  'write-only': '"write only" was left out: the field shows in answers that share the definition',
  'read-only-required': 'a read-only field was no longer required, because requests do not send it',
  discriminator: 'a discriminator was left out; where its values are listed, the field offers them',
  'required-added': 'a field was required but not described; it was added, for any value',
  tuple: 'a list with a type for each place became a list of one type',
  'patterns-of-names': 'fields whose names follow a pattern became fields of any name',
  'schema-unfit': 'a schema is neither an object nor true or false; any value is allowed there',
  'example-left-out': 'an example had no place, because it stands beside a reference or is very long',
  'samples-of-code': 'code samples were left out',
  links: 'links between answers and further calls were left out: connectors have none',
  'error-schema': 'the schema of an error answer was left out: only the answer of success has fields in a flow',
  'further-schema': 'the schema of a further success answer was left out: an operation has the fields of one',
  'reserved-header': 'a header that the platform sets itself (Accept, Content-Type, Authorization) was left out',
  'repeated-list': 'a list is sent as one value with commas, where the API expects the name repeated ("ids=1&ids=2")',
  'allow-reserved': '"allow reserved characters" was left out: values are always encoded',
  separator: 'a list is entered as text, with the separator that the API expects between the values',
  'part-encoding': 'how a part of a form is encoded (content type, headers, style) was left out',
  'id-changed': 'an operation id was written in letters and digits only',
  'id-made': 'an operation had no id; one was made from its method and path',
  'summary-made': 'an operation had no summary; one was made from its description or id',
  'summary-cut': 'a summary was longer than 80 characters; it was cut, and is whole in the description',
  'response-range': 'an answer for a range of codes ("2XX", "4XX") was given one code',
  'response-range-left-out':
    'an answer for a range of codes ("2XX", "4XX") was left out, because its code has an answer of its own',
  'response-made': 'an operation described no answer; 200 was added',
  'tag-unfit': 'a tag without a name, or named twice, was left out',
  'member-unfit': 'a member was not of the kind OpenAPI wants, and was left out',
} as const satisfies Readonly<Record<string, string>>;

export type CountedKind = keyof typeof counted;

/** Kinds that change what a flow sends or gets. */
const warnings = new Set<CountedKind>([
  'repeated-list',
  'keyword-left-out',
  'pattern-unfit',
  'member-unfit',
  'schema-unfit',
]);

const severityOf = (kind: CountedKind): Severity => (warnings.has(kind) ? 'warning' : 'info');
const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** Collects for one conversion. Reports `openapi3/<kind>` for each counted kind, `openapi3/more` (info). */
export function openFindings(report: Tell, change: TellChange): Findings {
  const told = new Map<string, { count: number; readonly first: JsonPointer; readonly severity: Severity }>();
  const places = new Set<string>();
  const tallies = new Map<CountedKind, { count: number; readonly place: Place }>();
  return {
    tell(code, severity, message, place, about = {}) {
      const known = told.get(code);
      const pointer = pointerOf(place);
      // The same place may be looked at for two reasons.
      if (places.has(`${code} ${pointer} ${message}`)) return;
      places.add(`${code} ${pointer} ${message}`);
      if (known) known.count += 1;
      else told.set(code, { count: 1, first: pointer, severity });
      if ((known?.count ?? 1) <= toldOneByOne) report(code, severity, message, pointer);
      change(code, severity, message, pointer, about);
    },
    count(kind, place, about = {}) {
      change(`openapi3/${kind}`, severityOf(kind), sentence(counted[kind]), pointerOf(place), about);
      const known = tallies.get(kind);
      if (known) known.count += 1;
      else tallies.set(kind, { count: 1, place });
    },
    finish() {
      for (const [code, { count, first, severity }] of told) {
        if (count <= toldOneByOne) continue;
        const more = count - toldOneByOne;
        report(
          'openapi3/more',
          severity,
          `There ${one(more, 'is 1 more finding', `are ${more} more findings`)} like "${code}".`,
          first,
        );
      }
      for (const [kind, { count, place }] of tallies) {
        const message = `${inPlaces(count)} ${counted[kind]}.${count === 1 ? '' : ' This is the first.'}`;
        report(`openapi3/${kind}`, severityOf(kind), message, pointerOf(place));
      }
    },
  };
}
