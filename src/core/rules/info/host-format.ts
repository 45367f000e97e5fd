import type { Rule } from '../rule.ts';
import { definitionOf, isFilled } from '../walk/parts.ts';

/**
 * An environment variable, `@environmentVariables("name")`, has the form of a host name as far as this goes.
 *
 * Source: OpenAPI 2.0, Swagger Object, `host`: no scheme, no path, no templating; domain notes DOC-05 (`HostNameNotValid`).
 */
export const hostFormat: Rule = {
  id: 'host-format',
  severity: 'error',
  why: 'The host is only the name of the server; the scheme and the base URL have fields of their own.',
  source: 'OpenAPI 2.0, Swagger Object, host',
  notes: ['DOC-05'],
  serviceCodes: ['HostNameNotValid'],
  *check(document) {
    const host = definitionOf(document)?.['host'];
    if (!isFilled(host) || /^[^{}/ :\\]+(?::\d+)?$/.test(host)) return;
    yield { pointer: '/definition/host', message: `"${host}" is not a host name. ${remedyFor(host)}` };
  },
};

function remedyFor(host: string): string {
  if (/[{}]/.test(host)) return 'A host cannot have parts in braces. Write the name out, or set it with a policy.';
  const [, name] = /^(?:[a-z]+:\/\/)?([^/ :\\]+(?::\d+)?)\/?/i.exec(host) ?? [];
  if (name !== undefined && name.length < host.length && !/\s/.test(host)) {
    return `Write only "${name}": the scheme and the base URL have fields of their own.`;
  }
  return 'Write it like "api.example.com" or "api.example.com:8080".';
}
