import { isRecord } from '../definition/operations.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { isPlaceholder as standsForSecret, isSecretName, looksLikeSecret } from '../secrets/find-secrets.ts';

/**
 * Where a connector's properties hold a client secret, from the connector's root. Placeholders such as `<secret>` or
 * `YOUR_CLIENT_SECRET` are none. Source: domain notes, 3.4 and 3.7: the only member of a connector's files made for a secret.
 *
 * @param properties The value of the whole `apiProperties.json`, whatever it is.
 */
export function secretPlaces(properties: unknown): readonly JsonPointer[] {
  const places: JsonPointer[] = [];
  const search = (value: unknown, pointer: JsonPointer): void => {
    if (Array.isArray(value)) value.forEach((item, index) => search(item, child(pointer, index)));
    if (!isRecord(value)) return;
    for (const [name, member] of Object.entries(value)) {
      const place = child(pointer, name);
      if (name.toLowerCase() !== 'clientsecret') search(member, place);
      else if (isSecret(member)) places.push(place);
      else if (isRecord(member) && isSecret(member['value'])) places.push(child(place, 'value'));
      else search(member, place);
    }
  };
  search(properties, '/properties');
  return places;
}

const isSecret = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && !isPlaceholder(value.trim());

/** Strict on purpose: a placeholder taken for a secret costs one question, the other way round a secret. */
function isPlaceholder(value: string): boolean {
  return [
    /^[<[{].*[>\]}]$/s,
    /^@environmentVariables\(.*\)$/i,
    // All one sign: xxxx, ****.
    /^(.)\1*$/s,
    /^your[\W_].*secret/i,
    /^(enter|insert|add|replace|paste|put)[\W_].*(secret|here)/i,
    /^(dummy|placeholder|change[\W_]?me|(client[\W_]?)?secret)$/i,
  ].some((pattern) => pattern.test(value));
}

/**
 * Where the policies of a connector's properties hold secrets, from the connector's root: fixed values sent under a
 * secret's name, or shaped like one. What an
 * expression puts in at each call (`Bearer @connectionParameters('key')`) is none. Source: domain notes, 3.7.
 *
 * @param value The value of the whole `apiProperties.json`, whatever it is.
 */
export function policySecrets(value: unknown): readonly JsonPointer[] {
  const properties = isRecord(value) ? value['properties'] : undefined;
  const policies = isRecord(properties) ? properties['policyTemplateInstances'] : undefined;
  if (!Array.isArray(policies)) return [];
  return policies.flatMap((policy: unknown, index) => {
    const parameters = isRecord(policy) ? policy['parameters'] : undefined;
    if (!isRecord(parameters)) return [];
    const name = parameters['x-ms-apimTemplateParameter.name'];
    return Object.entries(parameters).flatMap(([key, text]) => {
      if (typeof text !== 'string' || standsForSecret(text) || /(?:^|\s)@\w/.test(text)) return [];
      const isNamed = key.endsWith('.value') && typeof name === 'string' && isSecretName(name);
      const secret = isNamed || looksLikeSecret(text);
      return secret ? [child('/properties/properties/policyTemplateInstances', index, 'parameters', key)] : [];
    });
  });
}
