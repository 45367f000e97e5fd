import type { Verdict } from './judge.ts';
import { kinds, type Kind } from './part.ts';

type Note = 'files' | 'imported' | 'refused' | 'valid';

export interface Table {
  readonly note: (format: string, note: Note) => void;
  readonly count: (format: string, kind: Kind, verdict: Verdict) => void;
  readonly asMarkdown: () => string;
}

/** Sums up an account: a line for each format, and one for all. */
export function openTable(formats: readonly string[]): Table {
  const counts = new Map<string, number>();
  const add = (...keys: readonly string[]): void => {
    for (const format of [keys[0], 'all']) {
      const key = [format, ...keys.slice(1)].join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  };
  const sum = (...keys: readonly string[]): number => counts.get(keys.join(' ')) ?? 0;
  const rows = [...formats, 'all'];
  return {
    note: (format, note) => add(format, note),
    count: (format, kind, verdict) => add(format, kind, verdict),
    asMarkdown() {
      const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
      const cell = (format: string, kind: Kind): string => {
        const [inResult, told, missing] = (['result', 'ledger', 'missing'] as const).map((verdict) =>
          sum(format, kind, verdict),
        );
        return `${(inResult ?? 0) + (told ?? 0) + (missing ?? 0)} = ${inResult} + ${told} + ${missing}`;
      };
      return [
        'In the source = in the result + told in the ledger + missing, counted apart from the converters.',
        '',
        line([
          'format',
          'files',
          'imported',
          'refused',
          'valid',
          ...kinds.map((kind) => (kind === 'body' ? 'bodies' : `${kind}s`)),
        ]),
        line(['---', ...['files', 'imported', 'refused', 'valid'].map(() => '---:'), ...kinds.map(() => '---:')]),
        ...rows.map((format) =>
          line([
            format,
            ...(['files', 'imported', 'refused', 'valid'] as const).map((note) => sum(format, note)),
            ...kinds.map((kind) => cell(format, kind)),
          ]),
        ),
        '',
      ].join('\n');
    },
  };
}
