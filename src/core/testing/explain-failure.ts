import type { Diagnostic } from '../diagnostics/diagnostic.ts';

export interface FailedCall {
  /** That was called. */
  readonly url: string;
  /** `location.protocol` of the page: `https:`, `http:` or `file:`. */
  readonly pageProtocol: string;
  /** `location.hostname` of the page. */
  readonly pageHost: string;
}

/**
 * Why a call may have failed without an answer. Browsers tell a page only that it did ("Failed to fetch"), so these are
 * the reasons that fit the address, the likeliest first: errors are certain, infos are possible.
 *
 * Reports `call/address-not-valid`, `call/mixed-content` (errors, each alone), `call/local-network`, `call/cors`,
 * `call/not-found`, `call/certificate`, `call/blocked` (infos).
 */
export function explainFailure(call: FailedCall): readonly Diagnostic[] {
  const url = parseUrl(call.url);
  if (!url || !/^https?:$/.test(url.protocol)) {
    return [
      certain(
        'call/address-not-valid',
        'The address cannot be called. Check scheme, host and base URL on the General tab.',
      ),
    ];
  }
  if (isMixedContent(call)) {
    return [
      certain(
        'call/mixed-content',
        'This page was loaded over https, and browsers do not let it call an http address. Use the https address of the service, or run Connector Studio on your own computer.',
      ),
    ];
  }
  const isNear = isLocalHost(url.hostname);
  const reasons: Diagnostic[] = [];
  if (isNear && !isLocalHost(call.pageHost)) {
    reasons.push(
      possible(
        'call/local-network',
        `${url.hostname} is on your own computer or network. Browsers let a page call it only after you allow it: look for a question beside the address bar, or in the page's site settings under "Local network access".`,
      ),
    );
  }
  reasons.push(
    possible(
      'call/cors',
      'The service may not allow calls from web pages (CORS). The finished connector is not affected, because Power Platform calls the service itself. Copy the request as cURL, run it, and paste the answer here. If the service is yours, let it answer with "Access-Control-Allow-Origin: *", also to OPTIONS requests.',
    ),
    possible(
      'call/not-found',
      isNear
        ? `Nothing may be listening at ${url.host}. Check that the service runs, and its port.`
        : `The host ${url.hostname} may not exist or may not be reachable from here. Check its spelling, your connection and, for a service inside a company, the VPN.`,
    ),
  );
  if (url.protocol === 'https:') {
    const message =
      'The certificate of the service may not be trusted. Open the address in a tab of its own: the browser says so there.';
    reasons.push(possible('call/certificate', message));
  }
  reasons.push(
    possible('call/blocked', 'An extension of the browser, such as an ad blocker, may have stopped the call.'),
  );
  return reasons;
}

/** True if a browser refuses the call before it is sent: http from a page loaded over https. Loopback addresses are exempt. */
export function isMixedContent({ url, pageProtocol }: Pick<FailedCall, 'url' | 'pageProtocol'>): boolean {
  const target = parseUrl(url);
  return pageProtocol === 'https:' && target?.protocol === 'http:' && !isLoopback(target.hostname);
}

const isLoopback = (host: string): boolean => /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/i.test(host);

/** Loopback, the private ranges of RFC 1918, link-local and unique local addresses, names without a dot. */
function isLocalHost(host: string): boolean {
  return (
    isLoopback(host) ||
    /^(10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$/.test(host) ||
    /^\[f([cd]|e[89ab])/i.test(host) ||
    /\.(local|internal|lan|home\.arpa)$/i.test(host) ||
    /^[^.[\]]+$/.test(host)
  );
}

function parseUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

const certain = (code: Diagnostic['code'], message: string): Diagnostic => ({
  code,
  severity: 'error',
  message,
  pointer: '',
});
const possible = (code: Diagnostic['code'], message: string): Diagnostic => ({
  code,
  severity: 'info',
  message,
  pointer: '',
});
