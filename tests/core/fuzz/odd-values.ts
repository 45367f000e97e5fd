const deep = (open: string, close: string, levels: number): string => open.repeat(levels) + close.repeat(levels);

/** JSON texts of values that stand where something else should. */
export const oddTexts: readonly string[] = [
  'null', 'true', 'false', '0', '-0', '-1', '1e400', '-1e400', '1e-400', '12345678901234567890', '0.1e+1', '9007199254740993', '2147483648',
  '""', '" "', '"\\n"', '"\\u0000"', '"\\ud800"', '"x\\udc00"', '"\\uFEFF"', '"\\u202e"', '"\\u2028"', '"名前 𐐷"', '"-"', '"."', '".."', '"0"', '"1e3"',
  '"__proto__"', '"constructor"', '"toString"', '"hasOwnProperty"', '"length"', '"null"', '"undefined"', '"true"', '"[object Object]"',
  '[]', '{}', '[[]]', '[{}]', '[null]', '["a",1]', '{"":""}', '{"a":null}', '{" ":{}}', '{"length":1000000000}', '{"0":"a","1":"b"}',
  '{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}', '{"toString":1,"valueOf":2}', '{"then":1}',
  '{"$ref":"#"}', '{"$ref":"#/"}', '{"$ref":3}', '{"$ref":null}', '{"$ref":"#/definitions/"}', '{"$ref":"#/definitions/__proto__"}',
  '{"$ref":"#/paths/~1/get"}', '{"$ref":"#/%"}', '{"$ref":"#/~2"}', '{"$ref":"other.json#/a"}', '{"$ref":"https://example.com/x.json"}', '{"$ref":"file:///etc/hosts"}',
  '{"allOf":[{"$ref":"#"}]}', '{"type":["string","null"],"nullable":"yes"}', '{"type":"array"}', '{"type":"file"}', '{"type":"object","properties":[]}',
  '{"oneOf":[{"type":"string"},{"type":"integer"}]}', '{"type":"string","enum":[]}', '{"type":"integer","format":"int32","default":"x"}', '{"type":"string","pattern":"("}',
  '"http://[::1"', '"//"', '"http://"', '"https://user:pass@example.com:99999/a?b#c"', '"javascript:alert(1)"', '"{a}{b}"', '"/{id}/{id"', '"/{id}/{id}"', '"/a//b/"', '"?"', '"#"',
  '"{{x}}"', '"{{{{x}}}}"', '"{{"', '"{{a}}{{b}}/{{a}}"', '"{{$guid}}"', '":id"', '"$(rm -rf)"', '"%"', '"%zz%00%ff"', '"a=b&c=d&=&&"', '"application/json; charset=\\"x"',
  '"2020-02-30T25:00:00Z"', '"999-99-99"', '"<script>alert(1)</script>"', '"<!--"', '"]]>"', '"*/*"', '"\\\\"', '"`"', '"\'"',
  `"${'a'.repeat(5000)}"`, `"${'a '.repeat(2000)}!"`, `"${'{'.repeat(500)}"`, `"${'/'.repeat(2000)}"`, `"${'('.repeat(300)}"`, `"${'- '.repeat(1500)}"`, `"${'&amp;'.repeat(900)}"`,
  deep('[', ']', 60), deep('[', ']', 700), deep('{"a":', '}', 60).replace(':}', ':1}'), deep('{"properties":{"a":', '}}', 80).replace(':}', ':{}}'),
  deep('{"allOf":[', ']}', 90), deep('{"items":', '}', 90).replace(':}', ':{}}'), deep('{"item":[', ']}', 120), deep('[', ']', 20_000),
]; // prettier-ignore

export const oddKeys: readonly string[] = [
  '', ' ', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then', '0', '-1', '1e3', '-', '.', '..', '/', '~', '~0', '~1', '#', '$ref', '$', 'x-', 'x-ms-',
  'x-ms-summary', 'X-MS-SUMMARY', 'get', 'GET', 'Get', 'default', '200', '2XX', '\u0000', '\ud800', '\uFEFF', 'a\nb', '名前', '{', '{id}', '/{id}', '/a?b=c', '/a#b', '//', '{{x}}', ':id', '"', '\\',
  'paths', 'definitions', 'item', 'request', 'allOf', 'properties', 'items', 'parameters', 'responses', 'swagger', 'openapi', 'info', 'host', 'k'.repeat(3000),
]; // prettier-ignore

/** What is put into texts of any kind. */
export const oddPieces: readonly string[] = [
  '{', '}', '[', ']', ',', ':', '"', "'", '\\', '\\u', '\\ud800', '/*', '*/', '//', '#', '#/', '\u0000', '\uFEFF', '\u2028', '\ud800', '\t', '\n', '\r', '\r\n', '---\n', '...\n', '- ', '? ', '&a ',
  '*a', '<<: *a\n', '!!binary ', '|\n', '>-\n', '%YAML 1.1\n', '{{', '}}', '<', '</', '<!--', '&', '=', '%', '$(', '`', '\\\n', " -H '", ' -d @', ' --data-raw $\'\\x', 'curl ', 'GET ', 'null', 'NaN',
  '-Infinity', '0x1F', '1e999', 'undefined', 'True', '__proto__', '"$ref":"#"', '"swagger":"2.0",', '"openapi":"3.1.0",', '"swagger": 2.0,', ',,', '""', '{}', '[]', '[['.repeat(200), '{"a":'.repeat(200),
]; // prettier-ignore
