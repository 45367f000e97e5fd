import { isPlaceholder, isSecretName, looksLikeSecret, maskSecrets } from './find-secrets.ts';

const hidden = '***';

/**
 * A value as short JSON that may be shown: credentials masked by name and by shape, and cut with `…` once it is about
 * `limit` characters long, so that the whole API takes no longer than one field.
 */
export function showValue(value: unknown, name = '', limit = 400): string {
  let left = limit;
  const put = (text: string): string => {
    left -= text.length;
    return text;
  };

  function write(member: unknown, key: string, owner: string): string {
    if (left <= 0) return '…';
    if (typeof member === 'string') return put(JSON.stringify(showText(member, nameOf(key, owner))));
    if (typeof member === 'number' && isSecretName(key)) return put('0');
    if (Array.isArray(member)) {
      const parts: string[] = [];
      for (const item of member) {
        parts.push(write(item, key, owner));
        if (left <= 0) break;
      }
      return `[${parts.join(', ')}${parts.length < member.length ? ', …' : ''}]`;
    }
    if (typeof member !== 'object' || member === null) return put(String(member));
    const owned: unknown = 'value' in member ? ('name' in member ? member.name : 'key' in member && member.key) : '';
    const parts: string[] = [];
    const entries = Object.entries(member);
    for (const [inner, one] of entries) {
      parts.push(
        `${put(JSON.stringify(showText(inner, '')))}: ${write(one, inner, typeof owned === 'string' ? owned : '')}`,
      );
      if (left <= 0) break;
    }
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')}${parts.length < entries.length ? ', …' : ''} }`;
  }

  return write(value, name, '');
}

/** What a value is judged by: in `{ "key": "X-Api-Key", "value": "…" }` the value by the key, and the key by its looks. */
const nameOf = (key: string, owner: string): string => (owner === '' ? key : key === 'value' ? owner : '');

function showText(text: string, name: string): string {
  if (text.length > 2000) return showText(`${text.slice(0, 1000)}…`, name);
  if (name !== '' && isSecretName(name) && !isPlaceholder(text)) return hidden;
  const { text: masked, found } = maskSecrets(text);
  return found === 0 && looksLikeSecret(text) ? hidden : masked;
}
