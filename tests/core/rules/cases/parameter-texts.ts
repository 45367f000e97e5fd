import { body, inPath, inQuery, taking } from '../support/document-with.ts';
import type { RuleCases } from './case.ts';

const at = '/definition/paths/~1pets/post/parameters/0';
const labelled = (label: unknown) => taking({ ...inQuery('a'), 'x-ms-summary': label });
const described = (description: unknown, label = 'Owner Name') =>
  taking({ ...inQuery('a'), 'x-ms-summary': label, description });
const internal = { 'x-ms-visibility': 'internal' };

export const parameterTextCases: RuleCases = {
  'parameter-label-present': [
    { name: 'there', definition: labelled('A'), found: [] },
    { name: 'nobody sees it', definition: taking({ ...inQuery('a'), ...internal }), found: [] },
    { name: 'a body is shown as its fields', definition: taking(body), found: [] },
    {
      name: 'missing',
      definition: taking({ ...inPath('owner_id'), 'x-ms-summary': undefined }),
      found: [`${at}/x-ms-summary`],
      says: /such as "Owner ID"/,
      fix: 'Make a label of the name',
      mended: { [`${at}/x-ms-summary`]: 'Owner ID' },
    },
    {
      name: 'empty, and nothing to make one of',
      definition: taking({ ...inQuery('$'), 'x-ms-summary': ' ' }),
      found: [`${at}/x-ms-summary`],
    },
    {
      name: 'a body with one field',
      definition: taking({ ...body, name: 'notes', schema: { type: 'string' } }),
      found: [`${at}/x-ms-summary`],
      mended: { [`${at}/x-ms-summary`]: 'Notes' },
    },
  ],
  'parameter-label-length': [
    { name: 'eighty', definition: labelled('a'.repeat(80)), found: [] },
    { name: 'more', definition: labelled('a'.repeat(81)), found: [`${at}/x-ms-summary`], says: /has 81 characters/ },
  ],
  'parameter-label-end': [
    { name: 'a letter or a digit', definition: labelled('Line 2'), found: [] },
    { name: 'a letter with an accent', definition: labelled('Café'), found: [] },
    {
      name: 'a colon',
      definition: labelled('Owner name: '),
      found: [`${at}/x-ms-summary`],
      fix: 'Take the end off the label',
      mended: { [`${at}/x-ms-summary`]: 'Owner name' },
    },
    { name: 'a bracket', definition: labelled('Age (years)'), found: [`${at}/x-ms-summary`] },
  ],
  'parameter-label-title-case': [
    { name: 'it is', definition: labelled('Name of the Owner'), found: [] },
    { name: 'names that are written so', definition: labelled('iPhone e.g. x/y'), found: [] },
    {
      name: 'it is not',
      definition: labelled('the name of (all) owners'),
      found: [`${at}/x-ms-summary`],
      fix: 'Write it with capitals',
      mended: { [`${at}/x-ms-summary`]: 'The Name of (All) Owners' },
    },
  ],
  'parameter-description-present': [
    { name: 'there', definition: described('The name.'), found: [] },
    { name: 'nobody sees it', definition: taking({ ...inQuery('a'), ...internal }), found: [] },
    { name: 'missing', definition: described(undefined), found: [`${at}/description`] },
    { name: 'empty', definition: described(' '), found: [`${at}/description`] },
  ],
  'parameter-description-differs': [
    { name: 'it does', definition: described('The name of the owner.'), found: [] },
    { name: 'it does not', definition: described('owner name.'), found: [`${at}/description`] },
  ],
  'parameter-description-end': [
    {
      name: 'a sentence, or a word',
      definition: taking(...['Who?', 'Owner'].map((description) => ({ ...inQuery('a'), description }))),
      found: [],
    },
    {
      name: 'no end',
      definition: described('The name of the owner'),
      found: [`${at}/description`],
      fix: 'Add a period',
      mended: { [`${at}/description`]: 'The name of the owner.' },
    },
  ],
};
