import { isSecretName } from '../../secrets/find-secrets.ts';
import type { AuthChoice, Row } from './model.ts';

/**
 * How a request signs in, by what it sends: a header or a query parameter whose name says that it holds a key. The header
 * `Authorization` speaks for itself (`chooseSecurity`), so nothing is made of a request that has it. Values are not kept.
 */
export function recogniseAuth(
  headers: readonly Row[],
  query: readonly Row[],
  isTransport: (header: string) => boolean,
): AuthChoice | undefined {
  if (headers.some(({ key }) => key.toLowerCase() === 'authorization')) return undefined;
  const header = headers.find(({ key }) => isSecretName(key) && !isTransport(key.toLowerCase()));
  if (header) return apiKey(header, 'header');
  const parameter = query.find(({ key }) => isSecretName(key));
  return parameter && apiKey(parameter, 'query');
}

const apiKey = ({ key, pointer }: Row, place: 'header' | 'query'): AuthChoice => ({
  type: 'apikey',
  values: new Map([
    ['key', key],
    ['in', place],
  ]),
  pointer,
});
