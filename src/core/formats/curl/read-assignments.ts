import { isPlaceholder, isSecretName, looksLikeSecret } from '../../secrets/find-secrets.ts';
import type { Variable } from '../requests/model.ts';

/** `NAME=value` of a shell, `$NAME = "value"` of PowerShell, `set NAME=value` of cmd; one a line. */
const assignment =
  /^[ \t]*(?:\$ )?(?:export[ \t]+|set[ \t]+|\$env:|\$)?([A-Za-z_]\w{0,60})[ \t]*=[ \t]*(?:"([^"\n]{0,1000})"|'([^'\n]{0,1000})'|([^\s"'`;|&]{1,1000}))[ \t]*;?[ \t]*\r?$/gim;

/**
 * Values that a text sets before its commands use them: `BASE=https://api.contoso.example`. Of a repeated name the last
 * counts. The pointer (`/values/12-40`) holds the place, half-open.
 */
export function readAssignments(text: string): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const match of text.matchAll(assignment)) {
    const [whole, name = '', double, single, bare = ''] = match;
    const value = (double ?? single ?? bare).replace(/\$(?:\{(\w+)\}|([A-Za-z_]\w*))/g, '{{$1$2}}');
    if (value.includes('$(') || value.includes('`')) continue;
    const isSecret = (isSecretName(name) && !isPlaceholder(value)) || looksLikeSecret(value);
    const start = match.index + whole.length - whole.trimStart().length;
    variables.set(name, { value, isSecret, pointer: `/values/${start}-${match.index + whole.trimEnd().length}` });
  }
  return variables;
}
