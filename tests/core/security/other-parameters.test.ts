import { expect, it } from 'vitest';
import { otherParameters, securityDefaults } from '#core/security/index.ts';

it('lists what is asked for besides signing in', () => {
  const connectionParameters = {
    api_key: { type: 'securestring' },
    'token:TenantId': { type: 'string' },
    region: { type: 'string', uiDefinition: { displayName: 'Region', constraints: { required: 'true' } } },
    plan: { uiDefinition: { constraints: { required: true } } },
    trace: { type: 'string', uiDefinition: { constraints: { hidden: 'true' } } },
    odd: null,
  };
  expect(otherParameters({ properties: { connectionParameters } }, securityDefaults.apiKey)).toEqual([
    { name: 'region', label: 'Region', type: 'string', isRequired: true },
    { name: 'plan', label: 'plan', type: 'string', isRequired: true },
    { name: 'odd', label: 'odd', type: 'string', isRequired: false },
  ]);
  expect(otherParameters(null, securityDefaults.none)).toEqual([]);
});
