import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { listNames } from '../words/name-list.ts';
import { requiredLoopsIn } from '../walk/recursion.ts';

/** One finding for all loops that share a schema. Source: domain notes SCH-02. */
export const requiredLoop: Rule = {
  id: 'required-loop',
  severity: 'error',
  why: 'A value that must contain another of its kind, which must contain another, has no end.',
  source: 'Validation of the service',
  notes: ['SCH-02'],
  serviceCodes: ['RequiredLoopInSchemaNotAllowed'],
  *check(document) {
    for (const { pointer, names } of requiredLoopsIn(document)) {
      const what =
        names.length === 1
          ? `${listNames(names)} must contain another ${listNames(names)}`
          : `${listNames(names)} must contain each other`;
      yield {
        pointer: child(pointer, '$ref'),
        message: `${what}, which has no end. Take one of these properties off "required".`,
      };
    }
  },
};
