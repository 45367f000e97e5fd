import type { SecurityRequirement } from '../../../definition/openapi2.ts';
import { isRecord } from '../../../definition/operations.ts';
import type { Choice, ChoiceOption } from '../../../ledger/choice.ts';
import { memberOf } from '../../tolerant.ts';
import type { Findings } from '../findings.ts';
import { inside, top, type Place } from '../place.ts';
import type { Source } from '../source.ts';
import { isSame } from '../transform/built.ts';
import { describeScheme, readScheme, type ReadScheme } from '../transform/security-scheme.ts';
import { assembleSecurity, type Alternative, type AssembledSecurity, type Scheme } from './assemble-security.ts';
import type { SourceOperation } from './list-operations.ts';

export interface SecurityChoice extends AssembledSecurity {
  /** `connectionParameterSets`, where makers choose among several ways. */
  readonly sets: ConnectionParameterSets | undefined;
  /** `[]` for an operation that may be called without signing in, in a connector that signs in. */
  readonly ofOperation: (operation: SourceOperation) => readonly SecurityRequirement[] | undefined;
}

/** Source: domain notes, 1.4. */
export interface ConnectionParameterSets {
  readonly uiDefinition: { readonly displayName: string; readonly description: string };
  readonly values: readonly {
    readonly name: string;
    readonly uiDefinition: { readonly displayName: string; readonly description: string };
    readonly parameters: AssembledSecurity['connectionParameters'];
  }[];
}

/**
 * Settles how people sign in: what most operations allow, of what a connector can do. Schemes that are needed together
 * stay together as far as all but one are keys. Source: domain notes, 3 and O-100 to O-109.
 *
 * Reports `openapi3/security-other`, `openapi3/security-unusable`, `openapi3/security-undefined` (warnings),
 * `openapi3/security`, `openapi3/security-alternative`, `openapi3/security-assumed` (info), and what
 * `assembleSecurity` reports.
 */
export function chooseSecurity(
  source: Source,
  operations: readonly SourceOperation[],
  base: string,
  findings: Findings,
): SecurityChoice {
  const { root } = source;
  const general = memberOf(root, 'security');
  const requirementsOf = ({ operation }: SourceOperation): unknown => memberOf(operation, 'security') ?? general;
  const schemes = readSchemes(source, operations.map(requirementsOf), base);

  const votes = new Map<string, { readonly alternative: Alternative; count: number }>();
  const undefinedNames = new Map<string, Place[]>();
  for (const operation of operations) {
    if (isUnreadable(requirementsOf(operation))) findings.count('member-unfit', placeOfRequirements(operation));
    for (const alternative of alternativesIn(requirementsOf(operation))) {
      for (const name of alternative.filter((one) => !schemes.has(one))) {
        const places = undefinedNames.get(name) ?? [];
        places.push(placeOfRequirements(operation));
        undefinedNames.set(name, places);
      }
      if (alternative.length === 0 || !alternative.every((name) => isUsable(schemes.get(name)))) continue;
      const key = alternative.join('\n');
      const known = votes.get(key);
      if (known) known.count += 1;
      else votes.set(key, { alternative, count: 1 });
    }
  }
  const worth = ({ alternative, count }: { readonly alternative: Alternative; readonly count: number }): number =>
    count * (alternative.every((name) => schemes.get(name)?.read.kind === 'usable') ? 1 : 0.6);
  const asked = [...votes.values()].toSorted((a, b) => worth(b) - worth(a)).map(({ alternative }) => alternative);
  const isAsked = operations.some((operation) => alternativesIn(requirementsOf(operation)).length > 0);
  const alone = [...schemes].flatMap(([name, scheme]) => (isUsable(scheme) ? [[name]] : []));
  const unasked = alone.filter(([name]) => !asked.some((names) => names.length === 1 && names[0] === name));
  const { taken, all } = pickAlternative(asked, unasked, isAsked, schemes, findings);
  for (const [name, places] of undefinedNames) {
    const message = `Operations ask for "${name.slice(0, 80)}" to sign in, and the file does not describe it (components.securitySchemes).`;
    findings.say('openapi3/security-undefined', 'warning', message, places[0] ?? top);
    for (const place of places) findings.list('openapi3/security-undefined', 'warning', message, place);
  }
  tellOthers(
    operations.map((operation) => alternativesIn(requirementsOf(operation))),
    schemes,
    all ?? [taken],
    findings,
  );

  const parts = assembleSecurity(taken, schemes, findings);
  const isAssumed = asked.length === 0;
  return {
    ...parts,
    // Policies are for all connections, and each way has its own.
    policies: all ? [] : parts.policies,
    sets: all && describeSets(all, schemes, findings),
    ofOperation: (operation) => {
      if (taken.length === 0) return undefined;
      const requirements = requirementsOf(operation);
      const isFree = Array.isArray(requirements) && !requirements.some(isRecord);
      if (isAssumed) return isFree && memberOf(operation.operation, 'security') !== undefined ? [] : undefined;
      const isOpen =
        !Array.isArray(requirements) || alternativesIn(requirements).some((alternative) => alternative.length === 0);
      return isOpen || isFree ? [] : undefined;
    },
  };
}

/** Where it says how to sign in to an operation: its own word, or that of the file. */
const placeOfRequirements = ({ operation, place }: SourceOperation): Place =>
  memberOf(operation, 'security') === undefined ? inside(top, 'security') : inside(place, 'security');

/** True for what names no ways to sign in, or holds something that is none. */
const isUnreadable = (requirements: unknown): boolean =>
  requirements !== undefined && !(Array.isArray(requirements) && requirements.every(isRecord));

const securityPlace = inside(top, 'components', 'securitySchemes');

/** Ways that are offered one by one. */
const mostOffered = 10;

/**
 * The way most operations ask for, or the first that is described, unless another was asked for. Source: domain notes
 * O-107.
 */
function pickAlternative(
  asked: readonly Alternative[],
  unasked: readonly Alternative[],
  isAsked: boolean,
  schemes: ReadonlyMap<string, Scheme>,
  findings: Findings,
): { readonly taken: Alternative; readonly all?: readonly Alternative[] } {
  // Where operations ask only for what no connector can do, nothing else stands in by itself.
  const isOpen = asked.length === 0 && isAsked;
  const other = unasked.filter(
    (names, index) => ![...asked, ...unasked.slice(0, index)].some((earlier) => isSameWay(names, earlier, schemes)),
  );
  const ways = [...asked, ...other].slice(0, mostOffered);
  const [first] = ways;
  if (!first) return { taken: [] };
  const options = ways.map((names): ChoiceOption => ({ value: names.join(' + '), label: labelOf(names, schemes) }));
  const none = { value: 'none', label: 'No sign-in' };
  const several = { value: 'all', label: 'Makers choose one of them in each connection' };
  const separate = ways.filter((names) => names.length === 1 && schemes.get(names[0] ?? '')?.read.kind !== 'cookie');
  const ordered = isOpen ? [none, ...options] : [...options, ...(separate.length > 1 ? [several] : []), none];
  const [one, two, ...others] = ordered;
  let choice: Choice | undefined;
  if (one && two && ways.length > 1) choice = findings.offer('openapi3/security', securityPlace, [one, two, ...others]);
  const value = choice?.taken ?? one?.value;
  const taken = value === 'none' ? [] : (ways.find((names) => names.join(' + ') === value) ?? first);
  if (choice) {
    const what =
      value === 'all'
        ? 'Makers choose one of them.'
        : `A connector has one: ${taken.length === 0 ? 'none' : labelOf(taken, schemes)} was taken.`;
    const message = `The file describes ${ways.length} ways to sign in. ${what}`;
    findings.tell('openapi3/security', 'info', message, securityPlace, {
      choice,
      result: '/definition/securityDefinitions',
    });
  }
  const scheme = schemes.get(taken[0] ?? '');
  if (scheme && !isAsked) {
    const message = `No operation says that it needs "${taken[0]}", the way to sign in that the file describes. It was taken all the same; change it on the Security tab.`;
    findings.tell('openapi3/security-assumed', 'info', message, scheme.place);
  }
  return { taken, ...(value === 'all' && { all: separate }) };
}

/** True for two names of one way to sign in. */
function isSameWay(a: Alternative, b: Alternative, schemes: ReadonlyMap<string, Scheme>): boolean {
  const [first, second] = [a, b].map((names) => names.map((name) => schemes.get(name)?.read));
  return isSame(first, second);
}

const labelOf = (names: Alternative, schemes: ReadonlyMap<string, Scheme>): string =>
  names
    .map((name) => {
      const read = schemes.get(name)?.read;
      return `${name.slice(0, 40)}${read ? ` (${describeScheme(read)})` : ''}`;
    })
    .join(' and ');

function describeSets(
  all: readonly Alternative[],
  schemes: ReadonlyMap<string, Scheme>,
  findings: Findings,
): ConnectionParameterSets {
  return {
    uiDefinition: { displayName: 'Sign-in type', description: 'How to sign in.' },
    values: all.map((names, index) => {
      const label = labelOf(names, schemes);
      return {
        name: names.join('').replaceAll(/\W+/g, '_') || `way${index + 1}`,
        uiDefinition: { displayName: label, description: `Sign in with ${label}.` },
        parameters: assembleSecurity(names, schemes, findings).connectionParameters,
      };
    }),
  };
}

const isUsable = (scheme: Scheme | undefined): boolean => scheme !== undefined && scheme.read.kind !== 'unusable';

function readSchemes(source: Source, requirements: readonly unknown[], base: string): ReadonlyMap<string, Scheme> {
  const described = memberOf(memberOf(source.root, 'components'), 'securitySchemes');
  const schemes = new Map<string, Scheme>();
  const scopes = new Map<string, Set<string>>();
  for (const requirement of new Set(requirements)) {
    for (const alternative of Array.isArray(requirement) ? requirement : []) {
      for (const [name, list] of isRecord(alternative) ? Object.entries(alternative) : []) {
        const known = scopes.get(name) ?? new Set<string>();
        if (Array.isArray(list)) for (const scope of list) if (typeof scope === 'string') known.add(scope);
        scopes.set(name, known);
      }
    }
  }
  for (const [name, scheme] of isRecord(described) ? Object.entries(described) : []) {
    if (name.startsWith('x-') && !isRecord(scheme)) continue;
    const at = inside(securityPlace, name);
    const found = source.follow(scheme, at, 'The way to sign in was left out');
    const read: ReadScheme = found
      ? readScheme(found.value, [...(scopes.get(name) ?? [])], base)
      : { kind: 'unusable', reason: 'it is not described in this file' };
    schemes.set(name, { read, place: at });
  }
  return schemes;
}

function alternativesIn(requirements: unknown): readonly Alternative[] {
  if (!Array.isArray(requirements)) return [];
  return requirements.filter(isRecord).map((alternative) => Object.keys(alternative));
}

/** Names each scheme that is not the chosen one, and what comes of the operations that need it. */
function tellOthers(
  asked: readonly (readonly Alternative[])[],
  schemes: ReadonlyMap<string, Scheme>,
  chosen: readonly Alternative[],
  findings: Findings,
): void {
  for (const [name, { read, place }] of schemes) {
    if (chosen.some((names) => names.includes(name))) continue;
    const needing = asked.filter((alternatives) => alternatives.some((alternative) => alternative.includes(name)));
    const served = needing.filter((alternatives) =>
      alternatives.some((alternative) => chosen.some((names) => alternative.every((one) => names.includes(one)))),
    );
    const without = needing.length - served.length;
    const called = `"${name.slice(0, 80)}"`;
    if (read.kind === 'unusable') {
      const message = `The way to sign in ${called} was left out: ${read.reason}.${without > 0 ? ` ${operationsWord(without)} it.` : ''}`;
      findings.tell('openapi3/security-unusable', 'warning', message, place);
    } else if (without > 0) {
      const message = `${operationsWord(without)} another way to sign in, ${called}. A connector has one: the one most operations use. Check the others.`;
      findings.tell('openapi3/security-other', 'warning', message, place);
    } else {
      const message = `The way to sign in ${called} was left out: a connector has one. Change it on the Security tab.`;
      findings.tell('openapi3/security-alternative', 'info', message, place);
    }
  }
}

const operationsWord = (count: number): string => (count === 1 ? '1 operation needs' : `${count} operations need`);
