import { describe, expect, it } from 'vitest';
import { findCommands } from '#core/formats/curl/find-commands.ts';

const wordsIn = (text: string): readonly (readonly string[])[] =>
  findCommands(text).map(({ words }) => words.slice(1).map((word) => word.text));

describe('the words of a command', () => {
  it.each([
    ['single quotes', `curl 'http://a.example/x y'`, ['http://a.example/x y']],
    [
      'double quotes with escapes',
      String.raw`curl http://a.example -d "{\"a\": \"\$1 \x\"}"`,
      ['http://a.example', '-d', String.raw`{"a": "$1 \x"}`],
    ],
    ['parts without a blank between', `curl http://a.example -d 'it'"'"'s'`, ['http://a.example', '-d', "it's"]],
    [
      'ANSI-C quotes',
      String.raw`curl http://a.example -d $'it\'s \u00e9\x41\n\101'`,
      ['http://a.example', '-d', "it's \u00e9A\nA"],
    ],
    ['a line that goes on', 'curl \\\n  -X GET \\\r\n  http://a.example', ['-X', 'GET', 'http://a.example']],
    [
      'a line that goes on after a blank too many',
      'curl -X GET \\ \n http://a.example',
      ['-X', 'GET', 'http://a.example'],
    ],
    ['a line broken inside a word', 'curl "http://a.example/4e\\\n-1b"', ['http://a.example/4e-1b']],
    [
      'variables',
      'curl $BASE/x -H "A: ${TOKEN:-none} $(date) `id`"',
      ['{{BASE}}/x', '-H', 'A: {{TOKEN}} {{value}} {{value}}'],
    ],
    [
      'no variables in single quotes',
      `curl http://a.example -d '{"$ref": "$x"}'`,
      ['http://a.example', '-d', '{"$ref": "$x"}'],
    ],
    ['a comment', 'curl http://a.example # -X POST', ['http://a.example']],
    ['a fragment', 'curl http://a.example/#x', ['http://a.example/#x']],
    ['output elsewhere', 'curl http://a.example 2>/dev/null > out.json -s', ['http://a.example', '-s']],
    ['a placeholder in angles', 'curl http://a.example/users/<user id>/x', ['http://a.example/users/<user id>/x']],
    ['an address somebody forgot to quote', 'curl http://a.example/?a=1&b=2 && echo', ['http://a.example/?a=1&b=2']],
    ['escaped blanks', String.raw`curl http://a.example -d a\ b`, ['http://a.example', '-d', 'a b']],
    [
      'cmd',
      'curl ^"http://a.example/?a=1^&b=2^" ^\r\n  -d ^"^{^\\^"a^\\^":^\\^"1^% ^^^\\^"^}^"',
      ['http://a.example/?a=1&b=2', '-d', '{"a":"1% ^"}'],
    ],
    ['cmd: a line end in a body', 'curl ^"http://a.example^" -d ^"a^\n\nb^"', ['http://a.example', '-d', 'a\nb']],
    ['cmd: variables', 'curl ^"http://a.example/%ID%/%2Fx^"', ['http://a.example/{{ID}}/%2Fx']],
    [
      'PowerShell',
      "curl.exe `\n  -d 'it''s' `\n  \"http://a.example/$id/$($x)`n\"",
      ['-d', "it's", 'http://a.example/{{id}}/$({{x}})\n'],
    ],
    [
      'PowerShell: here-string',
      'curl.exe -X POST `\n http://a.example -d @\'\n{"a": 1}\n\'@',
      ['-X', 'POST', 'http://a.example', '-d', '{"a": 1}'],
    ],
  ])('%s', (_, text, words) => {
    expect(wordsIn(text)).toEqual([words]);
  });

  it.each([
    ['here-document', 'curl http://a.example -d @- <<\'EOF\'\n{"a": 1}\nEOF\ncurl http://b.example', '{"a": 1}'],
    ['here-string', `curl http://a.example -d @- <<< '{"a": 2}'`, '{"a": 2}'],
  ])('%s', (_, text, input) => {
    expect(findCommands(text)[0]?.input).toBe(input);
  });

  it.each([
    ["curl 'http://a.example", 5],
    ['curl http://a.example -d "a', 25],
    ["curl http://a.example -d $'a", 25],
    ['curl ^"http://a.example^" ^\n -d ^"x', 33],
    ['curl http://a.example `\n -d "x', 28],
  ])('the quote in %j is never closed', (text, offset) => {
    expect(findCommands(text).map(({ fault }) => fault?.offset)).toEqual([offset]);
  });
});

describe('where commands are', () => {
  it.each([
    [
      'prompts',
      '$ curl http://a.example\n> curl http://b.example\nPS C:\\> curl http://c.example\nann@desk:~$ curl http://d.example',
      4,
    ],
    [
      'pipes and lists',
      'echo x | curl http://a.example | curl -d @- http://b.example; curl http://c.example && curl http://d.example',
      4,
    ],
    ['substitution', 'X=$(curl -s http://a.example)\nY=`curl -s http://b.example`', 2],
    ['behind other words', 'sudo curl http://a.example\nTOKEN=x curl http://b.example', 2],
    ['quoted, so none', `curl http://a.example -d 'x\ncurl http://b.example\n'`, 1],
    ['code of a document only', "It's prose.\ncurl http://no.example\n```\ncurl http://a.example\n```\n", 1],
    ['prose', 'curl is a tool to send requests.\nWe like curl.', 0],
    ['wget', 'wget http://a.example/curl', 0],
  ])('%s', (_, text, count) => {
    expect(findCommands(text)).toHaveLength(count);
  });

  it.each(['curl "', 'curl $(', '$(', 'curl `', "curl -d @'\n", '```\n', 'curl http://a.example ', '<a', '> ', '"\\'])(
    'stay quick on %j, over and over',
    (part) => {
      findCommands(`curl http://a.example ${part.repeat(20_000)}`);
      findCommands(part.repeat(20_000));
    },
  );
});
