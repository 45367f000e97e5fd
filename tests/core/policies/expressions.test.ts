import { describe, expect, it } from 'vitest';
import { evaluate, type EvaluationScope } from '#core/policies/evaluate.ts';
import { parseExpressions, readPlainPath, writePath } from '#core/policies/expressions.ts';

const scope: EvaluationScope = {
  request: {
    method: 'GET',
    base: 'https://api.parcel.example',
    path: '/orders',
    query: [['domain', 'pqr']],
    headers: [
      ['test', 'foo'],
      ['port', '1234'],
    ],
    body: '{"firstName":"John","lastName":"Smith","items":[{"id":5,"first name":"a"}],"@odata.nextLink":"x"}',
  },
  isAnswer: false,
  connection: { cat: 'bar', subPath: 'path' },
  method: 'GET',
};

describe('expressions', () => {
  it.each([
    ["https://@header('test').abc.xyz:@headers('port')", 'https://foo.abc.xyz:1234'],
    ["https://@connectionParameters('cat').abc.xyz", 'https://bar.abc.xyz'],
    ['https://test.abc.xyz', 'https://test.abc.xyz'],
    [
      "https://@headers('TEST').abc.@queryParameters('domain')/@connectionParameters('subPath')",
      'https://foo.abc.pqr/path',
    ],
    ["https://@headers('none', 'default').abc.xyz", 'https://default.abc.xyz'],
    ["@connectionParameters('cat','other')", 'bar'],
    ["@connectionParameters('token:customHost')", '<token:customHost>'],
    ["@connectionParameters('none','it''s')", "it's"],
    ['{@body().firstName} {@body().lastName}', 'John Smith'],
    ['@{body().items[0].id}', '5'],
    ['@body().items[0].id', 5],
    ["@body().items[0]['first name']", 'a'],
    ["@body()['@odata.nextLink']", 'x'],
    ['@body.firstName', 'John'],
    ['@body()?.none', undefined],
    ['@Request.OriginalHTTPMethod', 'GET'],
    ['mail me@parcel.example or @@home', 'mail me@parcel.example or @home'],
    ['a@b.example, {id}', 'a@b.example, {id}'],
    ["@concat('a', body().b)", "@concat('a', body().b)"],
    ["@headers('x", "@headers('x"],
  ])('%s', (text, value) => {
    expect(evaluate(text, scope).value).toEqual(value);
  });

  it.each([
    ["@headers('x", 'single quote'],
    ["@headers('x'", 'round bracket'],
    ['@headers("x")', 'straight single quotes'],
    ['@connectionParameters(host)', 'single quotes'],
    ['@headers()', 'name in single quotes'],
    ["@{headers('x')", 'brace'],
    ['@connectionParameters.host', 'Round brackets'],
    ["@concat('a','b')", 'does not know'],
  ])('says what is wrong with %s', (text, words) => {
    const [part] = parseExpressions(text);
    expect(part).toMatchObject({ kind: 'unknown', fault: expect.stringContaining(words) as string });
  });

  it('cover the text without gaps', () => {
    const text = "a @{body().b} {@item().c['d']} @headers('e') @f(x) {g}";
    const parts = parseExpressions(text);
    expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  });

  it.each([
    ['a repeated call that is not closed', '@body('],
    ['braces', '@{'],
    ['braces before', '{@'],
    ['unknown functions', '@a(@'],
    ['paths', '@body().a.b'],
    ['quotes', "@headers('"],
  ])('take linear time over %s', (_, piece) => {
    const start = performance.now();
    evaluate(piece.repeat(40_000), { ...scope, request: { ...scope.request, body: '' } });
    expect(performance.now() - start).toBeLessThan(1500);
  });

  it('write and read paths', () => {
    const path = ['items', 0, 'first name', "it's", '@odata.id'];
    expect(writePath(path)).toBe(".items[0]['first name']['it''s']['@odata.id']");
    expect(readPlainPath(writePath(path).slice(1))).toEqual(path);
    expect(readPlainPath('owner.name')).toEqual(['owner', 'name']);
    expect(readPlainPath('first name')).toEqual(['first name']);
    expect(readPlainPath('')).toEqual([]);
  });
});
