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
    const paths = membersOf(definitionOf(document)?.['paths']);
    for (const path of Object.keys(paths)) {
      if (path.startsWith('x-')) continue;
      const message = faultOf(path);
      if (message === undefined) continue;
      const pointer = child('/definition/paths', path);
      const key = mended(path);
      const isFree = key !== undefined && !Object.hasOwn(paths, key);
      yield {
        pointer,
        message,
        ...(isFree && { fix: { title: 'Correct the path', edits: () => [{ kind: 'rename', pointer, key }] } }),
      };
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

/** The path as it must have been meant; undefined where parts of it would be lost, or it is not clear. */
function mended(path: string): string | undefined {
  const start = path.trim();
  const whole = (start.startsWith('/') ? start : `/${start}`).replace(/[?#]$/, '');
  return whole !== path && !path.includes('://') && faultOf(whole) === undefined ? whole : undefined;
}
