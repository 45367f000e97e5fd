import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importDescription } from '#core/formats/import-description.ts';
import type { SourceDocument } from '#core/formats/format.ts';
import { cutExcerpt } from '#core/ledger/cut-excerpt.ts';
import { overviewOf } from '#core/ledger/import-overview.ts';
import { writeReport } from '#core/ledger/report.ts';
import { indexLines } from '#core/text/line-index.ts';
import { corpus, readBytes } from '../formats/reading/files.ts';

interface ListedFile {
  readonly path: string;
  readonly canaries?: readonly string[];
}

const manifest = `${corpus}MANIFEST.json`;
const listed: readonly ListedFile[] = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : [];
const seeded = listed.filter(({ canaries = [] }) => canaries.length > 0);

describe.skipIf(seeded.length === 0)('secrets seeded in the corpus (skipped where it is not there)', () => {
  it.each(seeded)('are in no report, overview or excerpt: $path', async ({ path, canaries = [] }) => {
    let read: readonly SourceDocument[] = [];
    let clean = (text: string): string => text;
    const outcome = await importDescription(
      { name: path.split('/').at(-1) ?? '', bytes: readBytes(corpus + path) },
      { onRead: (documents, mask) => ([read, clean] = [documents, mask]) },
    );
    const told = [JSON.stringify({ ...overviewOf(outcome), connector: undefined })];
    if (outcome.ok) {
      const subject = { ...outcome, sources: [] };
      told.push(writeReport(subject, 'markdown'), writeReport(subject, 'json'));
      const places = [
        ...outcome.ledger.changes.map(({ source, kind }) => ({ source, isSecret: kind === 'secret' })),
        ...outcome.ledger.entries.map(({ source }) => ({ source, isSecret: false })),
      ];
      for (const { source, isSecret } of places) {
        const text = read.find(({ name }) => name === (source.file ?? ''))?.text;
        if (text === undefined || !source.range) continue;
        const { lines } = cutExcerpt(text, source.range, clean, isSecret);
        told.push(lines.map(({ parts }) => parts.map((part) => part.text).join('')).join('\n'));
      }
      // Any other place may be asked for as well.
      for (const { text } of read) {
        const count = indexLines(text).rangeOf(text.length, text.length).line;
        for (let line = 1; line <= count; line += 7) {
          const range = { line, column: 1, endLine: line, endColumn: 2 };
          const { lines } = cutExcerpt(text, range, clean, false);
          told.push(lines.map(({ parts }) => parts.map((part) => part.text).join('')).join('\n'));
        }
      }
    }
    expect(canaries.filter((canary) => told.some((text) => text.includes(canary)))).toEqual([]);
  });
});
