import type { LimitReading } from './limit.ts';

/** What is known of a limit, whatever the connector. */
export type LimitFacts = Omit<LimitReading, 'id' | 'used' | 'pointer'>;

export const documentation = { source: 'Microsoft Learn, custom connectors: limits', sourceDate: '2023' } as const;
export const mebibyte = 1_048_576;

/** The limits that most connectors come to first, apart from the others because an import asks for no more. Source: domain notes, 7.1. */
export const sizeFacts = {
  'definition-size': {
    name: 'Size of the definition',
    limit: mebibyte,
    unit: 'bytes',
    isHard: true,
    isCapacity: true,
    scope: 'every',
    about: 'The file as it is exported. The service takes definitions below 1 MB.',
    ...documentation,
  },
  operations: {
    name: 'Operations',
    limit: 256,
    unit: 'operations',
    isHard: true,
    isCapacity: true,
    scope: 'every',
    about: 'Actions and triggers together. The service refuses more.',
    ...documentation,
  },
} as const satisfies Readonly<Record<string, LimitFacts>>;
