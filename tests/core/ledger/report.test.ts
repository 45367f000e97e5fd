import { describe, expect, it } from 'vitest';
import { importDescription } from '#core/formats/import-description.ts';
import type { LedgerChange } from '#core/ledger/ledger.ts';
import { totalLedger } from '#core/ledger/ledger.ts';
import { reportName, writeReport, type ReportForm, type ReportSubject } from '#core/ledger/report.ts';

const change: LedgerChange = {
  code: 'openapi3/one-of',
  kind: 'changed',
  severity: 'warning',
  message: 'The body may be a Cat or a Dog.',
  source: {
    file: 'pets.yaml',
    pointer: '/paths/~1pets/post',
    range: { line: 1200, column: 1, endLine: 1201, endColumn: 1 },
  },
  result: '/definition/paths/~1pets/post/parameters/0',
  before: '{ "oneOf": [] }',
  after: '{ "type": "object" }',
  choice: {
    id: 'openapi3/one-of:/paths/~1pets/post',
    options: [
      { value: 'merge', label: 'One object' },
      { value: 'first', label: 'The first' },
    ],
    taken: 'first',
  },
};

function subject(more: Partial<ReportSubject> = {}): ReportSubject {
  const ledger = totalLedger(2, [
    {
      outcome: 'operation',
      label: 'POST /pets',
      source: { file: 'pets.yaml', pointer: '/paths/~1pets/post' },
      result: '/definition/paths/~1pets/post',
      group: [],
    },
    { outcome: 'skipped', label: 'TRACE /pets', source: { pointer: '/a' }, reason: 'TRACE cannot be said.', group: [] },
  ]);
  return {
    ok: true,
    format: 'openapi-3.0',
    because: '"openapi": "3.0.3"',
    title: 'Pets',
    connector: { definition: '{}', properties: '{}' },
    ledger: { ...ledger, changes: [change] },
    diagnostics: [],
    sources: ['pets.yaml'],
    ...more,
  };
}

const withChange = (more: Partial<LedgerChange>): ReportSubject => {
  const { ledger } = subject();
  return subject({ ledger: { ...ledger, changes: [{ ...change, ...more }] } });
};

it('is named after the connector', () => {
  expect(reportName('Parcel Desk', 'markdown')).toBe('parcel-desk-import.md');
  expect(reportName('', 'json')).toBe('connector-import.json');
});

it('tells the whole ledger in Markdown', () => {
  expect(writeReport(subject(), 'markdown')).toBe(`# Import report: Pets

- Source: \`pets.yaml\`
- Format: OpenAPI 3.0 ("openapi": "3.0.3")
- 2 operations in: 1 brought, 1 left out.

## What to look at

Nothing: the connector passes every check.

## Where everything went

| From the source | Place | Outcome | In the connector | Why |
| --- | --- | --- | --- | --- |
| POST /pets | pets.yaml, /paths/\\~1pets/post | Brought | \`POST /pets\` |  |
| TRACE /pets | /a | Left out |  | TRACE cannot be said. |

## What changed

### Changed: 1

#### One of: 1 (\`openapi3/one-of\`)

- **Warning:** The body may be a Cat or a Dog.
  - Source: pets.yaml, line 1,200 (\`/paths/~1pets/post\`)
  - In the connector: \`POST /pets\`, parameter 1
  - Before: \`{ "oneOf": [] }\`
  - After: \`{ "type": "object" }\`
  - Carried over as: **The first** (or: One object)
`);
});

it.each([
  ['a mark', { message: 'a *b* _c_ `d` [e](f) #g' }, String.raw`a \*b\* \_c\_ \`d\` \[e\](f) \#g`],
  ['HTML', { message: '<img src=x onerror=alert(1)> & co' }, '&lt;img src=x onerror=alert(1)&gt; &amp; co'],
  ['a line end', { message: 'one\n\n# two' }, String.raw`one \# two`],
  ['a backtick in code', { before: '"a`b"' }, 'Before: ``"a`b"``'],
  ['code that begins with a backtick', { before: '``a' }, 'Before: ``` ``a ```'],
])('%s in a text means nothing', (_, more, expected) => {
  expect(writeReport(withChange(more), 'markdown')).toContain(expected);
});

it('keeps the cells of a table together, whatever is in them', () => {
  const ledger = totalLedger(1, [
    {
      outcome: 'operation',
      label: 'a | b',
      source: { pointer: '/x|y' },
      result: '/definition/paths/~1a|b`c/get',
      reason: 'why\nnot | so',
      group: [],
    },
  ]);
  const text = writeReport(subject({ ledger }), 'markdown');
  expect(text).toContain(String.raw`| a \| b | /x\|y | Brought | ${'``'}GET /a\|b${'`'}c${'``'} | why not \| so |`);
});

it('is the ledger itself in JSON', () => {
  const { ledger } = subject();
  expect(JSON.parse(writeReport(subject(), 'json'))).toEqual({
    connector: 'Pets',
    format: 'openapi-3.0',
    formatName: 'OpenAPI 3.0',
    because: '"openapi": "3.0.3"',
    sources: ['pets.yaml'],
    sums: { in: 2, out: { operation: 1, merged: 0, skipped: 1 }, secrets: { kept: 0, asParameters: 0 } },
    operations: ledger.entries,
    changes: [change],
    findings: [],
  });
});

describe.each(['markdown', 'json'] as const)('as %s', (form: ReportForm) => {
  it('covers what looks like a credential, and what stands after one that was cut off', () => {
    const text = writeReport(
      withChange({ message: 'Uses ghp_0123456789abcdefghijABCDEF.', before: '"-----BEGIN PRIVATE KEY-----mIIx…' }),
      form,
    );
    expect(text).not.toMatch(/ghp_|mIIx/);
    expect(text).toContain('One object');
  });

  it('has no secret of a collection in it', async () => {
    const secrets = ['tulip-orbit-92-lantern', 'AKIA0123456789ABCDEF', 'pk-live-4f9b27c81de05a63b7c94e12'];
    const [password, accessKey, apiKey] = secrets;
    const collection = {
      info: { name: 'Desk', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
      auth: { type: 'basic', basic: [{ key: 'password', value: password }] },
      variable: [{ key: 'api_key', value: apiKey }],
      item: [
        {
          name: `List ${apiKey}`,
          request: {
            method: 'POST',
            url: `https://desk.example/parcels?key=${accessKey}`,
            header: [{ key: 'X-Api-Key', value: apiKey }],
            body: { mode: 'raw', raw: JSON.stringify({ password, note: `see ${accessKey}` }) },
          },
        },
      ],
    };
    const outcome = await importDescription({
      name: 'desk.json',
      bytes: new TextEncoder().encode(JSON.stringify(collection)),
    });
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
    const text = writeReport({ ...outcome, sources: ['desk.json'] }, form);
    expect(outcome.ledger.changes.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});
