import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fileNames } from '../document/connector.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import { secretPlaces } from '../security/secret-places.ts';
import { indexLines } from '../text/line-index.ts';
import { locate } from '../text/json-node.ts';

/**
 * The client secrets in a connector's files, one `export/secret` (error) each, with its place.
 */
export function findSecrets({ properties }: ConnectorDocument): readonly Diagnostic[] {
  const { text, root, value, problems } = properties;
  const lines = indexLines(text);
  const found = secretPlaces(value).map((pointer): Diagnostic => {
    const place = root && locate(root, pointer.slice('/properties'.length));
    return secretAt(pointer, place && lines.rangeOf(place.start, place.end));
  });
  // Of a text that stops being JSON half-way the tree has only the beginning.
  if (found.length > 0 || problems.every(({ severity }) => severity !== 'error')) return found;
  return [...text.matchAll(/"clientSecret"\s*:\s*("(?:[^"\\\n]|\\.)+")/gi)]
    .filter(([, written = '""']) => secretPlaces({ clientSecret: written.slice(1, -1) }).length > 0)
    .map((match) => secretAt('/properties', lines.rangeOf(match.index, match.index + match[0].length)));
}

function secretAt(pointer: string, range: Diagnostic['range']): Diagnostic {
  const where = range ? `, line ${range.line}` : '';
  const message = `There is a client secret in ${fileNames.properties}${where}. Remove it before you hand the file over, and enter it where the connector is created.`;
  return { code: 'export/secret', severity: 'error', message, pointer, ...(range && { range }) };
}
