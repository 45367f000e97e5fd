import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn, type OperationSite } from '../walk/operations.ts';
import { parametersOf } from '../walk/parameters.ts';
import { variablesOf } from '../walk/path-template.ts';

/** Source: OpenAPI 2.0, Path Templating; domain notes OP-19 (`OperationMissingPathParameter`). */
export const pathVariableHasParameter: Rule = {
  id: 'path-variable-has-parameter',
  severity: 'error',
  why: 'A flow can only call the address when each part in braces is filled in by a parameter.',
  source: 'OpenAPI 2.0, Path Templating',
  notes: ['OP-19'],
  serviceCodes: ['OperationMissingPathParameter'],
  *check(document) {
    for (const site of operationsIn(document)) {
      const variables = variablesOf(site.path);
      if (variables.length === 0) continue;
      const { parameters, complete } = parametersOf(document, site);
      // A broken reference may be the very parameter that is looked for; it is reported already.
      if (!complete) continue;
      const declared = new Set(parameters.map(({ parameter }) => parameter['in'] === 'path' && parameter['name']));
      for (const name of new Set(variables)) {
        if (declared.has(name)) continue;
        const message = `${site.label} has no parameter for "{${name}}". Add a parameter "${name}" with "in": "path".`;
        yield {
          pointer: site.pointer,
          message,
          ...(canTakeParameter(site) && {
            fix: { title: 'Add the parameter', edits: () => [adding(site, name)] },
          }),
        };
      }
    }
  },
};

const canTakeParameter = ({ operation }: OperationSite): boolean =>
  operation['parameters'] === undefined || Array.isArray(operation['parameters']);

/** As the wizard writes it. Source: domain notes, 4.4. */
function adding({ operation, pointer }: OperationSite, name: string): Edit {
  const parameter = { name, in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'single' };
  const list = child(pointer, 'parameters');
  return Array.isArray(operation['parameters'])
    ? { kind: 'set', pointer: child(list, '-'), value: parameter }
    : { kind: 'set', pointer: list, value: [parameter] };
}
