import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

export const pathParameterRequired: Rule = {
  id: 'path-parameter-required',
  severity: 'error',
  why: 'Without the value there is no address to call.',
  source: 'OpenAPI 2.0, Parameter Object, required',
  notes: ['PAR-02'],
  serviceCodes: ['PathParameterMustBeRequired'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      const { in: place, required, name } = site.value;
      if (place !== 'path' || (required !== undefined && required !== false)) continue;
      const message = `The path parameter ${typeof name === 'string' ? `"${name}" ` : ''}must be required. Set "required" to true.`;
      const at = child(site.pointer, 'required');
      yield {
        pointer: at,
        message,
        fix: { title: 'Make it required', edits: () => [{ kind: 'set', pointer: at, value: true }] },
      };
    }
  }),
};
