import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '#core/rules/index.ts';
import type { RuleCases } from './cases/case.ts';
import { definitionCases } from './cases/definition.ts';
import { operationCases } from './cases/operations.ts';
import { parameterAndSchemaCases } from './cases/parameters-and-schemas.ts';
import { securityAndPropertiesCases } from './cases/security-and-properties.ts';
import { documentWith } from './support/document-with.ts';

const cases: RuleCases = {
  ...definitionCases,
  ...operationCases,
  ...parameterAndSchemaCases,
  ...securityAndPropertiesCases,
};

describe.each(rules)('$id', (rule) => {
  const table = cases[rule.id] ?? [];

  it.each(table)('$name', ({ found, says, ...files }) => {
    const findings = [...rule.check(documentWith(files))];
    expect(findings.map(({ pointer }) => pointer)).toEqual(found);
    if (says) expect(findings[0]?.message).toMatch(says);
  });

  it('has a document that passes and one that fails', () => {
    expect(table.some(({ found }) => found.length === 0)).toBe(true);
    expect(table.some(({ found }) => found.length > 0)).toBe(true);
  });
});

describe('the registry', () => {
  const machinery = ['index', 'place-findings', 'rule', 'validate-connector'];

  it('has every rule file, and each rule under the name of its file', () => {
    const files = readdirSync(new URL('../../../src/core/rules', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map(({ name }) => name.slice(0, -'.ts'.length));
    expect(rules.map(({ id }) => id).toSorted()).toEqual(files.filter((name) => !machinery.includes(name)).toSorted());
  });

  it('says of each rule why it is there, in a sentence', () => {
    for (const { id, why } of rules) expect(why, id).toMatch(/^[A-Z].*\.$/);
  });

  it('has cases only for rules that exist', () => {
    expect(Object.keys(cases).filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
  });
});
