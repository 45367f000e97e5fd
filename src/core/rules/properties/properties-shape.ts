import type { Rule } from '../rule.ts';
import { checkShape } from '../shapes/check-shape.ts';
import { anything, choice, listOf, mapOf, text, type ObjectShape, type Shape } from '../shapes/shape.ts';
import { rawValueOf } from '../walk/parts.ts';

/**
 * The basics of `apiProperties.json`; members that nobody knows are left alone, because real files carry some and the
 * service takes them.
 *
 * Source: domain notes AP-01, 1.2, 1.3. The colour is left to icon-brand-color.
 */
export const propertiesShape: Rule = {
  id: 'properties-shape',
  severity: 'error',
  why: 'The service reads sign-in, policies and colour from this file and refuses what it cannot read.',
  source: 'apiProperties schema',
  notes: ['AP-01'],
  *check(document) {
    const file = rawValueOf(document.properties);
    if (file === undefined) return;
    for (const { pointer, message } of checkShape(file, propertiesFile, '/properties')) yield { pointer, message };
  },
};

const open = (
  name: string,
  members: Readonly<Record<string, Shape>>,
  required: readonly string[] = [],
): ObjectShape => ({
  kind: 'object',
  name,
  members,
  required,
  others: () => anything,
});

/** Files say null for "none" here and there. */
const orNull = (shape: Shape): Shape => choice((value) => (value === null ? anything : shape));

const customParameters = mapOf('the settings of an identity provider', open('a setting', {}));

const connectionParameter = open(
  'a connection parameter',
  {
    type: text,
    uiDefinition: orNull(
      open('a description of a field', { constraints: orNull(open('the constraints of a field', {})) }),
    ),
    oAuthSettings: open('OAuth settings', {
      identityProvider: text,
      clientId: text,
      scopes: listOf(text),
      customParameters,
    }),
  },
  ['type'],
);

const policy = open('a policy', { templateId: text, title: text, parameters: open('the parameters of a policy', {}) }, [
  'templateId',
]);

const propertiesFile = open(
  'a properties file',
  {
    properties: open('the properties of a connector', {
      connectionParameters: orNull(mapOf('the connection parameters', connectionParameter)),
      capabilities: orNull(listOf(text)),
      policyTemplateInstances: orNull(listOf(policy)),
      scriptOperations: orNull(listOf(text)),
      publisher: orNull(text),
      stackOwner: orNull(text),
    }),
  },
  ['properties'],
);
