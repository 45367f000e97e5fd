import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { valueAt } from '#core/document/pointer.ts';
import { importDescription } from '#core/formats/import-description.ts';
import { fixtures, readFolder } from '../reading/files.ts';

/** Each folder: `input.*`, and in `expected.json` what comes of it, findings of the rules apart. */
describe.each(readdirSync(`${fixtures}swagger2`))('%s', (name) => {
  const folder = `${fixtures}swagger2/${name}`;
  const source = readFolder(folder).filter(({ name: file }) => file?.startsWith('input.'));

  it('becomes what is expected', async () => {
    const outcome = await importDescription(source);
    const diagnostics = outcome.diagnostics
      .filter(({ code }) => !code.startsWith('rule/'))
      .map(
        ({ code, severity, pointer, range }) =>
          `${severity} ${code} ${pointer} ${range ? `${range.line}:${range.column}` : '-'}`,
      );
    const summary = outcome.ok
      ? {
          ok: true,
          definition: outcome.connector.definition,
          properties: JSON.parse(outcome.connector.properties),
          in: outcome.ledger.in,
          entries: outcome.ledger.entries.map(({ outcome: kind, label, source: { pointer, range }, result, reason }) =>
            [kind, label, pointer, `${range?.line}:${range?.column}`, result, reason]
              .filter((part) => part !== undefined)
              .join(' | '),
          ),
          changes: outcome.ledger.changes.map(({ code, kind, message, source: { pointer }, result, choice }) =>
            [kind, code, pointer, result ?? '-', choice ? `${choice.taken}: ${choice.options[0].label}` : '', message]
              .filter((part) => part !== '')
              .join(' | '),
          ),
          diagnostics,
        }
      : { ok: false, diagnostics };
    await expect(`${JSON.stringify(summary, null, 2)}\n`).toMatchFileSnapshot(`${folder}/expected.json`);
  });

  it('tells of each change where it is now', async () => {
    const outcome = await importDescription(source);
    if (!outcome.ok) return;
    const { definition, properties } = outcome.connector;
    const connector: unknown = {
      definition: JSON.parse(definition.replace(/^\uFEFF/, '')),
      properties: JSON.parse(properties),
    };
    for (const { result } of outcome.ledger.changes) {
      if (result !== undefined) expect([result, valueAt(connector, result)]).not.toContain(undefined);
    }
    for (const { result } of outcome.ledger.entries) {
      if (result !== undefined) expect([result, valueAt(connector, result)]).not.toContain(undefined);
    }
  });

  it('is all in the ledger', async () => {
    const outcome = await importDescription(source);
    if (!outcome.ok) return;
    const { in: counted, out } = outcome.ledger;
    expect(out.operation + out.merged + out.skipped).toBe(counted);
  });
});
