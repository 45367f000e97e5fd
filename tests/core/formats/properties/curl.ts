import fc, { type Arbitrary } from 'fast-check';
import { byName, byShape } from './secrets.ts';

const header = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('Accept: application/json', 'Content-Type: application/json', 'X-Trace: 1', 'X-Empty;', 'Host:', 'odd', "X-Quote: it's \"so\"", 'User-Agent: x', '@file', 'X-Ä: é') },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('X-Api-Key', 'Authorization: Bearer', 'Cookie: sid'), byName).map(([name, value]) => `${name}: ${value}`) },
  { weight: 1, arbitrary: byShape.map((value) => `Authorization: Bearer ${value}`) },
); // prettier-ignore
const data = fc.constantFrom(
  'a=1&b=2',
  '{"id":1,"tags":["x"]}',
  '@file.json',
  '',
  'x',
  '{"password":"canary-in-body"}',
  '$BODY',
  "it's",
  'a=%20&a=3',
  'line\nline',
  '[1',
  'é=ü',
);
const url = fc.constantFrom(
  'https://api.example/v1/pets', 'https://api.example/v1/pets/1', 'https://api.example/v1/pets/2?limit=1&x=', 'api.example/x', 'http://other.example:8080/y', '$BASE/pets/${ID}', 'https://api.example/{a,b}/[1-3]',
  'https://user:canary-pw@api.example/a', 'https://api.example/v1/pets?api_key=canary-query', 'ftp://x.example/y', 'localhost', 'https://api.example/v1/pets/{{id}}', 'https://api.example/a b', 'file:///etc/x', 'https://api.example/%F0%9F/ü#frag',
); // prettier-ignore
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PURGE', 'post', '');

const option: Arbitrary<readonly string[]> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('-H', '--header'), header) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('-d', '--data', '--data-raw', '--data-binary', '--data-urlencode', '--json'), data) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('-X', '--request'), method) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('-F', '--form', '--form-string'), fc.constantFrom('a=1', 'file=@x.png', 'file=@x;type=image/png', 'odd')) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('-u', '--user'), byName.map((one) => `user:${one}`)) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('-b', '--cookie'), byName.map((one) => `sid=${one}`)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('--oauth2-bearer'), byName) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('--url-query', '-A', '-e', '-o', '-T', '-m', '--proxy', '--cert', '-w'), fc.constantFrom('a=1', 'x', '10')) },
  { weight: 2, arbitrary: fc.constantFrom(['-s'], ['-k'], ['-L'], ['-G'], ['-I'], ['-sSL'], ['--compressed'], ['--digest'], ['--no-basic'], ['--unknown-thing'], ['-Z'], ['-'], ['-XPATCH']) },
); // prettier-ignore

const inPosix = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
const inDouble = (word: string): string => `"${word.replace(/["\\$`]/g, '\\$&')}"`;
const inAnsi = (word: string): string => `$'${word.replace(/['\\]/g, '\\$&').replaceAll('\n', '\\n')}'`;
const inPowerShell = (word: string): string => `'${word.replaceAll("'", "''")}'`;
/** As browsers copy for the command prompt: in quotes that carets keep from it. */
const inPrompt = (word: string): string =>
  `^"${word
    .replace(/["\\]/g, '\\$&')
    .replace(/[^\w\s:=+~'/.,?;()*`-]/g, '^$&')
    .replaceAll('\n', '^\n\n')}^"`;

const dialects = fc.constantFrom(
  { quote: inPosix, join: ' ', name: 'curl' },
  { quote: inDouble, join: ' \\\n  ', name: 'curl' },
  { quote: inAnsi, join: ' ', name: '$ curl' },
  { quote: inPowerShell, join: ' `\n  ', name: 'curl.exe' },
  { quote: inPrompt, join: ' ^\n  ', name: 'curl' },
);
const command = fc
  .tuple(fc.array(option, { maxLength: 4 }), url, fc.boolean())
  .map(([options, address, isFirst]) => (isFirst ? [[address], ...options] : [...options, [address]]).flat());

/** Texts of commands in one way of quoting, sometimes within a document. */
export const curl: Arbitrary<string> = fc
  .tuple(
    dialects,
    fc.array(command, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('\n', '\n\n', ' ; ', ' && ', '\n# and then\n'),
    fc.boolean(),
  )
  .map(([{ quote, join, name }, commands, between, isFenced]) => {
    // Only a shell of Unix has signs between commands that are read here; there is one prompt a line.
    const isUnix = quote !== inPrompt && quote !== inPowerShell;
    const separator = isUnix || between.includes('\n') ? between : '\n';
    const prompt = separator.includes('\n') ? name : name.replace('$ ', '');
    const text = commands.map((words) => [prompt, ...words.map(quote)].join(join)).join(separator);
    return isFenced ? `# How to\n\nCall it:\n\n\`\`\`bash\n${text}\n\`\`\`\n` : text;
  });
