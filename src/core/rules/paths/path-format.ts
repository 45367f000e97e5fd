import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, membersOf } from '../walk/parts.ts';

/**
 * Source: domain notes OP-16 (`OperationPathMustStartWithSlash`, `OperationPathMayNotContainQueryOrFragment`,
 * `OperationPathContainsUnsupportedCharacters`, `OperationPathTemplateNotValid`, `OperationPathVariablesContainDefaults`).
 */
export const pathFormat: Rule = {
  id: 'path-format',
  severity: 'error',
  why: 'A path goes from the base URL on, in plain segments and parts in braces.',
  source: 'Validation of the service',
  notes: ['OP-16'],
  serviceCodes: [
    'OperationPathMustStartWithSlash',
    'OperationPathMayNotContainQueryOrFragment',
    'OperationPathContainsUnsupportedCharacters',
    'OperationPathTemplateNotValid',
    'OperationPathVariablesContainDefaults',
  ],
  *check(document) {
    for (const path of Object.keys(membersOf(definitionOf(document)?.['paths']))) {
      if (path.startsWith('x-')) continue;
      const message = faultOf(path);
      if (message !== undefined) yield { pointer: child('/definition/paths', path), message };
    }
  },
};

function faultOf(path: string): string | undefined {
  if (!path.startsWith('/')) return `The path "${path}" must start with "/". Add it.`;
  const plain = path.replaceAll(/\{[^/{}]*\}/g, '');
  if (/[{}]/.test(plain))
    return `The braces of the path "${path}" do not match. Write each variable as "{name}", without "/" in it.`;
  if (path.includes('{}')) return `The path "${path}" has a variable without a name. Write it as "{name}".`;
  if (/\{[^}]*=[^}]*\}/.test(path))
    return `A variable of the path "${path}" has a default. Move it into the parameter.`;
  if (plain.includes('?'))
    return `The path "${path}" has a query. Cut it off at "?", and make query parameters of the rest.`;
  if (plain.includes('#')) return `The path "${path}" has a fragment. Cut it off at "#".`;
  if (plain.includes('*')) return `The path "${path}" has a "*", which is not possible. Write the path out.`;
  return undefined;
}
