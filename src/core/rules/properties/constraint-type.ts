import { isRecord } from '../../definition/operations.ts';
import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import { recordOf } from '../../security/members.ts';
import { pointerTo } from '../../security/parameter-place.ts';
import type { Rule } from '../rule.ts';
import { connectionParametersIn } from '../walk/connection-parameters.ts';

/** A warning: nine files in a thousand write truth values, and work. Source: domain notes AP-05, 1.3. */
export const constraintType: Rule = {
  id: 'constraint-type',
  severity: 'warning',
  why: 'The service reads each constraint of a field in one form.',
  source: 'apiProperties schema',
  notes: ['AP-05'],
  *check(document) {
    for (const { value, pointer } of connectionParametersIn(document)) {
      const path = ['uiDefinition', 'constraints'];
      const constraints = recordOf(value, ...path);
      const place = pointerTo(value, pointer, ...path);
      for (const [name, written] of Object.entries(constraints)) {
        const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
        if (!form || form.fits(written)) continue;
        const right = form.meant(written);
        const at = child(place, name);
        const edits = (): readonly Edit[] => [{ kind: 'set', pointer: at, value: right }];
        const remedy = right === undefined ? '' : ` Write ${JSON.stringify(right)}.`;
        yield {
          pointer: at,
          message: `"${name}" of a connection parameter is ${form.words}, not ${shown(written)}.${remedy}`,
          ...(right !== undefined && { fix: { title: 'Write it in the form that the service reads', edits } }),
        };
      }
    }
  },
};

interface Form {
  readonly words: string;
  readonly fits: (written: unknown) => boolean;
  readonly meant: (written: unknown) => unknown;
}

const truth = (written: unknown): boolean | undefined => {
  const word = typeof written === 'string' ? written.trim().toLowerCase() : written;
  return word === true || word === 'true' ? true : word === false || word === 'false' ? false : undefined;
};

const truthText: Form = {
  words: '"true" or "false" in quotes',
  fits: (written) => written === 'true' || written === 'false',
  meant: (written) => {
    const meant = truth(written);
    return meant === undefined ? undefined : String(meant);
  },
};

const forms: Readonly<Record<string, Form>> = {
  required: truthText,
  hidden: truthText,
  clearText: { words: 'true or false without quotes', fits: (written) => typeof written === 'boolean', meant: truth },
  tabIndex: {
    words: 'a whole number',
    fits: (written) => Number.isInteger(written),
    meant: (written) => (typeof written === 'string' && /^\s*\d{1,6}\s*$/.test(written) ? Number(written) : undefined),
  },
};

function shown(written: unknown): string {
  if (Array.isArray(written)) return 'a list';
  return isRecord(written) ? 'an object' : JSON.stringify(written);
}
