import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fileNames, type TextPart } from '../document/connector.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import type { JsonPointer } from '../document/pointer.ts';
import { isPlaceholder, locateSecrets } from '../secrets/find-secrets.ts';
import { policySecrets, secretPlaces } from '../security/secret-places.ts';
import { locate } from '../text/json-node.ts';
import { indexLines, type LineIndex } from '../text/line-index.ts';

/** Named one by one in each file; a file full of them is said to be so by these. */
const mostNamed = 20;
const shortestKnown = 8;

/**
 * The secrets in the files of an export, one `export/secret` (error) each, with its place and never with its value:
 * client secrets, fixed secret values of policies, and in every text what is shaped like a known kind of credential.
 *
 * @param known Secrets that were entered for calls; shorter ones than eight characters are words of any text.
 */
export function findSecrets(
  document: ConnectorDocument,
  parts: readonly TextPart[],
  known: readonly string[] = [],
): readonly Diagnostic[] {
  const wanted = known.filter((secret) => secret.length >= shortestKnown && !isPlaceholder(secret));
  return parts.flatMap((part) => {
    const text = document.connector[part] ?? '';
    const lines = indexLines(text);
    const made = part === 'properties' ? namedSecrets(document, lines) : [];
    const shaped = locateSecrets(text)
      .map(({ start, end }) => lines.rangeOf(start, end))
      // The value of a member was found by its name already.
      .filter(({ line, column }) => !made.some(({ range }) => range?.line === line && range.column <= column))
      .map((range) => secretAt(part, 'what looks like a password or key', `/${part}`, range));
    const entered = placesOf(text, wanted)
      .map(({ start, end }) => lines.rangeOf(start, end))
      .filter(({ line }) => ![...made, ...shaped].some(({ range }) => range?.line === line))
      .map((range) => secretAt(part, 'a secret of a connection', `/${part}`, range));
    return [...made, ...shaped, ...entered].slice(0, mostNamed);
  });
}

/** The first place of each secret, as it is or as JSON writes it. */
function placesOf(
  text: string,
  secrets: readonly string[],
): readonly { readonly start: number; readonly end: number }[] {
  return secrets.flatMap((secret) => {
    const forms = [secret, JSON.stringify(secret).slice(1, -1)];
    const found = forms
      .map((form) => ({ start: text.indexOf(form), length: form.length }))
      .find(({ start }) => start >= 0);
    return found ? [{ start: found.start, end: found.start + found.length }] : [];
  });
}

/** Secrets of the properties that can be told by where they stand. */
function namedSecrets({ properties }: ConnectorDocument, lines: LineIndex): readonly Diagnostic[] {
  const { text, root, value, problems } = properties;
  const found = [
    ...secretPlaces(value).map((pointer) => ({ pointer, what: 'a client secret' })),
    ...policySecrets(value).map((pointer) => ({ pointer, what: 'a secret in a policy' })),
  ].map(({ pointer, what }) => {
    const place = root && locate(root, pointer.slice('/properties'.length));
    return secretAt('properties', what, pointer, place && lines.rangeOf(place.start, place.end));
  });
  // Of a text that stops being JSON half-way the tree has only the beginning.
  if (found.length > 0 || problems.every(({ severity }) => severity !== 'error')) return found;
  return [...text.matchAll(/"clientSecret"\s*:\s*("(?:[^"\\\n]|\\.)+")/gi)]
    .filter(([, written = '""']) => secretPlaces({ clientSecret: written.slice(1, -1) }).length > 0)
    .map((match) =>
      secretAt(
        'properties',
        'a client secret',
        '/properties',
        lines.rangeOf(match.index, match.index + match[0].length),
      ),
    );
}

function secretAt(part: TextPart, what: string, pointer: JsonPointer, range: Diagnostic['range']): Diagnostic {
  const where = range ? `, line ${range.line}` : '';
  const message = `There is ${what} in ${fileNames[part]}${where}. Remove it before you hand the file over, and enter it where the connector is created.`;
  return { code: 'export/secret', severity: 'error', message, pointer, ...(range && { range }) };
}
