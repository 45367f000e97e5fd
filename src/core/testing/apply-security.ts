import type { OperationEntry } from '../definition/operations.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Security } from '../security/security.ts';
import type { Credentials } from './request.ts';

export interface AppliedSecurity {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly query: readonly (readonly [name: string, value: string])[];
}

const nothing: AppliedSecurity = { headers: [], query: [] };

/**
 * What a connection adds to each call. An operation whose own `security` is empty gets nothing.
 *
 * Reports `request/credentials-missing` (error) and `request/security-not-applied` (warning, for what only the service can do).
 */
export function applySecurity(
  parts: { readonly operation: OperationEntry; readonly security: Security; readonly credentials: Credentials },
  report: Report,
): AppliedSecurity {
  const { operation, security, credentials } = parts;
  const own: unknown = operation.operation.security;
  if (Array.isArray(own) && own.length === 0) return nothing;
  const credential = (name: string, label: string): string => {
    const value = Object.hasOwn(credentials, name) ? (credentials[name] ?? '').trim() : '';
    if (value !== '') return value;
    const message = `The connection has no ${label}. Enter it in the connection, then send again.`;
    report({ code: 'request/credentials-missing', severity: 'error', message, pointer: operation.pointer });
    return '';
  };
  switch (security.kind) {
    case 'none':
      return nothing;
    case 'basic': {
      const user = credential('username', security.usernameLabel);
      // Some services take their key as the user name and want the password empty.
      const password = Object.hasOwn(credentials, 'password') ? (credentials['password'] ?? '') : '';
      return { headers: [['Authorization', `Basic ${base64(`${user}:${password}`)}`]], query: [] };
    }
    case 'apiKey': {
      const pair = [security.name, credential('api_key', security.label)] as const;
      return security.in === 'header' ? { headers: [pair], query: [] } : { headers: [], query: [pair] };
    }
    case 'oauth2':
    case 'aad':
    case 'provider': {
      const token = credential('token', 'access token').replace(/^bearer\s+/i, '');
      return { headers: [['Authorization', `Bearer ${token}`]], query: [] };
    }
    case 'gateway':
    case 'own':
    case 'sets':
    case 'other': {
      const message = `The request is sent without signing in. ${security.reason}`;
      report({ code: 'request/security-not-applied', severity: 'warning', message, pointer: operation.pointer });
      return nothing;
    }
  }
}

/** Of the text's UTF-8 bytes (RFC 7617, 2.1). */
function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
