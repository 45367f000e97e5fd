import { describe, expect, it, vi } from 'vitest';
import { importDescription } from '#core/formats/import-description.ts';
import { swagger2 } from '#core/formats/swagger2/index.ts';

const text = (title: string, count = 1): string => {
  const paths = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `/a${index}`,
      { get: { operationId: `A${index}`, summary: 'A', responses: { 200: { description: 'OK' } } } },
    ]),
  );
  return JSON.stringify({ swagger: '2.0', info: { title, version: '1' }, host: 'api.example.com', paths });
};
const file = (name: string, content: string): { readonly name: string; readonly bytes: Uint8Array } => ({
  name,
  bytes: new TextEncoder().encode(content),
});

describe('importDescription', () => {
  it('says which format it is and why', async () => {
    expect(await importDescription(file('a.json', text('A')))).toMatchObject({
      ok: true,
      format: 'swagger-2.0',
      because: '"swagger": "2.0" at the top of the file',
    });
  });

  it('names the other files of a drop: another description, or nothing that is needed', async () => {
    const outcome = await importDescription([
      file('readme.md', '# Read me'),
      file('a.json', text('A')),
      file('b.json', text('B')),
    ]);
    expect(outcome.ok && outcome.connector.definition).toBe(text('A'));
    const ofImport = outcome.diagnostics.filter(({ code }) => code.startsWith('import/'));
    const told = ofImport.map(({ code, file: name }) => `${code} ${name}`);
    expect(told).toEqual(['import/left-aside readme.md', 'import/another-description b.json']);
  });

  it('mends a text that is nearly JSON, and tells each repair once', async () => {
    const broken = text('A').replace('{"swagger":"2.0",', '{\'swagger\':"2.0" // old\n').replace(/}$/, ',}');
    const outcome = await importDescription(file('a.json', broken));
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
    expect(outcome.connector.definition).toBe(text('A').replace(',', ' \n,').replace(' \n,', ', \n'));
    const told = ['json/quotes', 'json/comment', 'json/missing-comma', 'json/trailing-comma'];
    expect(outcome.diagnostics.map(({ code }) => code).filter((code) => code.startsWith('json/'))).toEqual(told);
    const repairs = outcome.ledger.changes.filter(({ code }) => code.startsWith('json/'));
    expect(repairs.map(({ code, kind, source }) => [code, kind, source.file, source.range?.line])).toEqual([
      ['json/quotes', 'repaired', 'a.json', 1],
      ['json/comment', 'left-out', 'a.json', 1],
      ['json/missing-comma', 'repaired', 'a.json', 2],
      ['json/trailing-comma', 'repaired', 'a.json', 2],
    ]);
  });

  it('reads as the format that is asked for, or says that it cannot', async () => {
    const outcome = await importDescription(file('a.json', text('A')), { format: 'postman-2.1' });
    expect(outcome).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'import/not-recognised', message: expect.stringContaining('Postman collection V2.1') }, {}],
    });
  });

  it('has an error when there is no file at all', async () => {
    expect(await importDescription([])).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'reading/nothing', severity: 'error' }],
    });
  });

  it('can be cancelled before and during the work', async () => {
    const cancelled = { ok: false, diagnostics: [{ code: 'import/cancelled' }] };
    const before = new AbortController();
    before.abort();
    expect(await importDescription(file('a.json', text('A')), { signal: before.signal })).toMatchObject(cancelled);

    const during = new AbortController();
    const onProgress = (): void => during.abort();
    expect(await importDescription(file('a.json', text('A')), { signal: during.signal, onProgress })).toMatchObject(
      cancelled,
    );
  });

  it('lets other work in and tells the progress', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const progress: (readonly [number, number])[] = [];
    await importDescription(file('a.json', text('A', 3_000)), {
      onProgress: (done, total) => progress.push([done, total]),
    });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(0);
    expect(progress.length).toBeGreaterThan(0);
    for (const [done, total] of progress) expect(done).toBeLessThanOrEqual(total);
  });

  it('turns a fault of its own into a finding', async () => {
    const spy = vi.spyOn(swagger2, 'convert').mockRejectedValue(new TypeError('x is not a function'));
    expect(await importDescription(file('a.json', text('A')))).toMatchObject({
      ok: false,
      diagnostics: [
        { code: 'import/unexpected', severity: 'error', message: expect.stringContaining('x is not a function') },
      ],
    });
    spy.mockRestore();
  });
});
