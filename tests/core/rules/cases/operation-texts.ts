import { inQuery, operation, pathsWith } from '../support/document-with.ts';
import type { RuleCase, RuleCases } from './case.ts';

const at = '/definition/paths/~1pets/get';
const ids = (...operationIds: readonly unknown[]) => ({
  paths: Object.fromEntries(
    operationIds.map((operationId, index) => [`/${index}`, { get: operation({ operationId }) }]),
  ),
});
const many = (members: Readonly<Record<string, unknown>>) => ({
  paths: Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [
      `/${index}`,
      { get: operation({ operationId: `Get${index}`, ...members }) },
    ]),
  ),
});

/** Summaries, and what becomes of those that are mended. */
const summaries = (cases: Readonly<Record<string, string | undefined>>, says?: RegExp): readonly RuleCase[] =>
  Object.entries(cases).map(([summary, mended]) => ({
    name: summary,
    definition: pathsWith({ summary }),
    found: [`${at}/summary`],
    ...(says && { says }),
    ...(mended !== undefined && { mended: { [`${at}/summary`]: mended } }),
  }));
const goodSummaries = (...texts: readonly unknown[]): readonly RuleCase[] =>
  texts.map((summary) => ({ name: `good: ${String(summary)}`, definition: pathsWith({ summary }), found: [] }));
const descriptions = (cases: Readonly<Record<string, string | undefined>>): readonly RuleCase[] =>
  Object.entries(cases).map(([description, mended]) => ({
    name: description,
    definition: pathsWith({ description }),
    found: [`${at}/description`],
    ...(mended !== undefined && { mended: { [`${at}/description`]: mended } }),
  }));

export const operationTextCases: RuleCases = {
  'operation-id-plain': [
    { name: 'letters, digits, a version', definition: ids('GetPet', 'getPet2', 'GetPet_V2', 'A_v10'), found: [] },
    { name: 'none, and a fault of shape', definition: ids('', undefined, 5), found: [] },
    {
      name: 'policies, script and lists of values follow',
      definition: {
        paths: {
          '/pets': { get: operation({ operationId: 'list-pets' }) },
          '/owners': {
            get: operation({
              operationId: 'ListOwners',
              parameters: [
                { ...inQuery('pet'), 'x-ms-dynamic-values': { operationId: 'list-pets', 'value-path': 'id' } },
              ],
            }),
          },
        },
      },
      properties: {
        scriptOperations: ['list-pets'],
        policyTemplateInstances: [
          { templateId: 'setheader', parameters: { 'x-ms-apimTemplate-operationName': ['ListOwners', 'list-pets'] } },
        ],
      },
      script: '',
      found: [`${at}/operationId`],
      says: /rename it to "ListPets"/,
      fix: 'Write the ID with letters and digits only',
      mended: {
        [`${at}/operationId`]: 'ListPets',
        '/definition/paths/~1owners/get/parameters/0/x-ms-dynamic-values/operationId': 'ListPets',
        '/properties/properties/scriptOperations': ['ListPets'],
        '/properties/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName': [
          'ListOwners',
          'ListPets',
        ],
      },
    },
    {
      name: 'ids that would become one stay two',
      definition: ids('get_pet', 'get-pet', 'GetPet', 'é', '2-pets_v3'),
      found: ['/0', '/1', '/3', '/4'].map((path) => `/definition/paths/${path.replace('/', '~1')}/get/operationId`),
      mended: {
        '/definition/paths/~10/get/operationId': 'GetPet2',
        '/definition/paths/~11/get/operationId': 'GetPet3',
        '/definition/paths/~12/get/operationId': 'GetPet',
        '/definition/paths/~13/get/operationId': 'E',
        '/definition/paths/~14/get/operationId': 'Get4',
      },
    },
    {
      name: 'the version stays',
      definition: ids('get_pet_V2'),
      found: ['/definition/paths/~10/get/operationId'],
      mended: { '/definition/paths/~10/get/operationId': 'GetPet_V2' },
    },
    {
      name: 'while the properties do not read',
      definition: ids('get_pet'),
      properties: '{"properties": {',
      found: ['/definition/paths/~10/get/operationId'],
      mended: { '/definition/paths/~10/get/operationId': 'GetPet' },
    },
  ],
  'operation-id-capital': [
    { name: 'a capital', definition: ids('GetPet', 'G'), found: [] },
    { name: 'other characters, which another rule tells', definition: ids('get-pet'), found: [] },
    {
      name: 'none',
      definition: ids('getPet', 'list2'),
      found: ['/definition/paths/~10/get/operationId', '/definition/paths/~11/get/operationId'],
      fix: 'Start the ID with a capital letter',
      mended: { '/definition/paths/~10/get/operationId': 'GetPet', '/definition/paths/~11/get/operationId': 'List2' },
    },
  ],
  'operation-id-length': [
    { name: '80 characters', definition: ids('x'.repeat(80)), found: [] },
    { name: '81 characters', definition: ids('x'.repeat(81)), found: ['/definition/paths/~10/get/operationId'] },
  ],
  'summary-ending': [
    ...goodSummaries('Get pets', 'Get pets (all)', 'Get 5', 'Hämta öl', '', 7),
    ...summaries({ 'Get pets.': 'Get pets', 'Get pets ...': 'Get pets', 'Get pets ': 'Get pets' }),
    ...summaries({ 'Get “pets”': undefined, 'Get pets [all]': undefined, '...': undefined }),
  ],
  'summary-characters': [
    ...goodSummaries('Get pets (all 5)', 'Get pets.', 'Hämta öl'),
    ...summaries({ 'Get pets & owners': 'Get pets and owners', 'Get "new"_pets.': 'Get new pets.' }),
    ...summaries({ "Get owner's pets": undefined, 'Create/update pet': undefined }, /as in "Get order \(draft\)"/),
  ],
  'summary-capital': [
    ...goodSummaries('Get pets', 'iMIS contacts', '5 pets', 'ℹ️', ''),
    ...summaries({ 'get all pets': 'Get all pets', list: 'List' }),
  ],
  'summary-sentence-case': [
    ...goodSummaries(
      'Get all pets',
      'Get pets from Contoso',
      'Get Pet',
      'Get PDF from URL',
      'Get Pets of the year',
      '',
    ),
    ...summaries({ 'Get All Open Orders': undefined, 'Get Orders of a Customer': undefined }, /Write small letters/),
  ],
  'operation-description-present': [
    { name: 'one', definition: pathsWith({}), found: [] },
    { name: 'internal', definition: pathsWith({ description: '', 'x-ms-visibility': 'internal' }), found: [] },
    { name: 'a fault of shape', definition: pathsWith({ description: 5 }), found: [] },
    { name: 'none', definition: pathsWith({ description: undefined }), found: [at], says: /GET \/pets/ },
    { name: 'blanks', definition: pathsWith({ description: ' ' }), found: [`${at}/description`] },
  ],
  'operation-description-sentence': [
    ...['Gets pets.', 'Gets pets (all).', 'Pets', 'Really? ', 'See https://a.example/x', '取得します。', ''].map(
      (description) => ({ name: `good: ${description}`, definition: pathsWith({ description }), found: [] }),
    ),
    ...descriptions({
      'Gets all pets': 'Gets all pets.',
      'Gets pets: ': 'Gets pets.',
      'A https://b is it': 'A https://b is it.',
    }),
  ],
  'operation-description-own': [
    { name: 'another text', definition: pathsWith({}), found: [] },
    { name: 'neither', definition: pathsWith({ summary: '', description: '' }), found: [] },
    {
      name: 'the summary as a sentence',
      definition: pathsWith({ description: 'get a  pet.' }),
      found: [`${at}/description`],
    },
  ],
  'operation-product-names': [
    { name: 'none', definition: pathsWith({ description: 'Triggers a flow. Flow of pets.' }), found: [] },
    {
      name: 'in both texts',
      definition: pathsWith({ summary: 'Get PowerApps pets', description: 'For Power Automate.' }),
      found: [`${at}/summary`, `${at}/description`],
    },
  ],
  'deprecated-marked': [
    { name: 'not deprecated', definition: pathsWith({ deprecated: false }), found: [] },
    {
      name: 'marked',
      definition: pathsWith({ deprecated: true, summary: 'Get (Deprecated)', description: 'This is deprecated.' }),
      found: [],
    },
    {
      name: 'not marked',
      definition: pathsWith({ deprecated: true }),
      found: [`${at}/summary`, `${at}/description`],
      fix: 'Add “(deprecated)”',
      mended: {
        [`${at}/summary`]: 'Get a pet (deprecated)',
        [`${at}/description`]: 'Gets a pet by its number (deprecated).',
      },
    },
    {
      name: 'a summary that would be too long',
      definition: pathsWith({ deprecated: true, summary: 'x'.repeat(70), description: 'deprecated' }),
      found: [`${at}/summary`],
    },
  ],
  'visibility-considered': [
    { name: 'few operations', definition: pathsWith({}), found: [] },
    { name: 'it is said', definition: many({ 'x-ms-visibility': 'important' }), found: [] },
    { name: 'it is said of none', definition: many({}), found: ['/definition/paths'], says: /None of the 10/ },
  ],
};
