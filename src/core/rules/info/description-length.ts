import type { Rule } from '../rule.ts';
import { descriptionOf } from '../walk/info.ts';

/** Characters. */
const least = 30;
const most = 500;

/** None at all: description-present. Source: domain notes INFO-04 (`FieldLengthNotInRange`). */
export const descriptionLength: Rule = {
  id: 'description-length',
  severity: 'warning',
  profile: 'certification',
  why: 'The description of a published connector has to say enough, and to fit on its page.',
  source: 'Validation of the service',
  notes: ['INFO-04'],
  serviceCodes: ['FieldLengthNotInRange'],
  *check(document) {
    const { length } = descriptionOf(document);
    if (length === 0 || (length >= least && length <= most)) return;
    const message = `The description has ${length.toLocaleString('en')} characters. ${length < least ? `Say in ${least} or more what makers can do with the connector.` : `Shorten it to ${most} or less.`}`;
    yield { pointer: '/definition/info/description', message };
  },
};
