import { expect, it } from 'vitest';
import { usesOfOperation } from '#core/definition/operation-uses.ts';
import { values } from './edits/parcels.ts';

it('usesOfOperation finds policies, the script and extensions, not the operation itself', () => {
  expect(usesOfOperation(values, 'ListDepots').map(({ kind, pointer }) => [kind, pointer])).toEqual([
    ['extension', '/definition/paths/~1parcels~1{id}/get/parameters/1/x-ms-dynamic-values/operationId'],
    ['policy', '/properties/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName/0'],
    ['policy', '/properties/properties/policyTemplateInstances/1/parameters/x-ms-apimTemplate-operationName/1'],
    ['script', '/properties/properties/scriptOperations/0'],
  ]);
});
