import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * The wall around the page: its content security policy, and the small script that narrows it further.
 *
 * - `worker-src blob:`: a policy in a `<meta>` does not reach a worker loaded from an address; one started from a blob
 *   inherits it (`src/worker/spawn.ts`). `'self'` is there for the service worker alone: `lock.js` narrows it to `sw.js`,
 *   and `frame-src` to the courier.
 * - `connect-src 'self'`: no other host. The courier, a frame with a policy of its own, sends the requests that people ask for.
 * - `style-src 'unsafe-inline'`: Monaco writes style elements and attributes.
 */
function policyOf(lockHash: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${lockHash}'`,
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** As `public/courier.html` has it. */
export const courierPolicy =
  "default-src 'none'; script-src 'self'; connect-src https: http:; base-uri 'none'; form-action 'none'";

/**
 * Puts the policy at the head of the built page, and into `_headers` for hosts that read that file. Only when building:
 * the dev server injects scripts and styles that the policy refuses, so what the policy promises is tested on the build.
 */
export function pagePolicy(): Plugin {
  const lock = readFileSync(new URL('./lock.js', import.meta.url), 'utf8')
    .replaceAll('\r\n', '\n')
    .trim();
  const policy = policyOf(createHash('sha256').update(lock).digest('base64'));
  return {
    name: 'page-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const charset = '<meta charset="utf-8" />';
        if (!html.includes(charset))
          throw new Error(`index.html must contain ${charset}: the policy goes right after it.`);
        return html.replace(
          charset,
          () => `${charset}
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <script>${lock}</script>`,
        );
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersOf(policy) });
    },
  };
}

/**
 * In the form that several static hosts read (`HOSTING.md` has it for others). `frame-ancestors` cannot be said in a
 * `<meta>`; the service worker and the courier stand under policies of their own.
 */
function headersOf(policy: string): string {
  const page = `  Content-Security-Policy: ${policy}; frame-ancestors 'none'
  Cross-Origin-Opener-Policy: same-origin
  Cache-Control: no-cache`;
  return `/
${page}
/index.html
${page}
/sw.js
  Content-Security-Policy: default-src 'none'; connect-src 'self'
  Cache-Control: no-cache
/courier.html
  Content-Security-Policy: ${courierPolicy}; frame-ancestors 'self'; sandbox allow-scripts
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=()
`;
}
