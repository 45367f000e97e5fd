import { expect, it } from 'vitest';
import { operationsOf } from '#core/definition/operations.ts';
import { openDocument } from '#core/document/open-document.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';
import { sampleConnector } from '#core/samples/sample-connector.ts';

it('passes our rules', () => {
  expect(validateConnector(sampleConnector())).toEqual([]);
});

it('is labelled as published connectors are', () => {
  const { definition } = openDocument(sampleConnector());
  const operations = operationsOf(definition.value);
  expect(operations.map(({ operation }) => operation.operationId)).toEqual(['GetForecast', 'GetElevation']);
  for (const { operation } of operations) {
    expect(operation.description).toMatch(/\.$/);
    for (const parameter of operation.parameters ?? []) {
      expect(parameter).toMatchObject({
        'x-ms-summary': expect.stringMatching(/^[A-Z]/),
        description: expect.stringMatching(/\.$/),
      });
    }
  }
  expect(definition.value.info?.title?.length).toBeLessThanOrEqual(30);
  expect(definition.value.info?.description?.length).toBeGreaterThanOrEqual(30);
});
