/** Where a secret was put. Those of `note` have no name beside them that tells: they are known by their own shape. */
export interface SeededSecret {
  readonly kind: string;
  readonly value: string;
}

let seed = 7;
/** As random as a secret looks, and the same each time. */
function random(length: number, letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'): string {
  let text = '';
  for (let index = 0; index < length; index++) {
    seed = (seed * 48271) % 2147483647;
    text += letters[seed % letters.length] ?? '';
  }
  return text;
}
const hex = (length: number): string => random(length, '0123456789abcdef');
const base64Url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Put together here, so that no scanner takes this file for one that holds secrets. */
const seeds = {
  'bearer token': hex(40),
  'basic password': `Plum-${random(12)}`,
  'api key value': hex(32),
  'oauth2 client secret': random(36),
  'oauth2 access token': random(44),
  'oauth2 refresh token': random(44),
  'digest password': `Quince-${random(10)}`,
  'aws secret key': random(40),
  'aws access key id': `AKIA${random(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
  'hawk key': random(30),
  'ntlm password': `Pear-${random(10)}`,
  'header Authorization': random(38),
  'header X-Api-Key': hex(30),
  'header Cookie': hex(34),
  'header Ocp-Apim-Subscription-Key': hex(32),
  'header X-Auth-Token': random(33),
  'query api_key': hex(28),
  'query access_token': random(35),
  'query sig': encodeURIComponent(`${random(42)}=`),
  'query client_secret': random(31),
  'variable password': `Fig-${random(11)}`,
  'variable apiToken': random(37),
  'variable of type secret': random(29),
  'variable clientSecret': random(34),
  'body password': `Date-${random(12)}`,
  'body client_secret': random(32),
  'form password': `Lime-${random(12)}`,
  'multipart token': random(30),
  'answer access_token': random(41),
  'answer refresh_token': random(41),
  'answer header Set-Cookie': hex(36),
  'address password': random(18),
  'json web token': `${base64Url({ alg: 'HS256', typ: 'JWT' })}.${base64Url({ sub: random(9), iat: 1 })}.${random(43)}`,
  'github token': `ghp_${random(36)}`,
  'slack token': `xoxb-${random(12, '0123456789')}-${random(12, '0123456789')}-${random(24)}`,
  'stripe key': `sk_live_${random(24)}`,
  'google api key': `AIza${random(35)}`,
  'private key': random(64),
  'storage account key': `${random(86)}==`,
  'cURL user password': `Kiwi-${random(12)}`,
} as const;

export const seededSecrets: readonly SeededSecret[] = Object.entries(seeds).map(([kind, value]) => ({ kind, value }));

const s = seeds;
const pair = (key: string, value: string) => ({ key, value, type: 'string' });

const auths = [
  { type: 'bearer', bearer: [pair('token', s['bearer token'])] },
  { type: 'basic', basic: [pair('username', 'clerk'), pair('password', s['basic password'])] },
  { type: 'apikey', apikey: [pair('key', 'X-Desk-Key'), pair('value', s['api key value']), pair('in', 'header')] },
  {
    type: 'oauth2',
    oauth2: [
      pair('clientId', 'desk'),
      pair('clientSecret', s['oauth2 client secret']),
      pair('accessToken', s['oauth2 access token']),
      pair('refreshToken', s['oauth2 refresh token']),
    ],
  },
  { type: 'digest', digest: [pair('username', 'clerk'), pair('password', s['digest password'])] },
  {
    type: 'awsv4',
    awsv4: [pair('accessKey', s['aws access key id']), pair('secretKey', s['aws secret key'])],
  },
  { type: 'hawk', hawk: [pair('authId', 'desk'), pair('authKey', s['hawk key'])] },
  { type: 'ntlm', ntlm: [pair('username', 'clerk'), pair('password', s['ntlm password'])] },
];

const headers = [
  pair('Authorization', `Bearer ${s['header Authorization']}`),
  pair('X-Api-Key', s['header X-Api-Key']),
  pair('Cookie', `session=${s['header Cookie']}`),
  pair('Ocp-Apim-Subscription-Key', s['header Ocp-Apim-Subscription-Key']),
  pair('X-Auth-Token', s['header X-Auth-Token']),
];

const queries = ['api_key', 'access_token', 'sig', 'client_secret'] as const;

const notes = [
  `Call it with ${s['json web token']}.`,
  `The robot uses ${s['github token']}.`,
  `Slack: ${s['slack token']}`,
  `Pay with ${s['stripe key']}.`,
  `Maps: ${s['google api key']}`,
  `-----BEGIN PRIVATE KEY-----\n${s['private key']}\n-----END PRIVATE KEY-----`,
  `DefaultEndpointsProtocol=https;AccountName=desk;AccountKey=${s['storage account key']};EndpointSuffix=core.windows.net`,
  `curl -u clerk:${s['cURL user password']} https://parcels.example/v1/parcels`,
];

const json = (value: unknown) => ({ mode: 'raw', raw: JSON.stringify(value), options: { raw: { language: 'json' } } });
const bodies = [
  json({ user: 'clerk', password: s['body password'] }),
  json({ grant_type: 'client_credentials', client_secret: s['body client_secret'] }),
  { mode: 'urlencoded', urlencoded: [pair('user', 'clerk'), pair('password', s['form password'])] },
  { mode: 'formdata', formdata: [{ ...pair('token', s['multipart token']), type: 'text' }] },
];

/** Different words, so that no two requests are taken for one. */
const shelfOf = (number: number): string =>
  `shelf${String.fromCharCode(97 + Math.floor(number / 26), 97 + (number % 26))}`;

const item = (name: string, number: number, more: Record<string, unknown>, query = '') => ({
  name,
  request: {
    method: 'POST',
    header: [],
    url: { raw: `https://parcels.example/v1/${shelfOf(number)}${query}` },
    ...more,
  },
});

/** A Postman collection with 40 secrets of different kinds, in every place that collections are known to hold them. */
export function seededCollection(host = 'parcels.example', scheme = 'https'): string {
  const items = [
    ...auths.map((auth, at) => item(`Sign in ${auth.type}`, at, { auth })),
    ...headers.map((header, at) => item(`With header ${header.key}`, 20 + at, { header: [header] })),
    ...queries.map((name, at) => item(`With query ${name}`, 40 + at, {}, `?${name}=${s[`query ${name}`]}&page=1`)),
    ...bodies.map((body, at) => item(`With body ${at}`, 60 + at, { body })),
    ...notes.map((description, at) => item(`Noted ${at}`, 80 + at, { description })),
    item('With user in address', 90, {
      url: { raw: `https://clerk:${s['address password']}@parcels.example/v1/${shelfOf(90)}` },
    }),
    {
      ...item('With an answer', 91, {}),
      response: [
        {
          name: 'Token',
          originalRequest: item('', 91, {}).request,
          code: 200,
          status: 'OK',
          header: [
            pair('Content-Type', 'application/json'),
            pair('Set-Cookie', `session=${s['answer header Set-Cookie']}; Path=/`),
          ],
          body: JSON.stringify({
            access_token: s['answer access_token'],
            refresh_token: s['answer refresh_token'],
            expires_in: 3600,
          }),
        },
      ],
    },
    item('With variables', 92, {
      header: [pair('X-Password', '{{password}}'), pair('X-Token', '{{apiToken}}'), pair('X-Vault', '{{vault}}')],
      url: { raw: `https://parcels.example/v1/${shelfOf(92)}?client_secret={{clientSecret}}` },
    }),
  ];
  const collection = {
    info: { name: 'Seeded', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    auth: { type: 'apikey', apikey: [pair('key', 'X-Parcel-Key'), pair('value', ''), pair('in', 'header')] },
    variable: [
      pair('password', s['variable password']),
      pair('apiToken', s['variable apiToken']),
      { ...pair('vault', s['variable of type secret']), type: 'secret' },
      pair('clientSecret', s['variable clientSecret']),
    ],
    item: items,
  };
  return JSON.stringify(collection).replaceAll('https://', `${scheme}://`).replaceAll('parcels.example', host);
}

/** The kinds of secret that stand in a text or in bytes, as they are or as browsers and files write them. */
export function secretsIn(contents: Uint8Array | string, secrets = seededSecrets): readonly string[] {
  const text = typeof contents === 'string' ? contents : Buffer.from(contents).toString('latin1');
  const wide = typeof contents === 'string' ? '' : Buffer.from(contents).toString('utf16le');
  const found = secrets.filter(({ value }) => {
    const plain = decodeURIComponent(value);
    const forms = [
      plain,
      value,
      encodeURIComponent(plain),
      JSON.stringify(plain).slice(1, -1),
      Buffer.from(plain).toString('base64').replace(/=+$/, ''),
      Buffer.from(`clerk:${plain}`).toString('base64').replace(/=+$/, ''),
    ];
    return forms.some((form) => text.includes(form) || wide.includes(form));
  });
  return found.map(({ kind }) => kind);
}
