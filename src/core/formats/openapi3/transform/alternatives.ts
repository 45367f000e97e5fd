import { lastSegmentOf } from '../../../document/pointer.ts';
import { isRecord } from '../../../definition/operations.ts';
import type { Choice } from '../../../ledger/choice.ts';
import { memberOf, textAt } from '../../tolerant.ts';
import { inside, type Place } from '../place.ts';
import { weigh } from '../weigh.ts';
import { isSame, kindOf, type BuiltSchema, type Use } from './built.ts';
import type { Schemas } from './schema.ts';
import { listDiscriminated } from './discriminator.ts';
import { uniteAlternatives } from './unite.ts';

interface Situation {
  /** True when nothing stands beside the alternatives, so that a reference can be the answer. */
  readonly isAlone: boolean;
  readonly use: Use;
  readonly depth: number;
}

/** Values that all alternatives together may consist of when they are joined. Real files stay below. */
const mostJoined = 30_000;

/** Forms that are offered one by one. */
const mostOffered = 8;

/**
 * What becomes of `oneOf` and `anyOf`, which OpenAPI 2.0 has not. Objects become one object with the properties of all,
 * and what all require is required; values of one kind stay that; of different kinds an answer stays open, and a request
 * gets the first. The maker may have it otherwise. One that allows only null says that the rest may be null. Source:
 * domain notes O-72, O-75 to O-78, O-80.
 *
 * Reports `openapi3/alternatives` (info; a warning where not all forms fit the result), `openapi3/alternatives-required`
 * (warning).
 */
export function chooseAlternative(
  schemas: Schemas,
  list: readonly unknown[],
  discriminator: unknown,
  { isAlone, use, depth }: Situation,
  place: Place,
): BuiltSchema {
  const { findings, definitions } = schemas;
  const variants = list
    .map((value, index) => ({ value, place: inside(place, index) }))
    .filter(({ value }) => !isNullOnly(value));
  const isNullable = variants.length < list.length;
  const [first] = variants;
  if (!first) return isNullable ? { 'x-nullable': true } : {};
  const onlyReference = variants.length === 1 ? lone(first.value) : undefined;
  if (onlyReference !== undefined && isAlone) {
    if (isNullable) findings.count('nullable', place);
    return definitions.refer(onlyReference, first.place, use);
  }
  if (variants.every(({ value }) => saysOnlyRequired(value))) {
    const message = `Different fields are required in different cases here (${place.key}), which OpenAPI 2.0 cannot say. None of them is required now: say in the description which belong together.`;
    findings.tell('openapi3/alternatives-required', 'warning', message, place);
    return {};
  }
  const contents: BuiltSchema[] = [];
  let weight = 0;
  for (const { value, place: at } of variants) {
    const built = schemas.convertPart(value, at, use, depth + 1);
    const content = definitions.inline(built, at, use, depth + 1);
    weight += weigh(content);
    contents.push(content);
  }
  const nullable = isNullable ? { 'x-nullable': true } : {};
  const [content = {}] = contents;
  if (contents.every((other) => other === content || isSame(other, content))) return { ...content, ...nullable };
  const names = variants.map(({ value }, index) => nameOf(value, contents[index] ?? {}));
  const united = weight > mostJoined ? undefined : uniteAlternatives(schemas, contents, place, use, depth);
  // A list of values, each with its label, says all that the alternatives said.
  if (united?.['x-ms-enum-values'] !== undefined) return { ...united, ...nullable };

  const options = optionsFor(names, contents, united, use);
  if (!options) return { ...describe(united ?? {}), ...nullable };
  const choice = findings.offer('openapi3/alternatives', place, options);
  tell(choice);
  switch (choice.taken) {
    case 'merge':
      return { ...describe(united ?? {}), ...nullable };
    case 'any':
      return { ...nullable };
    default: {
      const index = choice.taken === 'first' ? 0 : Number(choice.taken.slice('variant-'.length)) - 1;
      const variant = variants[index] ?? first;
      const reference = lone(variant.value);
      return reference !== undefined && isAlone && !isNullable
        ? definitions.refer(reference, variant.place, use)
        : { ...(contents[index] ?? content), ...nullable };
    }
  }

  function describe(whole: BuiltSchema): BuiltSchema {
    if (kindOf(whole) !== 'object') return whole;
    const shown = listNames(names);
    const described = shown === '' ? whole : { description: `One of: ${shown}`, ...whole };
    const mapping = memberOf(discriminator, 'mapping');
    const values = isRecord(mapping)
      ? Object.keys(mapping)
      : variants.flatMap(({ value }) => referredName(value) ?? []);
    const name = textAt(discriminator, 'propertyName');
    const listed = place.parent && listDiscriminated(findings, whole.properties ?? {}, name, values, place.parent);
    return listed ? { ...described, properties: listed } : described;
  }

  function tell(taken: Choice): void {
    const shown = listNames(names);
    const kinds = united === undefined || kindOf(united) !== 'object' ? ` (${describeKinds(contents)})` : '';
    const what = `One of ${contents.length} forms is meant here${shown && `: ${shown}`}${kinds}.`;
    const about = { choice: taken };
    const isObject = united !== undefined && kindOf(united) === 'object';
    if (taken.taken === 'merge') {
      const how = isObject
        ? 'They were joined into one object with the fields of all; required is what all require. Take out what you do not use.'
        : `It was described so that all fit${united?.type === undefined ? '' : ` (${united.type})`}.`;
      findings.tell('openapi3/alternatives', 'info', `${what} ${how}`, place, about);
    } else if (taken.taken === 'any') {
      const message = `${what} It was left open: any value is allowed.`;
      findings.tell('openapi3/alternatives', 'warning', message, place, about);
    } else {
      const label = taken.options.find(({ value }) => value === taken.taken)?.label ?? 'The first';
      const message = `${what} One was taken (${label}); change it if you send another.`;
      findings.tell('openapi3/alternatives', 'warning', message, place, about);
    }
  }
}

/** The ways there are, the one that is taken by itself first; undefined when all come to the same. */
function optionsFor(
  names: readonly string[],
  contents: readonly BuiltSchema[],
  united: BuiltSchema | undefined,
  use: Use,
): Choice['options'] | undefined {
  const merge = {
    value: 'merge',
    label: united && kindOf(united) === 'object' ? 'One object with the fields of all' : 'One value that fits all',
    becomes: united ?? {},
  };
  const any = { value: 'any', label: 'Any value', becomes: {} };
  const variants = names.slice(0, mostOffered).map((name, index) => ({
    value: index === 0 ? 'first' : `variant-${index + 1}`,
    label: `Only ${name === '' ? `form ${index + 1} (${contents[index]?.type ?? 'any'})` : name.slice(0, 60)}`,
    becomes: contents[index] ?? {},
  }));
  const [first = any, ...others] = variants;
  const ways = united ? [merge, first, ...others, any] : use === 'response' ? [any, ...variants] : [...variants, any];
  const distinct = ways.filter(
    ({ becomes }, index) => !ways.slice(0, index).some((earlier) => isSame(earlier.becomes, becomes)),
  );
  const [one, two, ...more] = distinct.map(({ value, label }) => ({ value, label }));
  return one && two && [one, two, ...more];
}

function isNullOnly(value: unknown): boolean {
  const type = memberOf(value, 'type');
  if (type === 'null' || (Array.isArray(type) && type.length === 1 && type[0] === 'null')) return true;
  if (isRecord(value) && Object.hasOwn(value, 'const')) return value['const'] === null;
  const values = memberOf(value, 'enum');
  return Array.isArray(values) && values.length > 0 && values.every((one) => one === null);
}

/** `{ "required": ["a"] }` and nothing else that describes a value. */
const saysOnlyRequired = (value: unknown): boolean =>
  isRecord(value) &&
  Array.isArray(memberOf(value, 'required')) &&
  Object.keys(value).every((key) => ['required', 'type', 'title', 'description', 'not'].includes(key));

function lone(value: unknown): string | undefined {
  const reference = memberOf(value, '$ref');
  return typeof reference === 'string' && isRecord(value) && Object.keys(value).length === 1 ? reference : undefined;
}

function referredName(value: unknown): string | undefined {
  const reference = memberOf(value, '$ref');
  return typeof reference === 'string' ? lastSegmentOf(reference) : undefined;
}

const nameOf = (value: unknown, content: BuiltSchema): string => referredName(value) ?? content.title ?? '';

function listNames(names: readonly string[]): string {
  const known = [...new Set(names.filter((name) => name !== ''))];
  const shown = known.slice(0, 8).join(', ');
  return known.length > 8 ? `${shown} and ${known.length - 8} more` : shown;
}

const describeKinds = (contents: readonly BuiltSchema[]): string =>
  [...new Set(contents.map((content) => content.type ?? 'any'))].slice(0, 6).join(', ');
