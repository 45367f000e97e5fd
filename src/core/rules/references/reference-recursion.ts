import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { listNames } from '../words/name-list.ts';
import { optionalLoopsIn } from '../walk/recursion.ts';

/**
 * One finding for all loops that share a schema. It is no error, as thirty-one published connectors have one; a loop that
 * has no end: required-loop.
 *
 * Source: domain notes SCH-02, 7.2, 11.1 and 11.2.
 */
export const referenceRecursion: Rule = {
  id: 'reference-recursion',
  severity: 'warning',
  why: 'The designers stop where a schema contains itself, and makers do not see the fields there.',
  source: 'Flow designer, Power Apps',
  notes: ['SCH-02'],
  *check(document) {
    for (const { pointer, names } of optionalLoopsIn(document)) {
      const [first = ''] = names;
      const what =
        names.length === 1 ? `${listNames([first])} contains itself` : `${listNames(names)} contain each other`;
      yield {
        pointer: child(pointer, '$ref'),
        message: `${what}, so makers see no fields where they come again, only an object or a text. Write out as many levels as makers need.`,
      };
    }
  },
};
