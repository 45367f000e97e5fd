import type { JsonPointer } from '../../../document/pointer.ts';
import {
  isPlaceholder,
  isSecretName,
  locateSecrets,
  looksLikeSecret,
  maskSecrets,
} from '../../../secrets/find-secrets.ts';
import { maskProse } from '../../../secrets/mask-prose.ts';
import { locateNamedSecrets } from '../../../secrets/locate-named-secrets.ts';
import type { SourceDocument } from '../../format.ts';
import type { AuthChoice, RequestSet, FlatRequest, RequestBody, Row, Variable, VariableScope } from '../model.ts';
import type { ReportAt } from '../report-at.ts';

/** What the other passes ask before a word of the source goes into the connector. */
export interface SecretKeeper {
  /** The text with `***` in the place of secrets: those found anywhere in the collection, and known kinds. */
  readonly clean: (text: string) => string;
  /** A value that may be shown beside its name; undefined when it is or may be a secret. */
  shown(name: string, value: string): string | undefined;
  /** True if a word (a segment of a path, a name) is a secret itself. */
  isSecret(word: string): boolean;
  /** Reports each secret once, at its first place; call it when it is known how people sign in. */
  tellFound(askedIn: AskedIn): void;
}

interface Finding {
  /** The place, with its verb: found by name, or only by its looks. */
  readonly what: string;
  readonly pointer: JsonPointer;
  readonly document: SourceDocument | undefined;
  uses: number;
}

/** The field of a connection that asks for what a secret is, if one does. */
export type AskedIn = (secret: string) => JsonPointer | undefined;

/** Members of an auth that hold a credential. Source: domain notes, 9.4. */
const authSecrets = new Set([
  'password', 'token', 'value', 'accessToken', 'refreshToken', 'clientSecret', 'consumerSecret', 'tokenSecret', 'accessKey',
  'secretKey', 'sessionToken', 'authKey', 'hawk_key', 'clientToken', 'secret', 'privateKey', 'client_token', 'access_token',
  'client_secret', 'signature',
]); // prettier-ignore

/**
 * Finds the credentials of a collection by where they stand and by their looks: auth, variables, headers, query, forms,
 * bodies, saved answers, `user:password@`, and whatever the format found besides. None of them may be in the connector,
 * nor in what is reported. Source: domain notes, 9.4.
 *
 * @param elsewhere Secrets in parts of the source that are not in its requests: scripts, cookies, certificates.
 * `tellFound` reports `secret-kept-out` (warning) once for each value, at its first place.
 */
export function keepSecretsOut(
  collection: RequestSet,
  environment: ReadonlyMap<string, Variable>,
  elsewhere: readonly FoundSecret[],
  report: ReportAt,
): SecretKeeper {
  const found = new Map<string, Finding>();
  const note: Note = (value, what, pointer, document) => {
    const secret = bare(value);
    const known = found.get(secret);
    if (known) known.uses += 1;
    else found.set(secret, { what, pointer, document, uses: 1 });
  };
  const noteRows: NoteRows = (rows, place, owner = '') => {
    for (const { key, value: written, pointer } of rows) {
      const value = /^set-cookie2?$/i.test(key) ? cookieValue(written) : written;
      // JSON stands in values, and where somebody took it for a form, in names.
      for (const text of [key, value])
        if (text.includes('"')) noteMembers(text, `${place.replace(/^The /, '')}${owner}`, pointer, note);
      // In this order because there are tens of thousands of rows, nearly all of them plain.
      const isNamed = isSecretName(key);
      if (isNamed || looksLikeSecret(value)) {
        const verb = isNamed ? 'holds a secret' : 'holds what looks like a secret';
        if (!isPlaceholder(value)) note(value, `${place} "${maskProse(key).text}"${owner} ${verb}`, pointer);
      } else if (looksLikeSecret(key)) {
        note(key, `${place}${owner} has a name that looks like a secret`, pointer);
      }
    }
  };
  const noteBody: NoteBody = (body, owner) => {
    if (body?.kind === 'raw') noteMembers(body.text, `body${owner}`, body.pointer, note);
    else if (body?.kind === 'graphql') {
      noteMembers(body.variables, `GraphQL variables${owner}`, body.pointer, note);
      noteMembers(body.query, `GraphQL query${owner}`, body.pointer, note);
    } else if (body?.kind === 'urlencoded' || body?.kind === 'formdata') noteRows(body.rows, 'The form field', owner);
  };
  const seen = new Set<AuthChoice | VariableScope>();
  const noteOnce = (auth: AuthChoice | undefined, scope: VariableScope, owner = ''): void => {
    if (auth && !seen.has(auth)) {
      seen.add(auth);
      for (const [key, value] of auth.values) {
        const isText = value.length > 0 && !isPlaceholder(value);
        if (isText && (authSecrets.has(key) || looksLikeSecret(value)))
          note(value, `The "${key}" of the auth${owner} holds a secret`, auth.pointer);
      }
    }
    for (let at: VariableScope | undefined = scope; at && !seen.has(at); at = at.parent) {
      seen.add(at);
      noteVariables(at.variables, note);
    }
  };

  noteVariables(environment, note);
  noteOnce(collection.root.auth, collection.root.scope);
  for (const folder of collection.folders) noteOnce(folder.auth, folder.scope, ownerOf(folder.name));
  for (const request of collection.requests) {
    noteOnce(request.auth, request.folder.scope, ownerOf(request.name));
    noteRequest(request, note, noteRows, noteBody);
  }
  for (const { value, what, pointer } of elsewhere) note(value, what, pointer);
  const keeper = openKeeper(found, (askedIn) => tell(found, askedIn, keeper.clean, report));
  return keeper;
}

/** A secret outside of the requests, and where. */
export interface FoundSecret {
  readonly value: string;
  /** `A script holds a secret`. */
  readonly what: string;
  readonly pointer: JsonPointer;
}

/** `Bearer abc` and `abc` are one secret. */
export const bare = (value: string): string =>
  value.trim().replace(/^(?:bearer|basic|token|apikey|digest)\s+(?=\S)/i, '');

function tell(
  found: ReadonlyMap<string, Finding>,
  askedIn: AskedIn,
  clean: SecretKeeper['clean'],
  report: ReportAt,
): void {
  for (const [secret, { what, pointer, document, uses }] of found) {
    const more = uses === 1 ? '' : `, here and in ${uses - 1} more place${uses === 2 ? '' : 's'}`;
    const result = askedIn(secret);
    const remedy = result === undefined ? 'enter it in a connection instead' : 'a connection asks for it';
    const message = `${clean(what)}${more}. It was kept out of the connector; ${remedy}.`;
    const about = { kind: 'secret', ...(result !== undefined && { result }), ...(document && { document }) } as const;
    report('secret-kept-out', 'warning', message, pointer, about);
  }
}

/** `session=abc; Path=/; HttpOnly` -> `abc`; '' for what is too short to say who one is, or is only taken away. */
function cookieValue(header: string): string {
  const [, value = ''] = /^[^=;]*=([^;]*)/.exec(header) ?? [];
  return value.trim().length < 6 ? '' : value.trim();
}

type Note = (value: string, what: string, pointer: JsonPointer, document?: SourceDocument) => void;

type NoteRows = (rows: readonly Row[], place: string, owner?: string) => void;
type NoteBody = (body: RequestBody | undefined, owner: string) => void;

const longestName = 60;
const shortName = (name: string): string => {
  const shown = maskProse(name).text.replace(/\s+/g, ' ');
  return shown.length > longestName ? `${shown.slice(0, longestName)}…` : shown;
};

/** ` of "Log in"`: which of many requests it is. */
const ownerOf = (name: string): string => (name === '' ? '' : ` of "${shortName(name)}"`);

function noteRequest(request: FlatRequest, note: Note, noteRows: NoteRows, noteBody: NoteBody): void {
  const { url, headers, body, responses } = request;
  const owner = ownerOf(request.name);
  if (url) {
    if (url.credentials !== '' && !isPlaceholder(url.credentials))
      note(url.credentials, `The address${owner} holds a secret`, url.pointer);
    for (const { start, end } of locateSecrets(url.host))
      note(url.host.slice(start, end), `A credential stands in the place of the host${owner}`, url.pointer);
    noteRows(url.query, 'The query parameter', owner);
    noteRows(url.variables, 'The path variable', owner);
    for (const segment of url.segments)
      if (looksLikeSecret(segment)) note(segment, `A part of the path${owner} looks like a secret`, url.pointer);
  }
  noteRows(headers, 'The header', owner);
  noteBody(body, owner);
  for (const { name, original, text, pointer, headers: answered } of responses) {
    const saved = name === '' || name === request.name ? '' : ` "${shortName(name)}"`;
    noteRows(answered, 'The response header', `${owner && ` of the answer${saved}`}${owner}`);
    noteMembers(text, `saved response${saved}${owner}`, pointer, note);
    if (!original) continue;
    noteRows(original.query, 'The query parameter', owner);
    noteRows(original.variables ?? [], 'The path variable', owner);
    noteRows(original.headers, 'The header', owner);
    noteBody(original.body, owner);
  }
}

function noteVariables(variables: ReadonlyMap<string, Variable>, note: Note): void {
  for (const [key, variable] of variables) {
    const name = maskSecrets(key).text;
    for (const { value, credentials, isSecret, pointer, document } of [variable, ...(variable.others ?? [])]) {
      if (credentials !== undefined && !isPlaceholder(credentials))
        note(credentials, `The address in the variable "${name}" holds a secret`, pointer, document);
      if (isSecret && value !== '') note(value, `The variable "${name}" holds a secret`, pointer, document);
      // A secret may be a part of a value, as in a body that is kept in a variable.
      else if (value.length >= 16)
        noteMembers(value, 'variable', pointer, (secret, what, at) => note(secret, what, at, document));
    }
  }
}

/** Too common in answers to mean a credential: `"key": "mit"`. */
const commonMembers = /^(?:key|keys|sid|sig|signature|auth|pass|pat)$/i;

/** Members of a JSON or form text whose names say that they hold a credential. The text need not be whole. */
function noteMembers(text: string, place: string, pointer: JsonPointer, note: Note): void {
  if (/pass|secret|token|key|auth|pwd|jwt|session|cookie|credential|signature/i.test(text)) {
    for (const [, name = '', value = ''] of text.matchAll(/"([\w .-]{1,60})"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"/g)) {
      if (value.length < 4 || commonMembers.test(name) || !isSecretName(name) || isPlaceholder(value)) continue;
      note(value, `The member "${name}" of the ${place} holds a secret`, pointer);
    }
  }
  for (const { start, end } of locateSecrets(text)) {
    note(text.slice(start, end), `The ${place} holds what looks like a secret`, pointer);
  }
}

/** Short or plain words are not looked for in texts: they would be found in every second sentence. */
const isTelling = (value: string): boolean =>
  value.length >= shortestSecret && value.length <= 4096 && (/\d/.test(value) || /[a-z][A-Z]|[^\w\s-]/.test(value));

const runs = /[A-Za-z0-9]{3,}/g;
/** What `isTelling` asks for. */
const shortestSecret = 8;
/** Secrets that have all their runs in common with this many others are known by their looks alone. */
const mostOfRun = 200;
const mostRemembered = 5000;
const longestRemembered = 400;

function openKeeper(found: ReadonlyMap<string, unknown>, tellFound: SecretKeeper['tellFound']): SecretKeeper {
  // Every secret under a run of letters and digits in it, so that a text is gone through once, however many there are.
  const byRun = new Map<string, { readonly secret: string; readonly offset: number }[]>();
  const add = (secret: string): void => {
    if (!isTelling(secret)) return;
    let best: { readonly run: string; readonly offset: number; readonly crowd: number } | undefined;
    for (const { 0: run, index } of secret.matchAll(runs)) {
      const crowd = byRun.get(run)?.length ?? 0;
      if (!best || crowd < best.crowd) best = { run, offset: index, crowd };
      if (crowd === 0) break;
    }
    if (!best) return;
    const list = byRun.get(best.run);
    if (!list) byRun.set(best.run, [{ secret, offset: best.offset }]);
    else if (list.length < mostOfRun) list.push({ secret, offset: best.offset });
  };
  for (const value of found.keys()) {
    add(value);
    // `Basic c3Zj…`, `session=s%3A…; HttpOnly`, `user:password`: the part that matters may stand alone elsewhere.
    for (const part of value.split(/[\s;,=:]+/)) if (part !== value) add(part);
  }

  // Names, messages and values come again and again in one source.
  const cleaned = new Map<string, string>();
  function clean(text: string): string {
    if (text.length < shortestSecret) return text;
    let result = cleaned.get(text);
    if (result !== undefined) return result;
    result = cleanAnew(text);
    if (cleaned.size >= mostRemembered) cleaned.clear();
    if (text.length <= longestRemembered) cleaned.set(text, result);
    return result;
  }

  function cleanAnew(text: string): string {
    const { text: masked } = maskSecrets(text);
    if (byRun.size === 0) return masked;
    let result = '';
    let done = 0;
    runs.lastIndex = 0;
    for (let run = runs.exec(masked); run; run = runs.exec(masked)) {
      const known = byRun.get(run[0]);
      if (!known) continue;
      for (const { secret, offset } of known) {
        const start = run.index - offset;
        if (start < done || !masked.startsWith(secret, start)) continue;
        result += `${masked.slice(done, start)}***`;
        done = start + secret.length;
        break;
      }
    }
    return done === 0 ? masked : result + masked.slice(done);
  }

  // Most words are plain, and none of the shapes is.
  const isSecret = (word: string): boolean =>
    !/^[a-z_]*$/.test(word) &&
    ((found.has(word) && /\d/.test(word) && word.length >= 5) || looksLikeSecret(word) || clean(word) !== word);
  return {
    clean,
    isSecret,
    tellFound,
    shown(name, value) {
      // `<string>` is how generated collections say that they have no example.
      if (value === '' || value.length > 500 || value.includes('{{') || /^<[^<>]*>$/.test(value)) return undefined;
      if (isSecretName(name) || found.has(value) || isSecret(value)) return undefined;
      return value.includes('"') && locateNamedSecrets(value).length > 0 ? undefined : value;
    },
  };
}
