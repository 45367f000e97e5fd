import { rules } from '../rules/index.ts';
import type { RuleFacts } from './rule-facts.ts';

/** All rules, in the order of the registry. For the worker: the rules themselves are too much for the page. */
export function describeRules(): readonly RuleFacts[] {
  return rules.map(({ id, severity, why, source, notes, serviceCodes = [], profile }) => ({
    code: `rule/${id}`,
    severity,
    why,
    source,
    notes,
    serviceCodes,
    ...(profile && { profile }),
  }));
}
