import type { Rule } from '../rule.ts';
import { limitsOf } from '../walk/limits.ts';

/** Source: domain notes, 7.1 (Dataverse columns). */
export const definitionFitsSolution: Rule = {
  id: 'definition-fits-solution',
  severity: 'warning',
  why: 'A solution keeps the files of a connector in columns of 500,000 characters; a larger one can only be made outside of solutions.',
  source: 'Dataverse, table connector',
  notes: [],
  *check(document) {
    for (const [id, pointer, name] of columns) {
      const reading = limitsOf(document).get(id);
      if (!reading || reading.used <= reading.limit) continue;
      yield {
        pointer,
        message: `The ${name} ${id === 'solution-definition' ? 'has' : 'have'} ${reading.used.toLocaleString('en')} characters, and a solution holds ${reading.limit.toLocaleString('en')}. If the connector is to travel in a solution, make it smaller.`,
      };
    }
  },
};

const columns = [
  ['solution-definition', '/definition', 'definition'],
  ['solution-connection', '/properties/properties/connectionParameters', 'connection parameters'],
  ['solution-policies', '/properties/properties/policyTemplateInstances', 'policies'],
] as const;
