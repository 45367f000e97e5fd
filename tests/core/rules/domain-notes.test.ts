import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '#core/rules/index.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';

/** The rules of the domain notes, 7.3, by their letters: from 1 to the number, but for gaps. */
const counts = { DOC: 11, INFO: 12, OP: 23, PAR: 16, RES: 6, SCH: 10, DYN: 7, TRG: 6, PAG: 1, VER: 2, SEC: 4 };
const filesAndPolicies = { AP: 5, POL: 2, SCR: 4, ICO: 1 };
const gaps = ['INFO-07', 'INFO-08', 'INFO-09'];
const numbered = Object.entries({ ...counts, ...filesAndPolicies })
  .flatMap(([letters, count]) =>
    Array.from({ length: count }, (_, at) => `${letters}-${String(at + 1).padStart(2, '0')}`),
  )
  .filter((id) => !gaps.includes(id));

/** Faults of the text itself are found by who reads it: `parse-json.ts`. */
const foundInText = ['DOC-10'];

describe('the rules of the domain notes', () => {
  const ours = new Set(rules.flatMap(({ notes }) => notes));

  it('each have a rule of ours', () => {
    expect(numbered.filter((id) => !ours.has(id) && !foundInText.includes(id))).toEqual([]);
  });

  it('or are found where the text is read', () => {
    const definition = '\uFEFF{ "swagger": "2.0", "swagger": "2.0", }';
    const codes = validateConnector({ definition, properties: '{}' }).map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('json/')).length).toBeGreaterThanOrEqual(2);
  });

  it('and their chapters are the only ones that rules name', () => {
    const isChapter = (id: string): boolean => /^\d+(\.\d+)?$/.test(id);
    expect([...ours].filter((id) => !numbered.includes(id) && !isChapter(id))).toEqual([]);
  });

  const notes = fileURLToPath(new URL('../../../../shared/domain.md', import.meta.url));
  it.skipIf(!existsSync(notes))('are all that the notes have (skipped without them)', () => {
    const chapter = /### 7\.3 Rules[^]*?\n## 8\./.exec(readFileSync(notes, 'utf8'))?.[0] ?? '';
    const ids = new Set(chapter.match(/\b(?:DOC|INFO|OP|PAR|RES|SCH|DYN|TRG|PAG|VER|SEC|AP|POL|SCR|ICO)-\d\d\b/g));
    expect([...ids].toSorted()).toEqual(numbered.toSorted());
  });
});
