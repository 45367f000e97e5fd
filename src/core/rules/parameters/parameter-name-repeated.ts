import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { parametersOf } from '../walk/parameters.ts';

/** Source: domain notes 11.2: "an optional name that equals a required one gets `_1`". */
export const parameterNameRepeated: Rule = {
  id: 'parameter-name-repeated',
  severity: 'info',
  why: 'Power Apps tells the parameters of a function apart by their names alone.',
  source: 'Power Apps',
  notes: ['11.2'],
  *check(document) {
    for (const site of operationsIn(document)) {
      const { parameters } = parametersOf(document, site);
      if (parameters.length < 2) continue;
      const required = new Set(
        parameters.flatMap(({ parameter }) => (parameter['required'] === true ? [parameter['name']] : [])),
      );
      for (const listed of parameters) {
        const { name, required: isRequired } = listed.parameter;
        if (isRequired === true || typeof name !== 'string' || !required.has(name)) continue;
        const message = `${site.label} has a required parameter of the name "${name}" too, so Power Apps calls this one "${name}_1". Rename one of them if the API allows it.`;
        yield { pointer: listed.pointer, message };
      }
    }
  },
};
