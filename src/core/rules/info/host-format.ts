import { splitAddress } from '../../definition/general/split-address.ts';
import type { Edit } from '../../document/patch.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, isFilled, type Members } from '../walk/parts.ts';

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
    const definition = definitionOf(document);
    const host = definition?.['host'];
    if (!definition || !isFilled(host) || hostName.test(host)) return;
    const edits = takeApart(definition, host);
    yield {
      pointer: '/definition/host',
      message: `"${host}" is not a host name. ${remedyFor(host)}`,
      ...(edits && { fix: { title: 'Take the address apart', edits: () => edits } }),
    };
  },
};

const hostName = /^[^{}/ :\\]+(?::\d+)?$/;

/** Scheme and path go to their own members; undefined where these say something else already. */
function takeApart({ schemes, basePath }: Members, host: string): readonly Edit[] | undefined {
  const parts = splitAddress(host);
  if (!parts || !hostName.test(parts.host)) return undefined;
  const isBaseFree = basePath === undefined || basePath === '' || basePath === '/' || basePath === parts.basePath;
  if (parts.basePath !== undefined && !isBaseFree) return undefined;
  const isSchemeNew = parts.scheme !== undefined && (!Array.isArray(schemes) || schemes.length === 0);
  return [
    { kind: 'set', pointer: '/definition/host', value: parts.host },
    ...(isSchemeNew ? [{ kind: 'set', pointer: '/definition/schemes', value: [parts.scheme] } as const] : []),
    ...(parts.basePath === undefined || basePath === parts.basePath
      ? []
      : [{ kind: 'set', pointer: '/definition/basePath', value: parts.basePath } as const]),
  ];
}

function remedyFor(host: string): string {
  if (/[{}]/.test(host)) return 'A host cannot have parts in braces. Write the name out, or set it with a policy.';
  const [, name] = /^(?:[a-z]+:\/\/)?([^/ :\\]+(?::\d+)?)\/?/i.exec(host) ?? [];
  if (name !== undefined && name.length < host.length && !/\s/.test(host)) {
    return `Write only "${name}": the scheme and the base URL have fields of their own.`;
  }
  return 'Write it like "api.example.com" or "api.example.com:8080".';
}
