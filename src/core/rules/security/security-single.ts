import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, objectsIn, settingsOf } from '../walk/parts.ts';

/** Several ways to choose from stand in the properties; then nothing is told. Source: domain notes, 3. */
export const securitySingle: Rule = {
  id: 'security-single',
  severity: 'info',
  why: 'The wizard reads one way to sign in, the first, and forgets the others when it saves.',
  source: 'Connector documentation, authentication',
  notes: ['SEC-02'],
  *check(document) {
    const [first, second] = [...objectsIn(definitionOf(document)?.['securityDefinitions'])];
    if (!first || !second || settingsOf(document)?.['connectionParameterSets'] !== undefined) return;
    yield {
      pointer: child('/definition/securityDefinitions', second[0]),
      message: `The wizard takes only "${first[0]}", the first way to sign in. Remove the others, or let people choose among several on the Security tab.`,
    };
  },
};
