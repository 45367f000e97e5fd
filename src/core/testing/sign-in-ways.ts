import { readQuestion, readWays } from '../security/parameter-sets.ts';
import { placeOfWay } from '../security/parameter-place.ts';
import { readSecurity, readWay } from '../security/read-security.ts';
import type { Security } from '../security/security.ts';
import { connectionFields, type ConnectionField } from './connection-fields.ts';

/** One way to sign in, with what a connection of it asks for. */
export interface SignInWay {
  /** Tells it from the others: the name that the service knows it by; '' where there is no choice. */
  readonly key: string;
  /** What people choose it by. */
  readonly label: string;
  readonly hint: string;
  readonly security: Security;
  readonly fields: readonly ConnectionField[];
}

export interface SignIn {
  /** What people are asked where there are several ways. */
  readonly question: string;
  readonly hint: string;
  /** One where there is nothing to choose, never none. */
  readonly ways: readonly [SignInWay, ...SignInWay[]];
}

/**
 * How people sign in to a connector: in the one way that its files describe, or in one of several, of which each asks for
 * its own values only. Source: domain notes, 1.4.
 *
 * @param definition The value of the definition, whatever it is.
 * @param properties The value of the whole `apiProperties.json`, whatever it is.
 */
export function readSignIn(definition: unknown, properties: unknown): SignIn {
  const taken = new Set<string>();
  const [first, ...others] = readWays(properties).map(({ index, name, title, description }): SignInWay => {
    const { parameters } = placeOfWay(properties, index);
    const key = name === '' || taken.has(name) ? `${name}#${index + 1}` : name;
    taken.add(key);
    const security = readWay(definition, parameters);
    const fields = connectionFields(security, { properties: { connectionParameters: parameters } });
    return { key, label: title, hint: description, security, fields };
  });
  if (first) {
    const { label, description } = readQuestion(properties);
    return { question: label.trim() || 'How to sign in', hint: description, ways: [first, ...others] };
  }
  const security = readSecurity(definition, properties);
  const fields = connectionFields(security, properties);
  return { question: '', hint: '', ways: [{ key: '', label: '', hint: '', security, fields }] };
}
