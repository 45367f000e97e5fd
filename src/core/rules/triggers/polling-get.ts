import type { Rule } from '../rule.ts';
import { inEachOperation } from '../walk/pieces.ts';

/** A warning, as the notes say "GET mostly". Source: domain notes, 6.2. */
export const pollingGet: Rule = {
  id: 'polling-get',
  severity: 'warning',
  why: 'A polling trigger asks for what is new, and asking changes nothing.',
  source: 'Connector documentation, polling triggers',
  notes: ['TRG-04'],
  check: inEachOperation(function* ({ members, method, label }, pointer) {
    if (members['x-ms-trigger'] !== 'batch' || method === 'get') return;
    yield { pointer, message: `${label} is a polling trigger, and the platform polls with GET. Change its verb.` };
  }),
};
