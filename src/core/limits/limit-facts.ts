import type { JsonPointer } from '../document/pointer.ts';
import type { LimitReading } from './limit.ts';
import { documentation, mebibyte, sizeFacts, type LimitFacts } from './size-facts.ts';

const dataverse = { source: 'Microsoft Learn, the connector table of Dataverse', sourceDate: '2023' } as const;
const certification = { source: 'Microsoft Learn, certification of connectors', sourceDate: '2022 to 2023' } as const;
const published = {
  source: 'No number is published: the most among 1,031 published connectors',
  sourceDate: 'counted when this version was made',
} as const;

/** What a Dataverse column of JSON text takes. */
const jsonColumn = 500_000;

/**
 * Every limit that can be measured on a connector's files. Source: domain notes, 7.1; of the lengths of texts OP-05, OP-07,
 * PAR-07, INFO-01, INFO-04 and INFO-11. Not measured here: requests a minute and bodies through a gateway, which belong to
 * calls, and connectors per licence.
 */
export const limitFacts = {
  ...sizeFacts,
  'solution-definition': {
    name: 'Definition in a solution',
    limit: jsonColumn,
    unit: 'characters',
    isHard: true,
    isCapacity: true,
    scope: 'solution',
    about:
      'Characters without line breaks and indentation, as a solution stores them. Only counts if you use solutions.',
    ...dataverse,
  },
  'solution-connection': {
    name: 'Connection parameters in a solution',
    limit: jsonColumn,
    unit: 'characters',
    isHard: true,
    isCapacity: true,
    scope: 'solution',
    about: 'Characters of the connection parameters, as a solution stores them.',
    ...dataverse,
  },
  'solution-policies': {
    name: 'Policies in a solution',
    limit: jsonColumn,
    unit: 'characters',
    isHard: true,
    isCapacity: true,
    scope: 'solution',
    about: 'Characters of all policies together, as a solution stores them.',
    ...dataverse,
  },
  'body-schemas': {
    name: 'Schemas in one body',
    limit: 512,
    unit: 'schemas',
    isHard: true,
    isCapacity: true,
    scope: 'every',
    about: 'Every field of a request or response, at any depth; shared definitions count wherever they are used.',
    ...documentation,
  },
  'operation-schemas': {
    name: 'Schemas in one operation',
    limit: 16_384,
    unit: 'schemas',
    isHard: true,
    isCapacity: true,
    scope: 'every',
    about: 'The fields of all bodies of an operation together.',
    ...documentation,
  },
  'total-schemas': {
    name: 'Schemas in all',
    limit: 256 * 16_384,
    unit: 'schemas',
    isHard: true,
    isCapacity: true,
    scope: 'every',
    about: 'The fields of all bodies of all operations together.',
    ...documentation,
  },
  'schema-depth': {
    name: 'Depth of a body',
    limit: 14,
    unit: 'levels',
    isHard: false,
    isCapacity: true,
    scope: 'every',
    about: 'Fields within fields. There is a limit, but nobody says which.',
    ...published,
  },
  script: {
    name: 'Size of the script',
    limit: mebibyte,
    unit: 'bytes',
    isHard: true,
    isCapacity: true,
    scope: 'every',
    about: 'The file script.csx as it is exported.',
    ...documentation,
  },
  icon: {
    name: 'Size of the icon',
    limit: mebibyte,
    unit: 'bytes',
    isHard: true,
    isCapacity: true,
    scope: 'every',
    about: 'The picture as it is exported.',
    ...documentation,
  },
  categories: {
    name: 'Categories',
    limit: 2,
    unit: 'categories',
    isHard: false,
    isCapacity: false,
    scope: 'certification',
    about: 'Certification takes two at most.',
    ...certification,
  },
  title: {
    name: 'Title',
    limit: 30,
    unit: 'characters',
    isHard: false,
    isCapacity: false,
    scope: 'certification',
    about: 'Certification asks for a title this short.',
    ...certification,
  },
  'solution-title': {
    name: 'Title in a solution',
    limit: 200,
    unit: 'characters',
    isHard: true,
    isCapacity: false,
    scope: 'solution',
    about: 'A solution stores the title as the display name of the connector.',
    ...dataverse,
  },
  description: {
    name: 'Description of the connector',
    limit: 500,
    unit: 'characters',
    isHard: false,
    isCapacity: false,
    scope: 'certification',
    about: 'Certification asks for a description this short.',
    ...certification,
  },
  'solution-description': {
    name: 'Description in a solution',
    limit: 1_000,
    unit: 'characters',
    isHard: true,
    isCapacity: false,
    scope: 'solution',
    about: 'A solution stores no longer description of the connector.',
    ...dataverse,
  },
  'operation-id': {
    name: 'Longest operation ID',
    limit: 80,
    unit: 'characters',
    isHard: false,
    isCapacity: false,
    scope: 'every',
    about: 'There is a limit, but nobody says which; the longest published one has 77.',
    ...published,
  },
  summary: {
    name: 'Longest summary of an operation',
    limit: 80,
    unit: 'characters',
    isHard: true,
    isCapacity: false,
    scope: 'every',
    about: 'The name of an action or trigger. The service refuses longer ones.',
    ...documentation,
  },
  'parameter-summary': {
    name: 'Longest label of a parameter',
    limit: 80,
    unit: 'characters',
    isHard: false,
    isCapacity: false,
    scope: 'certification',
    about: 'What a maker reads above the field.',
    ...certification,
  },
} as const satisfies Readonly<Record<string, LimitFacts>>;

export type LimitId = keyof typeof limitFacts;

/** What was measured, with what is known of its limit. @param pointer Of the largest; undefined when there is none. */
export function readingOf(id: LimitId, used: number, pointer?: JsonPointer): LimitReading {
  return { id, used, ...limitFacts[id], ...(pointer !== undefined && { pointer }) };
}
