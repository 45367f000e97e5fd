import type { JsonPointer } from '../../../document/pointer.ts';
import { uniqueName } from '../../../naming/index.ts';
import type { Choice } from '../../../ledger/choice.ts';
import type { Ask } from '../ask.ts';
import type { Row, VariableScope } from '../model.ts';
import type { SecretKeeper } from './keep-secrets-out.ts';
import type { Resolver } from './resolve-variables.ts';

export interface PathVariable {
  /** As it stands between the braces; no two alike in one path. */
  readonly name: string;
  /** An example of it; '' when none is known. */
  readonly value: string;
  readonly description: string;
}

/** A `{{name}}` of a path that has a value: it can stand for the value, or be asked for. */
export interface PathWord {
  readonly name: string;
  readonly value: string;
  /** Its place among the path's variables; undefined where the value was put in. */
  readonly variable: number | undefined;
  /** Absent where there is only one way: a value with slashes in it cannot be asked for. */
  readonly choice: Choice | undefined;
}

interface SegmentContext {
  /** What `:name` stands for. */
  readonly variables: readonly Row[];
  readonly resolver: Resolver;
  readonly scope: VariableScope;
  readonly pointer: JsonPointer;
  readonly keeper: SecretKeeper;
  readonly ask: Ask;
}

/** The names of variables that say where an API is, not which thing is meant. Their values belong into the path. */
const structural =
  /base|url|uri|host|server|path|ver(?:sion)?$|version|prefix|api|root|^env|stage|context|endpoint|service|domain/i;
const meansAThing = /(?:id|uuid|guid|key|name|number|code|slug)s?$/i;

/**
 * The segments of a path as OpenAPI writes them. `:id` and `{{id}}` become `{id}`; a variable that is part of the
 * address rather than of the question (`{{version}}` with the value `v2`) is put in; a segment that is a secret gives way to
 * a variable. Characters that a path of OpenAPI cannot have are percent-encoded. Source: domain notes, P-07 to P-09.
 *
 * @returns `lengths`: how many segments each of those given became, since a value may have slashes. `unused`: rows for
 * which there is no `:name`.
 */
export function readSegments(
  written: readonly string[],
  context: SegmentContext,
): {
  readonly segments: readonly string[];
  readonly variables: readonly PathVariable[];
  readonly lengths: readonly number[];
  readonly words: readonly PathWord[];
  readonly unused: readonly Row[];
} {
  const segments: string[] = [];
  const variables: PathVariable[] = [];
  const words: PathWord[] = [];
  const used = new Set<Row>();
  const names = new Set<string>();
  const lengths: number[] = [];

  function variable(wanted: string, value: string, description: string): string {
    const name = uniqueName(parameterName(wanted), names);
    names.add(name);
    variables.push({ name, value, description });
    return `{${name}}`;
  }

  for (const segment of written) {
    const before = segments.length;
    const named = pathVariableOf(segment, context.variables);
    if (named) {
      const { row, name, rest } = named;
      if (row) used.add(row);
      const value = row ? context.resolver.resolve(row.value, context.scope, row.pointer || context.pointer) : '';
      segments.push(variable(name, value, row?.description ?? '') + encodeFixed(rest));
    } else if (segment.includes('{')) {
      segments.push(...withVariables(segment, context, variable, words, variables).split('/'));
    } else if (context.keeper.isSecret(segment)) {
      segments.push(variable('key', '', ''));
    } else {
      segments.push(...encodeFixed(segment).split('/'));
    }
    lengths.push(segments.length - before);
  }
  return { segments, variables, lengths, words, unused: context.variables.filter((row) => !used.has(row)) };
}

/** `:id`, or `:id.json` where no variable has that whole name. */
function pathVariableOf(
  segment: string,
  rows: readonly Row[],
): { readonly name: string; readonly rest: string; readonly row: Row | undefined } | undefined {
  if (!/^:[^:{}]/.test(segment)) return undefined;
  const whole = segment.slice(1);
  const exact = rows.find(({ key }) => key === whole);
  if (exact) return { name: whole, rest: '', row: exact };
  const [name = whole] = /^[^.:;,()]+/.exec(whole) ?? [];
  return { name, rest: whole.slice(name.length), row: rows.find(({ key }) => key === name) };
}

/** A segment with `{{variables}}`, or with `{variables}` as OpenAPI itself writes them. */
function withVariables(
  segment: string,
  { resolver, scope, pointer, keeper, ask }: SegmentContext,
  variable: (name: string, value: string, description: string) => string,
  words: PathWord[],
  variables: readonly PathVariable[],
): string {
  let result = '';
  let done = 0;
  for (const match of segment.matchAll(/\{\{([^{}]*)\}\}|\{([^{}]+)\}/g)) {
    result += encodeFixed(segment.slice(done, match.index));
    done = match.index + match[0].length;
    const [whole, postman, openapi = ''] = match;
    if (postman === undefined) {
      result += variable(openapi, '', '');
      continue;
    }
    const name = postman.trim();
    const value = resolver.resolve(whole, scope, pointer);
    // What is not known, or must not be shown, can only be asked for.
    if (value === '' || value.includes('{{') || keeper.isSecret(value)) {
      result += variable(name, value.includes('{{') ? '' : value, '');
      continue;
    }
    const source = resolver.find(name, scope);
    const options = isPartOfAddress(name, value) ? ([fixed, asked] as const) : ([asked, fixed] as const);
    const choice = value.includes('/')
      ? undefined
      : ask('path-variable', source?.pointer ?? pointer, options, source?.document);
    if (choice?.taken === asked.value) {
      words.push({ name, value, variable: variables.length, choice });
      result += variable(name, value, '');
    } else {
      words.push({ name, value, variable: undefined, choice });
      result += value
        .split('/')
        .filter((part, index) => part !== '' || index > 0)
        .map(encodeFixed)
        .join('/');
    }
  }
  return result + encodeFixed(segment.slice(done));
}

const asked = { value: 'parameter', label: 'A parameter of the operation' } as const;
const fixed = { value: 'text', label: 'Its value, as a fixed part of the path' } as const;

const isPartOfAddress = (name: string, value: string): boolean =>
  value.includes('/') ||
  /^v\d+(?:\.\d+)*$/i.test(value) ||
  (value !== '' && structural.test(name) && !meansAThing.test(name));

/** `$guid`, `vault:id` and `user id` as names of parameters: `guid`, `id`, `user_id`. */
function parameterName(wanted: string): string {
  const name = wanted
    .trim()
    .replace(/^(?:\$|vault:)/, '')
    .replace(/[^\p{L}\p{N}_.-]+/gu, '_')
    .slice(0, 100);
  // The service keeps this name for itself (rule PAR-05).
  return name.toLowerCase() === 'connectionid' ? 'connection_id' : name || 'value';
}

/** Fixed text of a path: what OpenAPI paths cannot have, encoded. */
const encodeFixed = (text: string): string =>
  text.replace(/[{}?#*\\\s"<>^`|]/gu, (character) => (character === '*' ? '%2A' : encodeURIComponent(character)));
