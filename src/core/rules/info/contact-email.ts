import type { Rule } from '../rule.ts';
import { definitionOf, isFilled, membersOf } from '../walk/parts.ts';
import { isEmail } from '../words/urls.ts';

const pointer = '/definition/info/contact/email';

/** An empty one: contact-complete. Source: OpenAPI 2.0, Contact Object; domain notes DOC-08 (`ContactEmailNotValid`). */
export const contactEmail: Rule = {
  id: 'contact-email',
  severity: 'error',
  why: 'Makers write to this address for help.',
  source: 'OpenAPI 2.0, Contact Object, email',
  notes: ['DOC-08'],
  serviceCodes: ['ContactEmailNotValid'],
  *check(document) {
    const { email } = membersOf(membersOf(definitionOf(document)?.['info'])['contact']);
    if (!isFilled(email) || isEmail(email)) return;
    const value = email
      .trim()
      .replace(/^mailto:/i, '')
      .replace(/^<(.*)>$/, '$1');
    yield {
      pointer,
      message: `"${email.slice(0, 80)}" is no e-mail address. Write it like "help@example.com".`,
      ...(isEmail(value) && {
        fix: { title: 'Write only the address', edits: () => [{ kind: 'set', pointer, value }] },
      }),
    };
  },
};
