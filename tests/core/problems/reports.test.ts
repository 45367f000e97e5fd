import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { openDocument } from '#core/document/open-document.ts';
import { noFilter } from '#core/problems/filter-problems.ts';
import { writeProblemReport, type ProblemReportForm } from '#core/problems/write-report.ts';
import { writeProblemText } from '#core/problems/write-text.ts';
import { ruleOf } from '#core/rules/apply-fixes.ts';
import { validateDocument } from '#core/rules/validate-connector.ts';
import { indexLines } from '#core/text/line-index.ts';
import { connectorWith, inPath, operation } from '../rules/support/document-with.ts';
import { problem } from './problems.ts';
import { sarifSchema } from './sarif-schema.ts';

const secret = `ghp_${'a1B2'.repeat(9)}`;

const faults = connectorWith({
  definition: {
    paths: {
      '/pets/{id}': { get: operation({ parameters: [{ ...inPath('id'), required: false }] }) },
      [`/${secret}`]: { get: operation({ operationId: 'GetPet', summary: '' }) },
    },
  },
  properties: { scriptOperations: ['Nowhere'] },
});
const document = openDocument(faults);
const found = validateDocument(document);

const report = (form: ProblemReportForm, connector = faults): string =>
  new TextDecoder().decode(
    writeProblemReport(openDocument(connector), { profile: 'import', filter: noFilter, form }).bytes,
  );

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly locations: readonly {
        readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string }; readonly region?: Region };
      }[];
      readonly fixes?: readonly {
        readonly artifactChanges: readonly {
          readonly replacements: readonly {
            readonly deletedRegion: Region;
            readonly insertedContent: { readonly text: string };
          }[];
        }[];
      }[];
    }[];
  }[];
}

const logOf = (connector = faults): Log => JSON.parse(report('sarif', connector)) as Log;
const check = new Ajv({ strict: false, allErrors: true }).compile(sarifSchema);

describe('SARIF', () => {
  it.each([
    ['faults in both files', faults],
    ['a text that does not read', { ...faults, definition: '{ "swagger": ' }],
    ['no faults', connectorWith({})],
  ])('is as the standard asks, for %s', (_, connector) => {
    check(logOf(connector));
    expect(check.errors ?? []).toEqual([]);
  });

  it('has each finding with its rule, file and region', () => {
    const [run] = logOf().runs;
    expect(run?.results).toHaveLength(found.length);
    for (const [index, { ruleId, ruleIndex, locations }] of (run?.results ?? []).entries()) {
      const { code, range } = found[index] ?? problem('');
      expect(ruleId).toBe(code);
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(code);
      const region = locations[0]?.physicalLocation?.region;
      expect(region?.startLine).toBe(range?.line);
      expect(region?.endColumn).toBe(range?.endColumn);
    }
    const uris = run?.results.map(({ locations }) => locations[0]?.physicalLocation?.artifactLocation.uri);
    expect(new Set(uris)).toEqual(new Set(['apiDefinition.swagger.json', 'apiProperties.json']));
  });

  it('has fixes that mend', () => {
    const result = logOf().runs[0]?.results.find(({ ruleId }) => ruleId === 'rule/path-parameter-required');
    const [replacement] = result?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
    if (!replacement) throw new Error('There is no fix');
    const { deletedRegion: region, insertedContent } = replacement;
    const lines = indexLines(faults.definition);
    const after =
      faults.definition.slice(0, lines.offsetOf(region.startLine, region.startColumn)) +
      insertedContent.text +
      faults.definition.slice(lines.offsetOf(region.endLine, region.endColumn));
    expect(after).toBe(faults.definition.replace('"required": false', '"required": true'));
  });
});

describe('Markdown', () => {
  it('says what is wrong, why, where, and what can be mended', () => {
    const text = report('markdown');
    const why = ruleOf('rule/path-parameter-required')?.why ?? '';
    expect(text).toContain('# Problems of Pet shop');
    expect(text).toContain(why.slice(0, 30));
    expect(text).toContain('Get a pet, `GET /pets/{id}`, `parameters › 0 › required`, `apiDefinition.swagger.json:');
    expect(text).toContain('Can be mended: Make it required');
  });

  it('says so when nothing is wrong', () => {
    expect(report('markdown', connectorWith({}))).toContain('No problems found.');
  });

  it('shows what a title or a path holds as text', () => {
    const paths = { '/<img src=x>': { get: operation({ summary: '', operationId: 'GetPet' }) } };
    const text = report('markdown', connectorWith({ definition: { paths } }));
    expect(text.replace(/`[^`]*`/g, '')).not.toContain('<img');
  });
});

it('plain text has message, place and fix of each', () => {
  const range = { line: 3, column: 5, endLine: 3, endColumn: 9 };
  const some = [
    problem('/definition/host', { range }),
    problem('/script', { severity: 'error', fix: { title: 'Drop it' } }),
  ];
  expect(writeProblemText(some)).toBe(
    [
      'Warning: Something is wrong.',
      '  apiDefinition.swagger.json:3:5 /definition/host (rule/a)',
      '',
      'Error: Something is wrong.',
      '  script.csx /script (rule/a)',
      '  Can be mended: Drop it',
      '',
    ].join('\n'),
  );
});

it.each<readonly [string, string]>([
  ['SARIF', report('sarif')],
  ['Markdown', report('markdown')],
  ['text', writeProblemText(found)],
])('no secret is in %s', (_, text) => {
  expect(faults.definition).toContain(secret);
  expect(text).not.toContain(secret);
});
