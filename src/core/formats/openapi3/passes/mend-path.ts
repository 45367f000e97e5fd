/**
 * A path as connectors take it: nothing in braces but a name, no brace without its other half, no `*`. What stands behind
 * `?` and `#` stays for later. Source: domain notes OP-16.
 */
export function mendPath(path: string): string {
  // `{id?}` is a habit of frameworks, and no query begins there.
  const plain = path.replaceAll(/\{([^{}/?#]+)\?\}/g, '{$1}');
  const end = plain.replaceAll(/\{[^{}/]*\}/g, (part) => ' '.repeat(part.length)).search(/[?#]/);
  const address = end < 0 ? plain : plain.slice(0, end);
  const mended = address
    .replaceAll(/\{([^{}/:=]*)\s*[:=][^{}/]*\}/g, '{$1}')
    .replaceAll(/\{\s*\}/g, '{value}')
    .replaceAll(/\{[^{}/]*\}|\*+/g, (part) => (part.startsWith('{') ? part : '{wildcard}'))
    .replaceAll(/\{[^{}/]+\}|[{}]/g, (part) => (part === '{' ? '%7B' : part === '}' ? '%7D' : part));
  return end < 0 ? mended : mended + plain.slice(end);
}
