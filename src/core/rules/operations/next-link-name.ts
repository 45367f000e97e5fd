import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isText, membersOf } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';

const names = ['nextLink', '@odata.nextLink'];
const member = 'x-ms-pageable';

/** What is no object, or no text: operation-extensions. Source: domain notes PAG-01 (`InvalidNextLinkNameValue`). */
export const nextLinkName: Rule = {
  id: 'next-link-name',
  severity: 'error',
  why: 'The platform finds the next page only under one of two names in the answer.',
  source: 'Validation of the service',
  notes: ['PAG-01'],
  serviceCodes: ['InvalidNextLinkNameValue'],
  check: inEachOperation(function* ({ members }, pointer) {
    const { nextLinkName: name } = membersOf(members[member]);
    if (!isText(name) || names.includes(name)) return;
    const at = child(pointer, member, 'nextLinkName');
    const meant = names.find((one) => one.toLowerCase() === name.toLowerCase());
    yield {
      pointer: at,
      message:
        meant === undefined
          ? `The address of the next page cannot be in "${name}". It must be "nextLink" or "@odata.nextLink"; a script can rename it in the answer.`
          : `"${name}" is not possible here. Write "${meant}".`,
      ...(meant !== undefined && {
        fix: { title: 'Correct the name', edits: () => [{ kind: 'set', pointer: at, value: meant }] },
      }),
    };
  }),
};
