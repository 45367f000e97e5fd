import { describe, expect, it } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { openDocument } from '#core/document/open-document.ts';
import { patchDocument } from '#core/document/patch.ts';
import { applyFix, patchOfFixes } from '#core/rules/apply-fixes.ts';
import { validateConnector, validateDocument } from '#core/rules/validate-connector.ts';
import { hasCorpus, publishedConnectors, swaggerFiles } from './support/corpus.ts';
import { connectorWith, inPath, operation } from './support/document-with.ts';
import { refusalOf } from './support/refusal.ts';

const twoFaults = connectorWith({
  definition: {
    paths: {
      '/pets/{id}': { get: operation({ parameters: [{ ...inPath('id'), required: false }] }) },
      '/toys/{id}': { get: operation({ operationId: 'GetToy', parameters: [{ ...inPath('id'), required: false }] }) },
    },
  },
});
const required = validateConnector(twoFaults).filter(({ code }) => code === 'rule/path-parameter-required');

describe('one fix', () => {
  it('mends the finding that it is of, and no other', () => {
    const [first, second] = required;
    const after = first && applyFix(twoFaults, first);
    const left = validateConnector(after ?? twoFaults).filter(({ code }) => code === 'rule/path-parameter-required');
    expect(left.map(({ pointer }) => pointer)).toEqual([second?.pointer]);
  });

  it('changes nothing once there is nothing to mend', () => {
    const [first] = required;
    const after = first && applyFix(twoFaults, first);
    expect(first && after && applyFix(after, first)).toBe(after);
    expect(applyFix(twoFaults, { code: 'json/syntax', severity: 'error', message: '', pointer: '' })).toBe(twoFaults);
  });
});

/** Rules whose fixes do more than what the finding is about. */
describe('a caution', () => {
  const pets = (id: string): object => ({ '/pets': { get: operation({ operationId: id }) } });
  it.each([
    ['operation-id-plain', { paths: pets('get_pets') }, /flows/i],
    ['operation-id-capital', { paths: pets('getPets') }, /flows/i],
    [
      'operation-id-alike',
      { paths: { ...pets('ListPets'), '/toys': { get: operation({ operationId: 'LISTPETS' }) } } },
      /flows/i,
    ],
    [
      'collection-format',
      {
        paths: {
          '/pets': {
            get: operation({
              parameters: [
                { name: 'ids', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'multi' },
              ],
            }),
          },
        },
      },
      /API takes/,
    ],
    ['schemes-https', { schemes: ['http', 'https'] }, /https/],
    [
      'path-parameter-required',
      { paths: { '/pets/{id}': { get: operation({ parameters: [{ ...inPath('id'), required: false }] }) } } },
      undefined,
    ],
  ])('of %s is told with its fix', (id, definition, caution) => {
    const found = validateConnector(connectorWith({ definition }), { profile: 'certification' });
    const fixes = found.filter(({ code }) => code === `rule/${id}`).map(({ fix }) => fix);
    expect(fixes).toHaveLength(1);
    if (caution) expect(fixes[0]?.caution).toMatch(caution);
    else expect(fixes[0]).not.toHaveProperty('caution');
  });
});

describe('all fixes of a kind', () => {
  it('are one step, whose title counts them', () => {
    const document = openDocument(twoFaults);
    const patch = patchOfFixes(document, { code: 'rule/path-parameter-required', title: 'Make it required' });
    expect(patch?.title).toBe('Make it required (2 times)');
    expect(patchOfFixes(document, { code: 'rule/path-parameter-required', title: 'Something else' })).toBeUndefined();
    const after = patch && patchDocument(document, patch);
    expect(after && patchDocument(after.value, after.inverse).value.connector).toEqual(twoFaults);
  });
});

/** Errors by code: a fix may give what is left another name, which their messages speak of. */
function countErrors(connector: Connector): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code, severity } of validateConnector(connector, { profile: 'certification' }))
    if (severity === 'error') counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

describe.skipIf(!hasCorpus)('all fixes over real files (skipped without the corpus)', { timeout: 60_000 }, () => {
  it.each([...publishedConnectors(), ...swaggerFiles()])('$name', async ({ connector }) => {
    const document = openDocument(connector);
    const profile = 'certification';
    const patch = patchOfFixes(document, { profile });
    if (!patch) return;
    const after = patchDocument(document, patch).value;
    expect(validateDocument(after, { profile }).length).toBeLessThan(validateDocument(document, { profile }).length);
    const before = countErrors(connector);
    for (const [code, count] of Object.entries(countErrors(after.connector)))
      expect(count, code).toBeLessThanOrEqual(before[code] ?? 0);
    expect(patchOfFixes(after, { profile })).toBeUndefined();
    if ((await refusalOf(document.definition.value)) === undefined)
      expect(await refusalOf(after.definition.value)).toBeUndefined();
  });
});
