import { fieldsOfSample } from './fields.ts';
import { get, join, list, words } from './loose.ts';
import { wantedOfRow, type Part, type Scheme } from './part.ts';

/** Counts a HAR recording by the specification (HAR 1.2): entries, and what was sent and answered in them. */
export function countHar(root: unknown): readonly Part[] {
  const parts: Part[] = [];
  list(get(get(root, 'log'), 'entries')).forEach((entry, index) => {
    const pointer = join('/log/entries', index);
    const own = (part: Omit<Part, 'operations'>): void => void parts.push({ ...part, operations: [pointer] });
    const request = get(entry, 'request');
    const requestAt = join(pointer, 'request');
    own({ kind: 'operation', label: words(get(request, 'url')), pointers: [pointer], wanted: [{ is: 'operation' }] });
    const url = words(get(request, 'url'));
    const query = url.includes('?') ? (url.split('#')[0] ?? '').slice(url.indexOf('?') + 1).split('&') : [];
    const names = query.flatMap((pair) => pair.split('=')[0] || []);
    const listed = list(get(request, 'queryString'));
    (names.length > 0 ? names : listed.map((pair) => words(get(pair, 'name')))).forEach((name, at) => {
      if (name.trim() === '') return;
      const places = [join(requestAt, 'url'), join(requestAt, 'queryString', at)] as const;
      const wanted = [name, decoded(name)].flatMap((one) => wantedOfRow('query', one, ''));
      own({ kind: 'parameter', label: `query ${name}`, pointers: [...places], wanted });
    });
    list(get(request, 'headers')).forEach((pair, at) => {
      const name = words(get(pair, 'name'));
      if (name.trim() === '' && words(get(pair, 'value')).trim() === '') return;
      const pointers = [join(requestAt, 'headers', at)] as const;
      if (/^authorization$/i.test(name)) {
        const isBasic = /^\s*basic\b/i.test(words(get(pair, 'value')));
        const scheme: Scheme = isBasic ? { type: 'basic' } : { type: 'apiKey', in: 'header', name };
        own({ kind: 'auth', label: name, pointers: [...pointers], wanted: [{ is: 'scheme', scheme }] });
      } else
        own({
          kind: 'parameter',
          label: `header ${name}`,
          pointers: [...pointers],
          wanted: wantedOfRow('header', name, words(get(pair, 'value'))),
        });
    });
    const headers = list(get(request, 'headers')).map((pair) => words(get(pair, 'name')).toLowerCase());
    list(get(request, 'cookies')).forEach((pair, at) => {
      if (words(get(pair, 'name')) === '' && words(get(pair, 'value')) === '') return;
      const line = headers.indexOf('cookie');
      const pointers = [join(requestAt, 'cookies', at), ...(line < 0 ? [] : [join(requestAt, 'headers', line)])];
      own({
        kind: 'parameter',
        label: `cookie ${words(get(pair, 'name'))}`,
        pointers: pointers as [string, ...string[]],
        wanted: [],
      });
    });
    const data = get(request, 'postData');
    const isSaid = (row: unknown): boolean => words(get(row, 'name')).trim() !== '' || words(get(row, 'value')) !== '';
    const rows = list(get(data, 'params'));
    const text = words(get(data, 'text')).trim();
    if (rows.some(isSaid) || text !== '') {
      own({
        kind: 'body',
        label: words(get(data, 'mimeType')),
        pointers: [join(requestAt, 'postData')],
        wanted: [{ is: 'body' }],
      });
      const isJson = /json/.test(words(get(data, 'mimeType')));
      for (const path of isJson ? (fieldsOfSample(text) ?? []) : [])
        own({
          kind: 'field',
          label: path.join('.'),
          pointers: [join(requestAt, 'postData', 'text')],
          wanted: [{ is: 'field', of: 'body', path }],
        });
      // Where there is both, the text is what was sent: the two exclude each other.
      (text === '' ? rows : []).forEach((row, at) => {
        if (!isSaid(row)) return;
        const name = words(get(row, 'name'));
        const wanted = [name, decoded(name)].map((one) => ({ is: 'parameter', in: 'form', names: [one] }) as const);
        own({
          kind: 'parameter',
          label: `form ${name}`,
          pointers: [join(requestAt, 'postData', 'params', at)],
          wanted,
        });
      });
    }
    const status = words(get(get(entry, 'response'), 'status'));
    if (/^[1-5]\d\d$/.test(status))
      own({
        kind: 'response',
        label: status,
        pointers: [join(pointer, 'response')],
        wanted: [{ is: 'response', code: status }],
      });
  });
  return parts;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}
