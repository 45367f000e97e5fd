/** What an option means for the request; `none` means nothing for it, `noted` is named as left out. */
export type Role =
  | 'method' | 'header' | 'data' | 'dataRaw' | 'dataUrlencode' | 'json' | 'form' | 'formString' | 'get' | 'head' | 'user'
  | 'url' | 'urlQuery' | 'cookie' | 'referer' | 'userAgent' | 'bearer' | 'upload' | 'auth' | 'next' | 'none' | 'noted'; // prettier-ignore

export interface Option {
  /** The long name. */
  readonly name: string;
  readonly takesValue: boolean;
  readonly role: Role;
}

const roles: Readonly<Record<string, Role>> = {
  request: 'method', header: 'header', data: 'data', 'data-ascii': 'data', 'data-binary': 'data', 'data-raw': 'dataRaw',
  'data-urlencode': 'dataUrlencode', json: 'json', form: 'form', 'form-string': 'formString', get: 'get', head: 'head',
  user: 'user', url: 'url', 'url-query': 'urlQuery', cookie: 'cookie', referer: 'referer', 'user-agent': 'userAgent',
  'oauth2-bearer': 'bearer', 'upload-file': 'upload', digest: 'auth', ntlm: 'auth', negotiate: 'auth', anyauth: 'auth',
  basic: 'auth', 'aws-sigv4': 'auth', next: 'next',
}; // prettier-ignore

/** How the answer is shown, stored or waited for: of no concern to a connector, and not worth a word. */
const silent = new Set(
  `append compressed connect-timeout create-dirs disable dump-header fail fail-early fail-with-body globoff help include
  location max-time no-buffer no-progress-meter output output-dir parallel progress-bar remote-header-name remote-name
  remote-name-all remote-time retry retry-all-errors retry-connrefused retry-delay retry-max-time show-error show-headers
  silent speed-limit speed-time stderr styled-output tcp-nodelay trace trace-ascii trace-time verbose version write-out
  http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only ipv4 ipv6`.split(/\s+/),
);

/** Source: curl's manual, 8.16. */
const withValue = `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout
  connect-to continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw
  data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine
  etag-compare etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method ftp-port
  ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header hostpubmd5 hostpubsha256 hsts interface ip-tos
  ipfs-gateway json keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port login-options mail-auth
  mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max pass
  pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type
  proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name
  proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range
  rate referer request request-target resolve retry retry-delay retry-max-time sasl-authzid service-name sigalgs socks4
  socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr telnet-option tftp-blksize time-cond
  tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file upload-flags
  url url-query user user-agent variable vlan-priority write-out`.split(/\s+/);

const withoutValue =
  `anyauth append basic ca-native cert-status compressed compressed-ssh create-dirs crlf digest disable
  disable-eprt disable-epsv disallow-username-in-url doh-cert-status doh-insecure dump-ca-embed fail fail-early
  fail-with-body false-start form-escape ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip ftp-ssl-ccc ftp-ssl-control get
  globoff haproxy-protocol head help http0.9 http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only
  ignore-content-length include insecure ipv4 ipv6 junk-session-cookies list-only location location-trusted
  mail-rcpt-allowfails manual metalink mptcp negotiate netrc netrc-optional next no-alpn no-buffer no-clobber no-keepalive
  no-npn no-progress-meter no-sessionid ntlm ntlm-wb out-null parallel parallel-immediate path-as-is post301 post302 post303
  progress-bar proxy-anyauth proxy-basic proxy-ca-native proxy-digest proxy-http2 proxy-insecure proxy-negotiate proxy-ntlm
  proxy-ssl-allow-beast proxy-ssl-auto-client-cert proxy-tlsv1 proxytunnel raw remote-header-name remote-name
  remote-name-all remote-time remove-on-error retry-all-errors retry-connrefused sasl-ir show-error show-headers silent
  skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert ssl-no-revoke
  ssl-reqd ssl-revoke-best-effort sslv2 sslv3 styled-output suppress-connect-headers tcp-fastopen tcp-nodelay
  tftp-no-options tls-earlydata tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tr-encoding trace-ids trace-time use-ascii verbose
  version xattr`.split(/\s+/);

const options: ReadonlyMap<string, Option> = new Map(
  [...withValue.map((name) => [name, true] as const), ...withoutValue.map((name) => [name, false] as const)].map(
    ([name, takesValue]) => [name, { name, takesValue, role: roles[name] ?? (silent.has(name) ? 'none' : 'noted') }],
  ),
);

const letters: Readonly<Record<string, string>> = {
  a: 'append', A: 'user-agent', b: 'cookie', B: 'use-ascii', c: 'cookie-jar', C: 'continue-at', d: 'data', D: 'dump-header',
  e: 'referer', E: 'cert', f: 'fail', F: 'form', g: 'globoff', G: 'get', h: 'help', H: 'header', i: 'include', I: 'head',
  j: 'junk-session-cookies', J: 'remote-header-name', k: 'insecure', K: 'config', l: 'list-only', L: 'location',
  m: 'max-time', M: 'manual', n: 'netrc', N: 'no-buffer', o: 'output', O: 'remote-name', p: 'proxytunnel', P: 'ftp-port',
  q: 'disable', Q: 'quote', r: 'range', R: 'remote-time', s: 'silent', S: 'show-error', t: 'telnet-option',
  T: 'upload-file', u: 'user', U: 'proxy-user', v: 'verbose', V: 'version', w: 'write-out', x: 'proxy', X: 'request',
  y: 'speed-time', Y: 'speed-limit', z: 'time-cond', Z: 'parallel', '0': 'http1.0', '1': 'tlsv1', '2': 'sslv2',
  '3': 'sslv3', '4': 'ipv4', '6': 'ipv6', '#': 'progress-bar', ':': 'next',
}; // prettier-ignore

/**
 * A long option by its name, by a beginning that only one has (`--sil`), or by `no-` before one that can be switched off.
 *
 * @param name Without the dashes.
 */
export function longOption(name: string): Option | undefined {
  const exact = options.get(name);
  if (exact) return exact;
  if (name.startsWith('no-')) {
    const off = longOption(name.slice(3));
    return off && !off.takesValue
      ? { ...off, name, role: off.role === 'none' || off.role === 'auth' ? 'none' : 'noted' }
      : undefined;
  }
  if (name.startsWith('expand-')) return longOption(name.slice(7));
  if (name.length < 3) return undefined;
  const begun = [...options.values()].filter((option) => option.name.startsWith(name));
  return begun.length === 1 ? begun[0] : undefined;
}

/** An option by its letter. */
export function shortOption(letter: string): Option | undefined {
  const name = Object.hasOwn(letters, letter) ? letters[letter] : undefined;
  return name === undefined ? undefined : options.get(name);
}
