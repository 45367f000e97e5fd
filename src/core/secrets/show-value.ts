import { segmentsOf, type JsonPointer } from '../document/pointer.ts';
import { isPlaceholder, isSecretName, looksLikeSecret } from './find-secrets.ts';
import { locateNamedSecrets } from './locate-named-secrets.ts';

const hidden = '***';

/**
 * What is known of a value before it is looked at: nothing, that it stands under the name of a secret, that it describes
 * a secret (`{ "name": "api_key", "example": … }`), or that it is a secret or a part of one.
 */
type Standing = 'plain' | 'named' | 'describing' | 'secret';

/** Members of what describes a secret that hold the secret itself. */
const holdsValue = /^(?:value|values|src|example|examples|default|const|enum|x-ms-test-value|x-example)$/i;
/** Lists of cookies are secrets under any names; scripts sign in with texts that nothing gives away. Source: domain notes 9.4. */
const isSecretMember = (name: string): boolean => isSecretName(name) || /^cookies?$/i.test(name);
const isScript = (name: string): boolean => /^(?:exec|tests|preRequestScript)$/.test(name);

/**
 * A value as short JSON that may be shown: credentials masked by name and by shape, and cut with `…` once it is about
 * `limit` characters long, so that the whole API takes no longer than one field.
 *
 * @param name Of the value, where it stands alone.
 */
export function showValue(value: unknown, name = '', limit = 400): string {
  return write(value, standingOf(name, 'plain', false), limit);
}

/** The same of the value at a pointer, judged also by all that it stands in. Undefined where there is none. */
export function showValueAt(root: unknown, pointer: JsonPointer, limit = 400): string | undefined {
  let value = root;
  let standing: Standing = 'plain';
  for (const segment of segmentsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    if (!Array.isArray(value)) standing = standingOf(segment, standing, describesSecret(value), value);
    value = (value as Readonly<Record<string, unknown>>)[segment];
  }
  return value === undefined ? undefined : write(value, standing, limit);
}

function write(value: unknown, standing: Standing, limit: number): string {
  let left = limit;
  const put = (text: string): string => {
    left -= text.length;
    return text;
  };

  function writeMember(member: unknown, at: Standing): string {
    if (left <= 0) return '…';
    if (typeof member === 'string') return put(JSON.stringify(showText(member, at)));
    if (typeof member === 'number' && (at === 'named' || at === 'secret')) return put(`"${hidden}"`);
    if (Array.isArray(member)) {
      const parts: string[] = [];
      for (const item of member) {
        parts.push(writeMember(item, at));
        if (left <= 0) break;
      }
      return `[${parts.join(', ')}${parts.length < member.length ? ', …' : ''}]`;
    }
    if (typeof member !== 'object' || member === null) return put(String(member));
    const parts: string[] = [];
    const names = Object.keys(member);
    const describes = describesSecret(member);
    for (const name of names) {
      const one: unknown = Reflect.get(member, name);
      const standing = standingOf(name, at, describes, member);
      parts.push(`${put(JSON.stringify(showText(name, 'plain')))}: ${writeMember(one, standing)}`);
      if (left <= 0) break;
    }
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')}${parts.length < names.length ? ', …' : ''} }`;
  }

  return writeMember(value, standing);
}

/** What is known of a member by its name, its object's standing, and what its object says of itself. */
function standingOf(name: string, outer: Standing, isDescription: boolean, owner?: object): Standing {
  if (outer === 'secret' || isScript(name)) return 'secret';
  const describes = outer !== 'plain' || isDescription;
  if (describes && holdsValue.test(name)) return 'secret';
  const isName = name === 'key' && owner !== undefined && 'value' in owner;
  if (isSecretMember(name) && !isName) return 'named';
  return describes ? 'describing' : 'plain';
}

/** True if the name that an object gives itself is that of a secret. */
const describesSecret = (owner: object): boolean => isSecretText(owner, 'name') || isSecretText(owner, 'key');

function isSecretText(owner: object, member: string): boolean {
  const name: unknown = Object.hasOwn(owner, member) ? Reflect.get(owner, member) : undefined;
  return typeof name === 'string' && isSecretMember(name);
}

/** The same texts stand in thousands of places of one file; the limits keep a hostile one from growing this for ever. */
const shownTexts = new Map<string, string>();
const keptTexts = 2000;
const longestKept = 200;

function showText(text: string, standing: Standing): string {
  if (text.length > 2000) return showText(`${text.slice(0, 1000)}…`, standing);
  const isOpen = standing !== 'named' && standing !== 'secret';
  // Shorter than any credential that is known by its looks, and nothing is named in it.
  if (isOpen && text.length < 16 && !/[:=-]/.test(text)) return text;
  if (!isOpen) return isPlaceholder(text) ? text : hidden;
  if (text.length > longestKept) return mask(text);
  let shown = shownTexts.get(text);
  if (shown === undefined) {
    if (shownTexts.size >= keptTexts) shownTexts.clear();
    shownTexts.set(text, (shown = mask(text)));
  }
  return shown;
}

function mask(text: string): string {
  if (isPlaceholder(text)) return text;
  const places = locateNamedSecrets(text);
  if (places.length === 0) return looksLikeSecret(text) ? hidden : text;
  let masked = '';
  let done = 0;
  for (const { start, end } of places) {
    if (end <= done) continue;
    masked += `${text.slice(done, Math.max(done, start))}${hidden}`;
    done = end;
  }
  return masked + text.slice(done);
}
