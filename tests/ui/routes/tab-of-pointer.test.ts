import { expect, it } from 'vitest';
import { tabOfPointer } from '#ui/routes/studio/tab-of-pointer.ts';

it.each([
  ['/definition/info/title', 'general'],
  ['/definition/host', 'general'],
  ['/icon', 'general'],
  ['', 'general'],
  ['/definition/securityDefinitions/key', 'security'],
  ['/definition/security/0', 'security'],
  ['/properties/properties/connectionParameters/api_key', 'security'],
  ['/definition/paths/~1pets/get/summary', 'definition'],
  ['/properties/properties/policyTemplateInstances/0', 'definition'],
  ['/script', 'code'],
  ['/properties/properties/scriptOperations', 'code'],
])('%s is edited on %s', (pointer, tab) => {
  expect(tabOfPointer(pointer)).toBe(tab);
});
