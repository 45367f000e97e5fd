import { referencesByPart, partAround, unusedParts } from '../../definition/shared-uses.ts';
import type { SharedPart } from '../../definition/part-at.ts';
import type { Definition } from '../../definition/openapi2.ts';
import { isEditable } from '../../document/open-document.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words/sentences.ts';

const words = { definitions: 'definition', parameters: 'parameter', responses: 'response' } as const;

/** What only unused parts use is unused too. Source: domain notes SCH-10. */
export const sharedPartUsed: Rule = {
  id: 'shared-part-used',
  severity: 'info',
  why: 'What nothing uses only makes the file larger, which has a limit.',
  source: 'Our own',
  notes: ['SCH-10'],
  *check({ definition }) {
    if (!isEditable(definition)) return;
    const unused = unusedParts(definition.value);
    if (unused.length === 0) return;
    const users = usersOf(definition.value, unused);
    for (const part of unused) {
      const { section, name, pointer } = part;
      const [user] = users.get(pointer) ?? [];
      const what = `the shared ${words[section]} ${quote(name)}`;
      yield {
        pointer,
        message:
          user === undefined
            ? `Nothing uses ${what}. Remove it.`
            : `Only ${quote(user.name)}, which nothing uses, uses ${what}. Remove both.`,
        fix: {
          title: 'Remove unused parts',
          edits: () => withUsers(part, users).map((one) => ({ kind: 'remove', pointer: one.pointer })),
        },
      };
    }
  },
};

type Users = ReadonlyMap<JsonPointer, readonly SharedPart[]>;

/** The other unused parts that use each. */
function usersOf(definition: Definition, unused: readonly SharedPart[]): Users {
  const byPointer = new Map(unused.map((part) => [part.pointer, part]));
  const references = referencesByPart(definition);
  return new Map(
    unused.map(({ pointer }) => {
      const around = new Set((references.get(pointer) ?? []).map((one) => partAround(one.pointer)));
      around.delete(pointer);
      return [pointer, [...around].flatMap((one) => byPointer.get(one ?? '') ?? [])];
    }),
  );
}

/** A part with all that would lead nowhere without it. */
function withUsers(part: SharedPart, users: Users): readonly SharedPart[] {
  const found = new Set([part]);
  for (const one of found) for (const user of users.get(one.pointer) ?? []) found.add(user);
  return [...found];
}
