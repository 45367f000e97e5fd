import type { Rule } from '../rule.ts';
import { definitionOf, isFilled, isText, membersOf } from '../walk/parts.ts';

const pointer = '/definition/info/contact';

/** Source: domain notes INFO-06 (`OneOfPropertiesRequired`). 126 of 1,015 published connectors lack one. */
export const contactComplete: Rule = {
  id: 'contact-complete',
  severity: 'warning',
  profile: 'certification',
  why: 'The page of a published connector says whom makers can ask for help.',
  source: 'Guidelines for certification',
  notes: ['INFO-06'],
  serviceCodes: ['OneOfPropertiesRequired'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition) return;
    const contact = membersOf(membersOf(definition['info'])['contact']);
    // What is no text is a fault of shape.
    const missing = ['name', 'url', 'email'].filter(
      (member) => !isFilled(contact[member]) && (contact[member] === undefined || isText(contact[member])),
    );
    if (missing.length === 0) return;
    const words = missing.map((member) => wordsFor[member] ?? member);
    const named = words.length === 1 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
    yield { pointer, message: `The contact lacks ${named}. Add what makers need to ask for help.` };
  },
};

const wordsFor: Readonly<Record<string, string>> = { name: 'a name', url: 'a page', email: 'an e-mail address' };
