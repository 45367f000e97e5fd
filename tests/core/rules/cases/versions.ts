import { operation, pathsWith } from '../support/document-with.ts';
import type { RuleCases } from './case.ts';

const at = '/definition/paths/~1pets/get';
const note = 'x-ms-api-annotation';

interface Version {
  readonly revision?: unknown;
  readonly status?: string;
  readonly deprecated?: boolean;
  readonly operationId?: string;
  readonly family?: string;
}

/** Versions of one operation, at /0, /1, … */
const versions = (...all: readonly Version[]) => ({
  paths: Object.fromEntries(
    all.map(({ revision, status, deprecated, operationId, family = 'Pet' }, index) => [
      `/${index}`,
      {
        get: operation({
          operationId: operationId ?? (typeof revision === 'number' && revision > 1 ? `GetPet_V${revision}` : 'GetPet'),
          [note]: { family, revision, status },
          ...(deprecated && { deprecated }),
        }),
      },
    ]),
  ),
});
const place = (index: number, ...rest: readonly string[]) => [`/definition/paths/~1${index}/get`, ...rest].join('/');
const inProduction = { 'x-ms-api-annotation': { status: 'Production' } };
const info = (members: object) => ({ info: { title: 'Pet shop', description: 'd', version: '1', ...members } });

export const versionCases: RuleCases = {
  'family-revision-given': [
    { name: 'one without', definition: versions({}, { revision: 2 }), found: [] },
    { name: 'of two families', definition: versions({}, { family: 'Owner' }), found: [] },
    { name: 'two without', definition: versions({}, {}), found: [place(1, note)] },
  ],
  'family-revision-unique': [
    { name: 'two numbers', definition: versions({ revision: 1 }, { revision: 2 }), found: [] },
    { name: 'no numbers', definition: versions({}, { revision: '1' }, { revision: '1' }), found: [] },
    {
      name: 'one number twice',
      definition: versions({ revision: 1 }, { revision: 1 }),
      found: [place(1, note, 'revision')],
      says: /GET \/0 is version 1 of "Pet" already/,
    },
  ],
  'family-id-version': [
    { name: 'as it should be', definition: versions({ revision: 1 }, { revision: 2 }), found: [] },
    { name: 'written together', definition: versions({ revision: 3, operationId: 'GetPetV3' }), found: [] },
    {
      name: 'another number',
      definition: versions({ revision: 3, operationId: 'GetPet_V2' }),
      found: [place(0, 'operationId')],
      says: /Write "GetPet_V3"/,
    },
  ],
  'family-active': [
    { name: 'two', definition: versions({ revision: 1 }, { revision: 2 }), found: [] },
    {
      name: 'older ones are deprecated',
      definition: versions({ deprecated: true }, { revision: 2 }, { revision: 3 }),
      found: [],
    },
    {
      name: 'three',
      definition: versions({ revision: 3 }, { revision: 1 }, { revision: 2 }),
      found: [place(1, note)],
      says: /has 3 versions in use/,
    },
  ],
  'family-production': [
    { name: 'one', definition: versions({ status: 'Production' }, { revision: 2, status: 'Preview' }), found: [] },
    {
      name: 'two',
      definition: versions({ status: 'Production' }, { revision: 2, status: 'Production' }),
      found: [place(1, note, 'status')],
    },
  ],
  'annotation-status-ahead': [
    { name: 'both', definition: { ...versions({ status: 'Production' }), ...info(inProduction) }, found: [] },
    { name: 'neither', definition: versions({ status: 'Preview' }), found: [] },
    { name: 'only the operation', definition: versions({ status: 'Production' }), found: [place(0, note, 'status')] },
  ],
  'annotation-replacement': [
    { name: 'none', definition: versions({}), found: [] },
    { name: 'a fault of shape', definition: pathsWith({ [note]: { replacement: 'GetPet_V2' } }), found: [] },
    {
      name: 'of a deprecated operation',
      definition: pathsWith({ deprecated: true, [note]: { replacement: { api: 'a', operationId: 'GetPet_V2' } } }),
      found: [],
    },
    {
      name: 'half of it, of one that is not deprecated',
      definition: pathsWith({ [note]: { replacement: { operationId: ' ' } } }),
      found: [`${at}/${note}/replacement`, `${at}/${note}/replacement/operationId`, `${at}/${note}/replacement`],
    },
  ],
};
