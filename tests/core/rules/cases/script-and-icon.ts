import { pngOf } from '../../icon/png-of.ts';
import { pathsWith } from '../support/document-with.ts';
import type { RuleCase, RuleCases } from './case.ts';

const place = '/properties/properties';
const script = [
  'using System.Net; // using Evil.Comment;',
  '/* using Evil.Block;',
  'new HttpClient() */',
  'public class Script : ScriptBase',
  '{',
  '  public override async Task<HttpResponseMessage> ExecuteAsync()',
  '  {',
  '    using var reader = new StringReader("new HttpClient()");',
  '    return await this.Context.SendAsync(this.Context.Request, this.CancellationToken);',
  '  }',
  '}',
].join('\n');
const right: RuleCase = { name: 'as it should be', script, found: [] };
const gateway = { capabilities: ['gateway'] };

/** An icon in the colour of the clean connector, `#da3b01`. */
const icon = (width: number, height = width, pixel: readonly number[] = [0xda, 0x3b, 0x01]) =>
  pngOf({ width, height, color: pixel.length === 4 ? 6 : 2 }, () => pixel);
const plain: RuleCase = { name: 'as it should be', icon: icon(100), found: [] };
const none: RuleCase = { name: 'no icon', found: [] };
/** The beginning of a JPEG image of 200 by 200 pixels. */
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 200, 0, 200, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
const text = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"></svg>');

export const scriptAndIconCases: RuleCases = {
  'script-operation-repeated': [
    right,
    {
      name: 'twice',
      definition: pathsWith({}),
      properties: { scriptOperations: ['GetPet', 'GetPet'] },
      script,
      found: [`${place}/scriptOperations/1`],
      mended: { [`${place}/scriptOperations`]: ['GetPet'] },
    },
  ],
  'script-class': [
    right,
    { name: 'no script', found: [] },
    { name: 'another class', script: 'public class Other : ScriptBase {}', found: ['/script'], says: /no class/ },
    { name: 'only in a comment', script: '// class Script : ScriptBase', found: ['/script'] },
    { name: 'no method', script: 'public class Script : ScriptBase { }', found: ['/script'], says: /ExecuteAsync/ },
    {
      name: 'over several lines',
      script: 'class Script\n  : ScriptBase\n{\n public override Task<HttpResponseMessage>\n ExecuteAsync () { } }',
      found: [],
    },
  ],
  'script-size': [
    right,
    { name: 'up to the limit', script: `//${'é'.repeat(524_287)}`, found: [] },
    { name: 'beyond it', script: `//${'é'.repeat(524_288)}`, found: ['/script'] },
  ],
  'script-namespaces': [
    right,
    { name: 'a type', script: 'using static System.Math;\nusing J = Newtonsoft.Json.Linq.JObject;', found: [] },
    {
      name: 'another',
      script: `using System;\nusing Azure.Storage;\n${script}`,
      found: ['/script'],
      says: /Line 2 .*"Azure.Storage"/,
    },
  ],
  'script-http-client': [
    right,
    {
      name: 'one of its own',
      script: 'var a = 1;\nvar client = new HttpClient();',
      found: ['/script'],
      says: /Line 2/,
    },
  ],
  'script-gateway': [
    right,
    { name: 'a gateway alone', properties: gateway, found: [] },
    { name: 'both', properties: gateway, script, found: ['/script'] },
  ],
  'script-secret': [
    right,
    {
      name: 'a token',
      script: `${script}\nvar token = "ghp_${'aB3'.repeat(10)}";`,
      found: ['/script'],
      says: /^Line 12/,
    },
  ],
  'icon-format': [
    none,
    plain,
    { name: 'a JPEG', icon: jpeg, found: [] },
    { name: 'a drawing', icon: text, found: ['/icon'] },
  ],
  'icon-size': [plain, { name: 'a large file', icon: new Uint8Array(1_048_576), found: ['/icon'] }],
  'icon-png': [plain, { name: 'a JPEG', icon: jpeg, found: ['/icon'] }],
  'icon-dimensions': [
    plain,
    { name: 'not square', icon: icon(100, 120), found: ['/icon'], says: /square/ },
    { name: 'small', icon: icon(99), found: ['/icon'], says: /100 to 230/ },
    { name: 'large', icon: icon(231), found: ['/icon'] },
  ],
  'icon-opaque': [
    plain,
    { name: 'what cannot be read', icon: text, found: [] },
    { name: 'see-through', icon: icon(100, 100, [0, 0, 0, 0]), found: ['/icon'] },
  ],
  'icon-background': [
    plain,
    { name: 'nearly the same', icon: icon(100, 100, [0xd8, 0x3d, 0x01]), found: [] },
    { name: 'see-through, which another rule tells', icon: icon(100, 100, [0, 0, 0, 0]), found: [] },
    { name: 'no colour', icon: icon(100), properties: { iconBrandColor: 'red' }, found: [] },
    { name: 'another', icon: icon(100, 100, [0, 0, 255]), found: ['/icon'], says: /#0000ff/ },
  ],
};
