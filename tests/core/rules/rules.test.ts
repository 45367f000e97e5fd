import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { patchDocument } from '#core/document/patch.ts';
import type { ConnectorDocument } from '#core/document/open-document.ts';
import { valueAt } from '#core/document/pointer.ts';
import { patchOfFixes } from '#core/rules/apply-fixes.ts';
import { rules } from '#core/rules/index.ts';
import { validateDocument } from '#core/rules/validate-connector.ts';
import type { RuleCases } from './cases/case.ts';
import { dynamicCases } from './cases/dynamic.ts';
import { definitionCases } from './cases/definition.ts';
import { infoCases } from './cases/info.ts';
import { operationCases } from './cases/operations.ts';
import { operationContentCases } from './cases/operation-content.ts';
import { operationTextCases } from './cases/operation-texts.ts';
import { versionCases } from './cases/versions.ts';
import { parameterAndSchemaCases } from './cases/parameters-and-schemas.ts';
import { parameterCases } from './cases/parameters.ts';
import { parameterTextCases } from './cases/parameter-texts.ts';
import { policyCases } from './cases/policies.ts';
import { referenceCases } from './cases/references.ts';
import { responseCases } from './cases/responses.ts';
import { schemaCases } from './cases/schemas.ts';
import { connectionCases } from './cases/connections.ts';
import { scriptAndIconCases } from './cases/script-and-icon.ts';
import { securityAndPropertiesCases } from './cases/security-and-properties.ts';
import { triggerCases } from './cases/triggers.ts';
import { valueCases } from './cases/values.ts';
import { documentWith } from './support/document-with.ts';

const cases: RuleCases = {
  ...definitionCases,
  ...dynamicCases,
  ...infoCases,
  ...operationCases,
  ...operationTextCases,
  ...operationContentCases,
  ...versionCases,
  ...parameterAndSchemaCases,
  ...parameterCases,
  ...parameterTextCases,
  ...policyCases,
  ...referenceCases,
  ...responseCases,
  ...schemaCases,
  ...connectionCases,
  ...scriptAndIconCases,
  ...securityAndPropertiesCases,
  ...valueCases,
  ...triggerCases,
};

const errorsOf = (document: ConnectorDocument): readonly string[] =>
  validateDocument(document, { profile: 'certification' })
    .filter(({ severity }) => severity === 'error')
    // What is proposed follows from what stands around it, and so from the fix.
    .map(({ code, message }) => `${code} ${message.replace(/, such as .*$/, '')}`);

function valueIn({ definition, properties, connector }: ConnectorDocument, pointer: string): unknown {
  return valueAt({ ...connector, definition: definition.value, properties: properties.value }, pointer);
}

describe.each(rules)('$id', (rule) => {
  const table = cases[rule.id] ?? [];

  it.each(table)('$name', ({ found, says, fix, mended, ...files }) => {
    const document = documentWith(files);
    const findings = [...rule.check(document)];
    expect(findings.map(({ pointer }) => pointer)).toEqual(found);
    if (says) expect(findings[0]?.message).toMatch(says);
    if (fix) expect(findings[0]?.fix?.title).toBe(fix);
    const patch = patchOfFixes(document, { code: `rule/${rule.id}` });
    expect(patch !== undefined).toBe(findings.some((finding) => finding.fix));
    if (!patch) return;
    const after = patchDocument(document, patch).value;
    expect([...rule.check(after)].filter((finding) => finding.fix)).toEqual([]);
    expect(errorsOf(after).filter((error) => !errorsOf(document).includes(error))).toEqual([]);
    for (const [pointer, value] of Object.entries(mended ?? {})) expect(valueIn(after, pointer)).toEqual(value);
  });

  it('has a document that passes and one that fails', () => {
    expect(table.some(({ found }) => found.length === 0)).toBe(true);
    expect(table.some(({ found }) => found.length > 0)).toBe(true);
  });
});

it.each(rules)('$id: a fix is shown by what it leaves', ({ id, check }) => {
  const table = cases[id] ?? [];
  const isMended = table.some((files) => [...check(documentWith(files))].some(({ fix }) => fix));
  expect(table.some(({ mended }) => mended)).toBe(isMended);
});

describe('the registry', () => {
  const folders = ['walk', 'shapes', 'openapi-shape', 'words', 'mending', 'extension-shapes'];

  it('has every rule file, and each rule under the name of its file', () => {
    const root = new URL('../../../src/core/rules/', import.meta.url);
    const files = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !folders.includes(entry.name))
      .flatMap(({ name }) => readdirSync(new URL(name, root)))
      .map((name) => name.slice(0, -'.ts'.length));
    expect(rules.map(({ id }) => id).toSorted()).toEqual(files.filter((name) => name !== 'index').toSorted());
  });

  it('says of each rule why it is there, in a sentence', () => {
    for (const { id, why } of rules) expect(why, id).toMatch(/^[A-Z].*\.$/);
  });

  it('has cases only for rules that exist', () => {
    expect(Object.keys(cases).filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
  });
});
