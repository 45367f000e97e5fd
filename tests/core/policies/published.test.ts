import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operationsOf } from '#core/definition/operations.ts';
import { openDocument } from '#core/document/open-document.ts';
import { patchDocument } from '#core/document/patch.ts';
import { PolicyChecker, type PolicyFaultKind } from '#core/policies/check-policy.ts';
import { setParameter } from '#core/policies/edits.ts';
import { operationsKey, parameterPrefix, parametersOfPolicy, policiesOf, sectionKey } from '#core/policies/policy.ts';
import { runPolicies } from '#core/policies/run-policies.ts';
import { connectionQuestions, sampleAnswer, sampleValues } from '#core/policies/sample-call.ts';
import { templateOf } from '#core/policies/templates/index.ts';

const corpus = '../shared/corpus/connectors';
/** What the service takes all the same. */
const hints: ReadonlySet<PolicyFaultKind> = new Set(['connection-parameter-case', 'query-parameter']);

function read(name: string) {
  const text = (file: string, otherwise: string): string =>
    existsSync(`${corpus}/${name}/${file}`)
      ? readFileSync(`${corpus}/${name}/${file}`, 'utf8').replace(/^\uFEFF/, '')
      : otherwise;
  return openDocument({
    definition: text('apiDefinition.swagger.json', '{}'),
    properties: text('apiProperties.json', '{"properties":{}}'),
  });
}

describe.skipIf(!existsSync(corpus))('policies of published connectors (skipped where the corpus is absent)', () => {
  const names = existsSync(corpus) ? readdirSync(corpus) : [];

  it('all have fields', () => {
    const without: string[] = [];
    for (const name of names) {
      for (const { policy, title } of policiesOf(read(name).properties.value)) {
        const template = templateOf(policy);
        const known = new Set(template?.fields.map((field) => parameterPrefix + field.name));
        if (!template) without.push(`${name}, ${title}: no template`);
        // A section on a template that has only one stands among the other members.
        for (const key of Object.keys(parametersOfPolicy(policy)))
          if (!known.has(key) && key !== operationsKey && key !== sectionKey) without.push(`${name}, ${title}: ${key}`);
      }
    }
    expect(without).toEqual([]);
  });

  it.each(names)('%s: policies are checked, tried and edited', (name) => {
    const document = read(name);
    const values = { definition: document.definition.value, properties: document.properties.value };
    const entries = operationsOf(values.definition);
    const policies = policiesOf(values.properties);
    const checker = new PolicyChecker(values);
    for (const entry of policies) {
      const found = checker.check(entry).map(({ kind }) => kind);
      expect(found.filter((kind) => !hints.has(kind))).toEqual([]);
      const [field] = templateOf(entry.policy)?.fields ?? [];
      if (!field || typeof parametersOfPolicy(entry.policy)[parameterPrefix + field.name] !== 'string') continue;
      const { value, inverse } = patchDocument(document, setParameter(entry, field.name, 'changed', field.label));
      const before = document.connector.properties.split('\n');
      const after = value.connector.properties.split('\n');
      expect(after).toHaveLength(before.length);
      expect(after.filter((line, at) => line !== before[at])).toHaveLength(1);
      expect(patchDocument(value, inverse).value.connector).toEqual(document.connector);
    }
    for (const operation of policies.length > 0 ? entries.slice(0, 25) : []) {
      const result = runPolicies(values.definition, values.properties, operation, {
        values: sampleValues(values.definition, operation),
        connection: {},
        answer: sampleAnswer(values.definition, operation),
        fetched: {},
      });
      expect(result.ok || result.diagnostics.length > 0).toBe(true);
      if (result.ok)
        expect(result.value.request.every(({ notes, outcome }) => outcome === 'done' || notes.length > 0)).toBe(true);
      connectionQuestions(values.definition, values.properties, operation);
    }
  });
});
