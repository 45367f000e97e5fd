import { child } from '../document/pointer.ts';
import type { Rule } from './rule.ts';
import { sitesIn } from './walk/sites.ts';

/** Source: OpenAPI 2.0, Parameter Object, `required`; domain notes PAR-02 (`PathParameterMustBeRequired`). */
export const pathParameterRequired: Rule = {
  id: 'path-parameter-required',
  severity: 'error',
  why: 'Without the value there is no address to call.',
  *check(document) {
    for (const site of sitesIn(document).parameters) {
      const { in: place, required, name } = site.value;
      if (place !== 'path' || (required !== undefined && required !== false)) continue;
      const message = `The path parameter ${typeof name === 'string' ? `"${name}" ` : ''}must be required. Set "required" to true.`;
      const { pointer } = site;
      yield { pointer: required === false ? child(pointer, 'required') : pointer, message };
    }
  },
};
