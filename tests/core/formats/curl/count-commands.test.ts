import { describe, expect, it } from 'vitest';
import { countCommands } from '#core/formats/curl/count-commands.ts';
import { findCommands } from '#core/formats/curl/find-commands.ts';

/** Counted by hand. The left side of the ledger's sum is right, and what reads the commands finds as many. */
describe('how many commands a text holds', () => {
  it.each([
    ['one', 'curl https://a.example/x', 1],
    ['apostrophes in comments', "# don't do this\ncurl https://a.example/x\n# it's done", 1],
    ['an apostrophe in a comment behind', "curl 'https://a.example/x' # don't\ncurl 'https://a.example/y'", 2],
    ['prose', 'curl is a tool. See example.com\nCurl the address https://a.example/x to see\nUse curl https://a.example', 0],
    ['prose with apostrophes', "It's easy:\n\n    curl https://a.example/x -d '{\"a\": \"it\"}'\n\nDon't forget.", 1],
    ['a command inside of data', `curl -d '\n{\n "a": "curl http://b.example"\n}\n' https://a.example/x`, 1],
    ['several on a line', 'curl \\\n -X POST \\\n https://a.example/x; curl https://a.example/y && curl -I https://a.example/z', 3],
    ['substitutions', 'x=$(curl -s https://a.example/x)\ny=`curl -s https://a.example/x`', 2],
    ['pipes', 'echo a | curl localhost:8 | echo b | curl localhost:8 | jq .', 2],
    ['signs inside quotes', `curl https://a.example/x -d "a;b|c" -d 'x&y' | jq '.a | .b'`, 1],
    ['PowerShell', 'curl.exe `\n -d "a" `\n https://a.example/x\nPS C:\\> curl.exe https://a.example/y', 2],
    ['PowerShell, one after the other', "curl.exe 'https://a.example/x' && curl.exe `\n  'https://a.example/y'", 2],
    ['cmd', 'curl ^"https://a.example/x^" ^\n -H ^"a: b^"\nC:\\Users\\ann> curl https://a.example/y', 2],
    ['an address without quotes', 'curl https://a.example/x?a=1&b=2&c=3', 1],
    ['in the background', 'curl https://a.example/x & curl https://a.example/y &', 2],
    ['a loop and a condition', 'for i in 1 2; do curl https://a.example/$i; done\nif curl -sf https://a.example/x; then curl https://a.example/y; fi', 3],
    ['settings and sudo before it', 'TOKEN=x curl https://a.example/x\nsudo curl https://a.example/y', 2],
    ['a here-document', 'curl -d @- https://a.example/x <<EOF\ncurl https://no.example\nEOF\ncurl https://a.example/y', 2],
    ['hosts, variables and placeholders', 'curl localhost:8080/x\ncurl $URL\ncurl "$URL"\ncurl <url>\ncurl intranet', 4],
    ['a list', '- curl https://a.example/x\n* curl https://a.example/y\n1. curl https://a.example/z', 3],
    ['prompts', '> curl https://a.example/x\n< HTTP/1.1 200 OK\n$ curl https://a.example/y\nme@host:~$ curl https://a.example/z', 3],
    ['answers', '$ curl https://a.example/x\n{"a":"curl https://no.example"}\n$ curl https://a.example/y', 2],
    ['a method without -X', 'curl POST https://a.example/x', 1],
    ['ANSI-C quotes', `curl https://a.example/x --data-raw $'it\\'s' ; curl https://a.example/y`, 2],
    ['a line that goes on into an empty one', 'curl --location https://a.example/x \\\n\ncurl https://a.example/y', 2],
    ['a document', "# It's here\n\n```bash\ncurl https://a.example/x\n```\n\ncurl https://prose.example\n\n~~~\ncurl https://a.example/y\n~~~\n", 2],
    ['words wholly in quotes', `curl.exe 'localhost'\ncurl "GET" "--no-basic" "" && curl "-w" "x" "https://a.example/a"`, 3],
    ['words partly in quotes', `curl ht'tp'://a.example\ncurl a"b".example/x\ncurl '' -X GET`, 3],
    ['escapes', `curl ^"https^:^/^/api^.example^/v1^"\ncurl $'\\x68ttp://a.example'`, 2],
    ['what another command says', 'curl "$(cat x)"\ncurl `cat x`', 2],
    ['old line ends', 'curl https://a.example/x\rcurl https://a.example/y \\\r -I', 2],
    ['what ends no line', 'curl https://a.example/x\u2028curl https://a.example/y', 1],
    ['a fence behind an old line end', '```\rcurl https://a.example/x\r```\r\r\n\r```\ncurl https://a.example/y\n```', 2],
    ['code that only speaks of it', 'curl https://a.example/x\n```\nsee curl below\n```', 1],
    ['code with the bare word', 'curl https://a.example/x\n```\ncurl', 0],
    ['other blanks', 'curl\u00A0https://a.example/x\n\u00A0curl https://a.example/y', 0],
    ['prose with an open quote', `curl isn't hard:\ncurl https://a.example/x -d 'it'`, 1],
    ['quotes around nothing', `curl ''//'\ncurl '/s'`, 1],
    ['escaped backticks before a line that goes on', 'curl -t```\ncurl "$S"', 1],
    ['a blank in an open quote', `curl https://a.example/x\ncurl -" `, 1],
    ['what another command says, over two lines', 'curl https://a.example/`cat x\ncurl y` -I\ncurl https://a.example/z', 2],
    ['a redirection right after the name', 'curl > a.json https://a.example/x\ncurl <- localhost:2', 2],
    ['an escape in the name', "curl\\u ':9'", 0],
    ['a here-document with old line ends', 'curl -d @- localhost <<DATA\rDATA\rcurl -0', 2],
    ['what another command says, in quotes', 'curl -X"`"\ncurl y`" z\ncurl -I', 2],
    ['a brace before a variable', 'curl {"$r"', 1],
    ['the name twice', 'curl :9\ncurl curl localhost', 1],
    ['a redirection right after the host', 'curl a.example<b\ncurl a.example>b.json', 2],
    ['other words', 'curl(1) https://a.example\ndocker run curlimages/curl https://a.example\ncurl', 0],
  ])('%s', (_, text, count) => {
    expect([countCommands(text), findCommands(text).length]).toEqual([count, count]);
  }); // prettier-ignore
});

it('says the same of a text twice', () => {
  const text = '```\ncurl https://a.example/x\n```\ncurl https://prose.example\n```';
  expect([findCommands(text).length, findCommands(text).length]).toEqual([1, 1]);
});

it('takes no longer for texts made to be a nuisance', () => {
  for (const text of [
    '(a='.repeat(100_000),
    `curl '${'\n'.repeat(200_000)}`,
    'curl https://a.example/x \\\n'.repeat(50_000),
    ' '.repeat(300_000),
    `- ${' '.repeat(100_000)}$ ${' '.repeat(100_000)}`,
    `curl ${' '.repeat(100_000)}x`,
    ';a=b'.repeat(50_000),
    `curl x ${'<<'.repeat(100_000)}`,
    'curl \\\n'.repeat(20_000),
    'curl `\n'.repeat(20_000),
    'curl ^\n'.repeat(20_000),
    'curl <<E\n'.repeat(20_000),
  ])
    expect([countCommands(text), findCommands(text).length]).toEqual([expect.any(Number), expect.any(Number)]);
});
