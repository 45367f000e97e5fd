import { wordsOf } from '../naming/words.ts';

/** Whole names, run together in lower case, that hold a credential though no single word of them says so. */
const secretNames = new Set([
  'auth', 'authorization', 'authorisation', 'code_verifier', 'cookie', 'credential', 'credentials', 'hapikey', 'jwt', 'key',
  'pass', 'pat', 'proxyauthorization', 'pwd', 'sas', 'sessionid', 'setcookie', 'sid', 'sig', 'signature', 'xauth', 'bearer',
  'xsignature', 'jsessionid', 'phpsessid',
]); // prettier-ignore

const secretWords =
  /^(?:passwo?r?ds?|passphrase|passcode|pwd|secrets?|apikeys?|authkey|accesskey|secretkey|privatekey)$/;
const tokenWords = /^(?:tokens?|keys?)$/;
/** A key or token after one of these is a place in a list, a column, or public. */
const harmlessBefore =
  /^(?:page|next|prev|previous|continuation|continue|skip|sync|delta|sort|order|partition|row|primary|foreign|public|group|cache|object|routing|lookup|natural|property|max|min|total)$/;
/** After a secret word, these make it a fact about the secret: `token_type`, `password_expires`, `keyName`. */
const factsAfter =
  /^(?:type|types|name|names|count|expires|expiry|expiration|expire|in|at|url|uri|endpoint|length|id|ids|size|hint|policy|limit|limits|status|used|strength|version|algorithm|usage|enabled|required)$/;

/**
 * True if a header, parameter, variable or member of this name usually holds a credential: `X-Api-Key`, `access_token`,
 * `clientSecret`, `sig`. Errs towards true: a value kept out costs an example, one let in costs an account.
 * Source: domain notes 9.4.
 */
export function isSecretName(name: string): boolean {
  if (name.length > 200) return false;
  const known = answers.get(name);
  if (known !== undefined) return known;
  const answer = judgeName(name);
  // The same few names come thousands of times in one file; the limit keeps a hostile file from growing this for ever.
  if (answers.size > 5000) answers.clear();
  answers.set(name, answer);
  return answer;
}

const answers = new Map<string, boolean>();

function judgeName(name: string): boolean {
  const words = wordsOf(name).map((word) => word.toLowerCase());
  if (secretNames.has(words.join(''))) return true;
  const at = words.findIndex((word) => secretWords.test(word) || tokenWords.test(word));
  if (at < 0) return /(?:token|secret|password|apikey|accesskey|privatekey)s?$/.test(words.at(-1) ?? '');
  const [word = '', before = '', after = ''] = [words[at], words[at - 1], words[at + 1]];
  if (tokenWords.test(word) && harmlessBefore.test(before)) return false;
  return !factsAfter.test(after);
}

/** Credentials that can be told by their looks wherever they stand in a text. */
const shapes = [
  // JSON Web Token; the limit keeps a text made of its beginnings from taking quadratic time.
  /\beyJ[\w-]{8,600}\.[\w-]{8,}(?:\.[\w-]*)?/,
  /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|$)/,
  // GitHub, GitLab, Slack, AWS, Stripe and OpenAI, Google, SendGrid, npm, Shopify, Twilio, Azure AD
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,})/,
  /\bxox[abeprs]-[\w-]{10,}/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{20,}/,
  /\b(?:AIza[\w-]{30,}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,})/,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  /\b(?:npm_\w{30,}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{30,}|SK[a-f0-9]{32}|EAA[A-Za-z0-9]{40,})/,
  /(?<![\w~.-])[\w~.-]{3}8Q~[\w~.-]{30,}/,
  // What follows the scheme of an Authorization header
  /\b(?:[Bb]earer|BEARER|[Bb]asic|BASIC|[Tt]oken|[Dd]igest)\s+(?=[\w+/=.~-]*(?:\d|[a-z][A-Z]))[\w+/=.~-]{16,}/,
  // user:password@ in an address, and the signature of a shared access address
  /(?<=\/\/)[^\s/:@{}<>]+:[^\s/@{}<>]+(?=@)/,
  /(?<=[?&]sig=)[\w%+/=-]{16,}/,
  // A connection string of Azure, and `curl -u name:password`
  /(?<=\b(?:AccountKey|SharedAccessKey)=)[A-Za-z0-9+/]{40,}={0,2}/,
  /(?<=\s(?:-u|--user)[ =]["']?[^\s"':{}<>$]{1,60}:)(?=[^\s"'{}<>$]*\d)[^\s"'{}<>$\\]{6,200}/,
] as const;
const anyShape = new RegExp(shapes.map(({ source }) => source).join('|'), 'g');
// Looking for any of the shapes costs; nearly no text has one of these in it, and a search for them is quick.
const hint =
  /eyJ|-----B|gh[pousr]_|github_p|glpat-|xox[abeprs]-|AKIA|ASIA|[spr]k[-_]|AIza|ya29|GOCSPX|SG\.|npm_|shp|SK[a-f0-9]{8}|EAA|8Q~|:\/\/[^\s/]*@|[?&]sig=|(?:AccountKey|SharedAccessKey)=|\s(?:-u|--user)[ =]/;
const schemeHint = /(?:bearer|basic|token|digest)\s+[\w+/=.~-]{16}/i;
const mayHoldSecret = (text: string): boolean => hint.test(text) || schemeHint.test(text);

/**
 * True if a value is shaped like a credential: a known kind (`ghp_…`, a JWT, a private key, `Bearer …`), or one long
 * unbroken run of mixed characters. A GUID is none: ids of things are written so.
 */
export function looksLikeSecret(value: string): boolean {
  if (value.length < 16) return false;
  const isShaped = (mayHoldSecret(value) && value.search(anyShape) >= 0) || isRandomLooking(value);
  return isShaped && !isPlaceholder(value);
}

/** True for what stands in a secret's place in examples: `{{token}}`, `<your key>`, `YOUR_API_KEY`, `*****`, nothing. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return (
    text === '' ||
    /^(?:(?:bearer|basic|token)\s+)?(?:\{\{[^{}]*\}\}|<[^<>]*>|\[[^[\]]*\]|\{[^{}"]*\}|\$\{?\w+\}?|%\w+%)$/i.test(
      text,
    ) ||
    /^(?:your|my|enter|insert|the|some|example|sample|test|dummy|fake|placeholder|redacted|changeme)(?:[\s_-][a-z_\s-]*)?$/i.test(
      text,
    ) ||
    /^(?:string|text|value|token|password|secret|api[-_ ]?key|null|undefined|true|false|none)$/i.test(text) ||
    /^(.)\1{3,}$/.test(text) ||
    /^[x*.•_-]+$/i.test(text)
  );
}

/** Where in a text something is shaped like a known kind of credential: half-open offsets, in order. */
export function locateSecrets(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (text.length < 16 || !mayHoldSecret(text)) return [];
  return Array.from(text.matchAll(anyShape)).flatMap(({ 0: match, index }) =>
    isPlaceholder(match) ? [] : [{ start: index, end: index + match.length }],
  );
}

/** Puts `***` in the place of whatever in a text is shaped like a known kind of credential. */
export function maskSecrets(text: string): { readonly text: string; readonly found: number } {
  const places = locateSecrets(text);
  let masked = '';
  let done = 0;
  for (const { start, end } of places) {
    masked += `${text.slice(done, start)}***`;
    done = end;
  }
  return { text: masked + text.slice(done), found: places.length };
}

/**
 * One run of letters and digits that nobody would type: 32 or more hexadecimal digits, or 24 or more with letters of
 * both cases and at least three digits, without the vowel pattern and separators of words.
 */
function isRandomLooking(value: string): boolean {
  if (value.length > 8192 || !/^[\w+/=.~%!#$-]+$/.test(value)) return false;
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value)) return false;
  if (/^[0-9a-f]{32,}$/i.test(value)) return /\d/.test(value) && /[a-f]/i.test(value);
  const longest = value.split(/[/.=_-]/).reduce((most, part) => (part.length > most.length ? part : most), '');
  if (longest.length < 20) return false;
  const digits = longest.match(/\d/g)?.length ?? 0;
  return digits >= 3 && /[a-z]/.test(longest) && /[A-Z]/.test(longest);
}
