/** The parts of a connector's address as OpenAPI 2.0 keeps them. */
export interface AddressParts {
  readonly scheme?: 'http' | 'https';
  /** `name[:port]`. */
  readonly host: string;
  /** Starts with `/` and does not end with one, unless it is `/`. Absent when the address ended with its host. */
  readonly basePath?: string;
}

/**
 * Takes apart what is pasted into the Host field: a whole address, or a host with a path. Undefined for a plain host, and
 * for what is neither.
 */
export function splitAddress(text: string): AddressParts | undefined {
  const match = /^\s*(?:(https?):\/\/)?([^/?#\s{}@\\:]+(?::\d+)?)(\/[^?#\s]*)?(?:[?#]\S*)?\s*$/i.exec(text);
  if (!match) return undefined;
  const [, scheme, host = '', path] = match;
  if (scheme === undefined && path === undefined) return undefined;
  const basePath = path === undefined || path === '/' ? undefined : path.replace(/\/+$/, '');
  return {
    ...(scheme && { scheme: scheme.toLowerCase() === 'http' ? 'http' : 'https' }),
    host,
    ...(basePath && { basePath }),
  };
}
