import { expect, it } from 'vitest';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { ImportOutcome } from '#core/formats/import-description.ts';
import { overviewOf, type ImportOverview } from '#core/ledger/import-overview.ts';
import { totalLedger, type LedgerChange } from '#core/ledger/ledger.ts';

type Imported = Extract<ImportOutcome, { ok: true }>;

function shown(changes: readonly LedgerChange[], diagnostics: readonly Diagnostic[]): ImportOverview & { ok: true } {
  const outcome: Imported = {
    ok: true,
    format: 'swagger-2.0',
    because: '',
    connector: { definition: '{}', properties: '{}' },
    title: '',
    ledger: { ...totalLedger(0, []), changes },
    diagnostics,
  };
  const overview = overviewOf(outcome);
  if (!overview.ok) throw new Error('Refused');
  return overview;
}

const change = (code: LedgerChange['code'], more: Partial<LedgerChange> = {}): LedgerChange => ({
  code,
  kind: 'changed',
  severity: 'info',
  message: '',
  source: { pointer: '' },
  ...more,
});
const finding = (code: Diagnostic['code'], pointer: string, file?: string): Diagnostic => ({
  code,
  severity: 'warning',
  message: '',
  pointer,
  ...(file !== undefined && { file }),
});

it.each([
  ['about the source and told as a change', finding('swagger2/a', '/definitions/Pet'), 0],
  ['about the connector', finding('rule/b', '/definition/host'), 1],
  ['about the connector, with the code of a repair', finding('json/comment', '/definition'), 1],
  ['about a file of the drop that nobody told of yet', finding('import/left-aside', '', 'notes.txt'), 1],
  ['about a file, at a pointer like one of the connector', finding('swagger2/a', '/definition/x', 'a.json'), 0],
])('a finding %s', (_, diagnostic, listed) => {
  const { diagnostics, findings } = shown([change('swagger2/a'), change('json/comment')], [diagnostic]);
  expect(diagnostics).toHaveLength(listed);
  expect(findings.warning).toBe(listed);
});

it('lists the beginning of what is long, and counts all of it', () => {
  const changes = Array.from({ length: 5000 }, () => change('swagger2/a', { kind: 'secret' }));
  const rules = Array.from({ length: 3000 }, () => finding('rule/b', '/definition'));
  const { ledger, diagnostics, findings } = shown(changes, rules);
  expect(ledger.groups.map(({ count, changes: listed }) => [count, listed.length])).toEqual([[5000, 200]]);
  expect(ledger.secrets).toEqual({ kept: 5000, asParameters: 0 });
  expect('changes' in ledger).toBe(false);
  expect(diagnostics).toHaveLength(200);
  expect(findings).toEqual({ error: 0, warning: 3000, info: 0 });
});

it('leaves a refusal as it is', () => {
  const refusal: ImportOutcome = { ok: false, diagnostics: [finding('import/not-recognised', '')] };
  expect(overviewOf(refusal)).toBe(refusal);
});
