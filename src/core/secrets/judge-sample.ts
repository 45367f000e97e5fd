import { wordsOf } from '../naming/words.ts';
import { isPlaceholder, isSecretName, locateSecrets, looksLikeSecret } from './find-secrets.ts';

/** Shorter ones mean nothing: `"token": "abc"`. */
const shortest = 6;
/** A run without any name is held to be a credential from here on; ids are shorter. */
const longRun = 32;

/**
 * True if a sample, default or member in a description of an API is, or may be, a credential. Its looks alone say so only
 * where they are those of a known kind: ids, commits, markers of pages and contents look as random as keys do. Its name
 * says so where the value could be one; under a name that may mean something else (`key`, `sig`) it has to look random too.
 * Source: domain notes 3.7 and 9.4.
 *
 * @param name Of what it is a sample of; '' where that has none.
 */
export function isSecretSample(name: string, value: string): boolean {
  if (value.length < shortest) return false;
  const strength = strengthOf(name);
  if (strength === 'strong' || strength === 'password') return couldBeCredential(value, strength);
  if (value.length < 16) return false;
  if (strength === 'weak') return looksLikeSecret(value) && !standsForNone(value);
  if (locateSecrets(value).length > 0) return !isPlaceholder(value);
  return name === '' && value.length >= longRun && !/^[\da-f]+$/i.test(value) && looksLikeSecret(value);
}

/** The same of a number: only its name says anything. */
export function isSecretNumber(name: string, value: number): boolean {
  const strength = strengthOf(name);
  return (strength === 'strong' || strength === 'password') && String(value).length >= shortest;
}

/** True if the name alone makes a value suspect, or makes one that looks random so. */
export const isSuspectName = (name: string): boolean => strengthOf(name) !== 'none';

/** How surely a name in a description is that of a credential. `password`: any words may be one. */
type Strength = 'none' | 'weak' | 'strong' | 'password';

/** The same few names come thousands of times in one file; the limit keeps a hostile file from growing this for ever. */
const strengths = new Map<string, Strength>();

function strengthOf(name: string): Strength {
  if (name === '') return 'none';
  let strength = strengths.get(name);
  if (strength === undefined) {
    strength = judgeStrength(name);
    if (strengths.size > 5000) strengths.clear();
    strengths.set(name, strength);
  }
  return strength;
}

/** Whole names, run together, that may mean something else. */
const weakNames = /^(?:auth|codeverifier|keys?|pat|sas|sessionid|sid|sig|x?signature|xauth)$/;
/** No names of secrets in other places, as they are mostly something else. */
const likeSecrets = /^(?:(?:auth|authorization|activation)?code|assertion|c?xsrf|csrf|hmac|nonce|session)$/;
const secretWord =
  /^(?:passwo?r?ds?|passphrase|passcode|pwd|pass|secrets?|apikeys?|authkey|accesskey|secretkey|privatekey|tokens?|keys?)$/;
const passWord = /^(?:pass|pwd)/;
/** What a key opens. */
const strongBefore =
  /^(?:access|account|admin|api|app|application|auth|authentication|client|consumer|developer|encryption|functions?|host|integration|licen[cs]e|master|private|secret|server|service|session|shared|signing|storage|subscription|webhook)$/;
/** What is left of a secret when it is of no more use. */
const harmlessBefore = /^(?:encrypted|hashed|hash|masked|obfuscated|public|redacted)$/;
/** What may follow without making it a fact about the secret. */
const harmlessAfter =
  /^(?:\d+|again|base64|b64|confirm|confirmation|current|data|dev|header|hex|key|live|new|old|param|parameter|pem|plain|primary|prod|raw|repeat|secondary|string|test|text|value)$/;

function judgeStrength(name: string): Strength {
  const words = wordsOf(name).map((word) => word.toLowerCase());
  const whole = words.join('');
  if (!isSecretName(name)) return likeSecrets.test(whole) ? 'weak' : 'none';
  if (weakNames.test(whole)) return 'weak';
  const at = words.findLastIndex((word) => secretWord.test(word));
  // `Authorization`, `myaccesstoken`
  if (at < 0) return passWord.test(whole) ? 'password' : 'strong';
  const [word = '', before = ''] = [words[at], words[at - 1]];
  if (harmlessBefore.test(before)) return 'none';
  // `secret_scanning`, `token_last_eight`, `key_prefix`
  if (!words.slice(at + 1).every((after) => harmlessAfter.test(after))) return 'weak';
  if (passWord.test(word)) return 'password';
  return /^keys?$/.test(word) && !words.slice(0, at).some((part) => strongBefore.test(part)) ? 'weak' : 'strong';
}

function couldBeCredential(value: string, strength: 'strong' | 'password'): boolean {
  if (standsForNone(value)) return false;
  const words = value.trim().split(/\s+/, 8).length;
  // A sentence about it; a password may be a few words.
  if (words > (strength === 'password' ? 7 : 3)) return false;
  return strength === 'password' || !/^[a-z]+(?:[ _.-][a-z]+)+$/i.test(value);
}

/** Words for a state, a kind or a type. */
const plainStates = new Set(
  'active admin all always any array base64 basic bearer boolean body client cookie date default digest disabled enabled encrypted expired false hidden header inactive integer invalid json never none null number oauth oauth2 object off optional passed plain private public query read required revoked server string text true unknown user uuid valid visible write xml'.split(
    ' ',
  ),
);

/** True for what nobody could sign in with: a placeholder, a state, a type, an address, a date, a public key, a cut value. */
function standsForNone(written: string): boolean {
  const value = written.trim().replace(/^["'](.*)["']$/s, '$1');
  const bare = value.replace(/^(?:bearer|basic|token|digest)\s+/i, '');
  return (
    isPlaceholder(value) ||
    isPlaceholder(bare) ||
    plainStates.has(bare.toLowerCase()) ||
    // `my-password`, `access_token`: it says what goes there.
    (/^[a-z_ .-]+$/i.test(bare) && isSecretName(bare)) ||
    /\.{3}|…|x{4}|x{3}$|\*{3}|•{3}/i.test(value) ||
    (/^(?:https?|wss?):\/\/\S+$/i.test(value) && locateSecrets(value).length === 0) ||
    /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?$/.test(value) ||
    /^(?:ssh-\w+|ecdsa-\S+) |-----BEGIN (?:PGP |RSA )?(?:CERTIFICATE|MESSAGE|PUBLIC|SIGNATURE)/.test(value) ||
    isSequence(bare)
  );
}

/** `abcd1234`, `00000000-0000-0000`: each sign is the one before, or follows on it. */
function isSequence(value: string): boolean {
  const signs = value.slice(0, 200).replace(/[\W_]/g, '').toLowerCase();
  let steps = 0;
  for (let at = 1; at < signs.length; at++) {
    const step = signs.charCodeAt(at) - signs.charCodeAt(at - 1);
    if (step === 0 || step === 1 || step === -9) steps += 1;
  }
  return signs.length >= shortest && steps >= 0.75 * (signs.length - 1);
}
