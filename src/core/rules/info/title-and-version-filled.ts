import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, membersOf } from '../walk/parts.ts';

/** Missing ones are told by openapi-shape. Source: domain notes DOC-02 (`RequiredValueEmpty`). */
export const titleAndVersionFilled: Rule = {
  id: 'title-and-version-filled',
  severity: 'error',
  why: 'The connector is listed under its title, and its version is a part of every release.',
  source: 'Validation of the service',
  notes: ['DOC-02'],
  serviceCodes: ['RequiredValueEmpty'],
  *check(document) {
    const info = membersOf(definitionOf(document)?.['info']);
    for (const member of ['title', 'version']) {
      const value = info[member];
      if (typeof value !== 'string' || value.trim() !== '') continue;
      yield { pointer: child('/definition/info', member), message: `The ${member} is empty. Enter one.` };
    }
  },
};
