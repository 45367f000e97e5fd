import { isRecord } from '../definition/operations.ts';
import type { Edit, Patch } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { memberOf, recordOf, textOf } from './members.ts';
import { parameterPlaces, pointerTo, type ParameterPlace } from './parameter-place.ts';
import { findOAuthParameter } from './read-security.ts';

/** A place outside a connection parameter that speaks of it by its name. */
export interface ParameterUse {
  /** `template` is a text of the identity provider, `condition` another parameter that is shown for some values. */
  readonly kind: 'policy' | 'template' | 'condition';
  /** The policy's title, or the member's name. */
  readonly label: string;
  /** The text that names it, or the member whose key does. */
  readonly pointer: JsonPointer;
}

const policiesPath = '/properties/properties/policyTemplateInstances';
// Not longer than a name can be, so that a text full of openings takes no longer.
const references = /connectionParameters\(\s*(['"])([^'"]{1,200})\1/gi;

/**
 * Where a parameter is used: `@connectionParameters('region')` in policies, `{region}` in the templates of the identity
 * provider it is a claim of, and conditions of other parameters. Names compare in any casing, as published files
 * do not keep to one. Source: domain notes, 1.3, 3.4 and 5.
 */
export function usesOfParameter(properties: unknown, place: ParameterPlace, name: string): readonly ParameterUse[] {
  return [
    ...policyUses(properties, name),
    ...templateTexts(place, name).map(({ label, pointer }) => ({ kind: 'template' as const, label, pointer })),
    ...conditions(place, name).map((pointer) => ({
      kind: 'condition' as const,
      label: 'shown only for some values',
      pointer,
    })),
  ];
}

function policyUses(properties: unknown, name: string): readonly ParameterUse[] {
  const policies = memberOf(properties, 'properties', 'policyTemplateInstances');
  if (!Array.isArray(policies)) return [];
  const wanted = name.toLowerCase();
  return policies.flatMap((policy: unknown, index) => {
    const label = textOf(policy, 'title') || textOf(policy, 'templateId') || `Policy ${index + 1}`;
    return textsIn(memberOf(policy, 'parameters'), child(policiesPath, index, 'parameters'))
      .filter(({ text }) => [...text.matchAll(references)].some(([, , found = '']) => found.toLowerCase() === wanted))
      .map(({ pointer }) => ({ kind: 'policy' as const, label, pointer }));
  });
}

interface TextPlace {
  readonly text: string;
  readonly pointer: JsonPointer;
}

function textsIn(value: unknown, pointer: JsonPointer): readonly TextPlace[] {
  if (typeof value === 'string') return [{ text: value, pointer }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, child(pointer, index)));
  return isRecord(value) ? Object.entries(value).flatMap(([key, member]) => textsIn(member, child(pointer, key))) : [];
}

/** The provider's texts with `{Name}` of a claim `token:Name`. */
function templateTexts(
  place: ParameterPlace,
  name: string,
): readonly (TextPlace & { readonly label: string; readonly claim: string })[] {
  const oauth = findOAuthParameter(place.parameters);
  const claim = name.slice(name.indexOf(':') + 1);
  if (!oauth || !name.includes(':')) return [];
  const wanted = `{${claim}}`.toLowerCase();
  const parameter = place.parameters[oauth.name];
  return Object.keys(recordOf(oauth.settings, 'customParameters')).flatMap((label) => {
    const path = ['oAuthSettings', 'customParameters', label, 'value'];
    const text = textOf(parameter, ...path) ?? '';
    if (!text.toLowerCase().includes(wanted)) return [];
    return [{ text, label, claim, pointer: pointerTo(parameter, child(place.pointer, oauth.name), ...path) }];
  });
}

/** `constraints.dependencies` of the others that name it: pointers of the members. */
function conditions({ parameters, pointer }: ParameterPlace, name: string): readonly JsonPointer[] {
  return Object.entries(parameters).flatMap(([other, parameter]) => {
    const path = ['uiDefinition', 'constraints', 'dependencies'];
    if (!Object.hasOwn(recordOf(parameter, ...path), name)) return [];
    return [child(pointerTo(parameter, child(pointer, other), ...path), name)];
  });
}

/**
 * Gives a parameter another name, everywhere it is used. Where another way has a parameter of the same name, policies keep
 * it: they speak of that one too.
 */
export function renameParameter(properties: unknown, place: ParameterPlace, name: string, to: string): Patch {
  const edits: Edit[] = [];
  const isShared = parameterPlaces(properties).some(
    (other) => other.pointer !== place.pointer && Object.hasOwn(other.parameters, name),
  );
  if (!isShared) {
    const places = new Set(policyUses(properties, name).map(({ pointer }) => pointer));
    const policies = memberOf(properties, 'properties', 'policyTemplateInstances');
    for (const { text, pointer } of textsIn(policies, policiesPath)) {
      if (places.has(pointer)) edits.push({ kind: 'set', pointer, value: withReference(text, name, to) });
    }
  }
  const claim = to.slice(to.indexOf(':') + 1);
  for (const { text, pointer, claim: old } of templateTexts(place, name)) {
    edits.push({ kind: 'set', pointer, value: withPlaceholder(text, old, claim) });
  }
  for (const pointer of conditions(place, name)) edits.push({ kind: 'rename', pointer, key: to });
  edits.push({ kind: 'rename', pointer: child(place.pointer, name), key: to });
  return { title: `Rename ${name} to ${to}`, edits };
}

const withReference = (text: string, name: string, to: string): string =>
  text.replace(references, (whole, quote: string, found: string) =>
    found.toLowerCase() === name.toLowerCase() ? `${whole.slice(0, -found.length - 2)}${quote}${to}${quote}` : whole,
  );

const withPlaceholder = (text: string, name: string, to: string): string =>
  text.replace(/\{([^{}]{1,200})\}/g, (whole, found: string) =>
    found.toLowerCase() === name.toLowerCase() ? `{${to}}` : whole,
  );
