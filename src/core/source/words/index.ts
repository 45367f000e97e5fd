import type { JsonPart } from '../../document/connector.ts';
import { definitionKinds } from './definition-words.ts';
import { operationKinds } from './operation-words.ts';
import { policyKind, propertiesKinds } from './properties-words.ts';
import { valueKinds } from './value-words.ts';
import type { Kind, KindName, Word, WordValue } from './word.ts';

export type { Kind, KindName, NameSubject, Word, WordValue } from './word.ts';

/** Every kind of object there are words for. */
export const kinds: Readonly<Record<KindName, Kind>> = {
  ...definitionKinds,
  ...operationKinds,
  ...valueKinds,
  ...propertiesKinds,
};

/** The texts, numbers and truths among the members of an object; what else there is has no value here. */
export type PlainMembers = ReadonlyMap<string, unknown>;

/** What is expected at a place. */
export interface Expected {
  readonly value: WordValue;
  /** The word that led there; absent for the root and for items. */
  readonly word?: Word;
  /** For an object: what may be in it. */
  readonly kind?: Kind;
  readonly kindName?: KindName;
}

const roots: Readonly<Record<JsonPart, KindName>> = { definition: 'definition', properties: 'propertiesFile' };

/**
 * What is expected at a path, by what holds it.
 *
 * @param path Unescaped segments.
 * @param membersAt The plain members of the object that the first `n` segments lead to.
 * @returns Undefined where nobody knows: inside samples, or behind a word that is not one.
 */
export function expectedAt(
  part: JsonPart,
  path: readonly string[],
  membersAt: (depth: number) => PlainMembers,
): Expected | undefined {
  let current: Expected | undefined = asExpected({ kind: 'object', of: roots[part] }, 0, membersAt);
  for (const [index, segment] of path.entries()) {
    current = current && inside(current, segment, index + 1, membersAt);
    if (!current) return undefined;
  }
  return current;
}

function inside(
  { value, kind }: Expected,
  segment: string,
  depth: number,
  membersAt: (depth: number) => PlainMembers,
): Expected | undefined {
  switch (value.kind) {
    case 'object': {
      const word = kind && wordOf(kind, segment);
      return word && { ...asExpected(word.is, depth, membersAt), word };
    }
    case 'list':
    case 'map':
      return asExpected(value.of, depth, membersAt);
    case 'truthOr':
      return inside(asExpected(value.of, depth - 1, membersAt), segment, depth, membersAt);
    default:
      return undefined;
  }
}

function asExpected(value: WordValue, depth: number, membersAt: (depth: number) => PlainMembers): Expected {
  const object = value.kind === 'truthOr' ? value.of : value;
  if (object.kind !== 'object') return { value };
  if (object.of === 'policyParameters') {
    // What a policy's parameters are called is said by the template, which stands beside them.
    const template = membersAt(depth - 1).get('templateId');
    return { value, kindName: object.of, kind: policyKind(typeof template === 'string' ? template : '') };
  }
  const kindName = refined(object.of, membersAt(depth));
  return { value, kindName, kind: kinds[kindName] };
}

/** Some objects say themselves what kind they are. */
function refined(kind: KindName, members: PlainMembers): KindName {
  if (kind === 'anyParameter') {
    const place = members.get('in');
    return place === 'body' ? 'bodyParameter' : typeof place === 'string' ? 'parameter' : kind;
  }
  if (kind !== 'anySecurity') return kind;
  switch (members.get('type')) {
    case 'basic':
      return 'basicSecurity';
    case 'apiKey':
      return 'keySecurity';
    case 'oauth2':
      return 'oauthSecurity';
    default:
      return kind;
  }
}

/** The word of a member, if there is one. */
export const wordOf = (kind: Kind, member: string): Word | undefined =>
  Object.hasOwn(kind.words, member) ? kind.words[member] : undefined;
