import type { Rule } from '../rule.ts';
import { definitionOf, isFilled } from '../walk/parts.ts';

/** Source: domain notes DOC-02 (`RequiredPropertyMissing`). The schema leaves it optional; the service does not. */
export const hostPresent: Rule = {
  id: 'host-present',
  severity: 'error',
  why: 'Without a host the connector does not know which server to call.',
  source: 'Validation of the service',
  notes: ['DOC-02'],
  serviceCodes: ['RequiredPropertyMissing'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition) return;
    const { host } = definition;
    if (host !== undefined && typeof host !== 'string') return;
    if (!isFilled(host))
      yield { pointer: '/definition/host', message: 'The host is missing. Enter it, such as "api.example.com".' };
  },
};
