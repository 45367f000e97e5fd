// Who converts: the core, and the tools that people take today. Each is loaded in a process of its own (`convert.mjs`).
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Exact versions: a number in the README means one program. */
export const peerVersions = {
  '@scalar/postman-to-openapi': '0.7.14',
  'postman-to-openapi': '3.0.1',
  'api-spec-converter': '2.12.0',
  '@stoplight/spectral-core': '1.24.1',
  '@stoplight/spectral-parsers': '1.0.5',
  '@stoplight/spectral-rulesets': '1.23.1',
};

/** What each peer converts, and what comes out of it. */
export const peers = {
  '@scalar/postman-to-openapi': { 'postman-2.0': 'OpenAPI 3.1', 'postman-2.1': 'OpenAPI 3.1' },
  'postman-to-openapi': { 'postman-2.0': 'OpenAPI 3.0', 'postman-2.1': 'OpenAPI 3.0' },
  'api-spec-converter': { 'swagger-2.0': 'OpenAPI 3.0', 'openapi-3.0': 'OpenAPI 2.0', 'openapi-3.1': 'OpenAPI 2.0' },
};

/**
 * @param {string} name `core`, or one of `peers`.
 * @param {string} place The bundled core, or the folder with the peers.
 * @returns {Promise<(files: { name: string, bytes: Uint8Array }[], json: string[], format: string) =>
 * Promise<{ text: string | undefined, format?: string, reason?: string }>>} From the files of a source (a peer gets JSON
 * text, whatever the file was) to the text of the result. Throws what goes wrong.
 */
export async function loadConverter(name, place) {
  if (name === 'core') {
    const { importDescription } = await import(pathToFileURL(place).href);
    return async (files) => {
      const outcome = await importDescription(files);
      const { format } = outcome;
      if (outcome.ok) return { text: outcome.connector.definition, format };
      return {
        text: undefined,
        format,
        reason: outcome.diagnostics.find(({ severity }) => severity === 'error')?.message,
      };
    };
  }
  const require = createRequire(join(place, 'package.json'));
  switch (name) {
    case '@scalar/postman-to-openapi': {
      const folder = join(place, 'node_modules', '@scalar', 'postman-to-openapi');
      const { main } = require(join(folder, 'package.json'));
      const { convert } = await import(pathToFileURL(join(folder, main)).href);
      return (_, [text]) => ({ text: JSON.stringify(convert(text)) });
    }
    case 'postman-to-openapi': {
      const convert = require('postman-to-openapi');
      return async (_, [text]) => ({ text: await convert(text, null, { outputFormat: 'json' }) });
    }
    case 'api-spec-converter': {
      const { convert } = require('api-spec-converter');
      return async (_, [text], format) => {
        const [from, to] = format === 'swagger-2.0' ? ['swagger_2', 'openapi_3'] : ['openapi_3', 'swagger_2'];
        const { spec } = await convert({ from, to, source: JSON.parse(text) });
        return { text: JSON.stringify(spec) };
      };
    }
    default:
      throw new Error(`There is no converter "${name}".`);
  }
}
