import type { Diagnostic, SourceRange } from '../../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import type { LineIndex } from '../../text/line-index.ts';
import { indexLines } from '../../text/line-index.ts';
import type { SourceDocument } from '../format.ts';
import type { Problem } from './problem.ts';

/** Faults of a file named one by one; the rest is counted. A file that is all comments has thousands. */
const namedProblems = 20;
/** Repairs of a file listed for the ledger. */
const listedRepairs = 5000;

/** Says where in one file something is. */
export interface Describer {
  readonly rangeOf: (start: number, end: number) => SourceRange;
  /** The findings for a document: errors first, and not too many. */
  readonly describe: (
    problems: readonly Problem[],
    pointerAt?: (offset: number) => JsonPointer,
  ) => Pick<SourceDocument, 'diagnostics' | 'repairs'>;
}

/** Lines are looked for once, and only when somebody asks. Reports `reading/more-faults`. */
export function openDescriber(name: string, text: string): Describer {
  let index: LineIndex | undefined;
  const rangeOf = (start: number, end: number): SourceRange => (index ??= indexLines(text)).rangeOf(start, end);
  const file = name === '' ? {} : { file: name };

  function describe(
    problems: readonly Problem[],
    pointerAt: (offset: number) => JsonPointer = () => '',
  ): Pick<SourceDocument, 'diagnostics' | 'repairs'> {
    const diagnose = ({ code, severity, message, start, end }: Problem): Diagnostic => ({
      code,
      severity,
      message,
      pointer: pointerAt(start),
      ...file,
      range: rangeOf(start, end),
    });
    const errors = problems.filter(({ severity }) => severity === 'error');
    const others = problems.filter(({ severity }) => severity !== 'error');
    const named = [...errors, ...others].slice(0, namedProblems);
    const diagnostics = named.map(diagnose);
    const [unnamed] = others.slice(Math.max(0, namedProblems - errors.length));
    if (unnamed) {
      const message = `There are ${problems.length - named.length} more faults like these in the text, the next one here.`;
      diagnostics.push(diagnose({ ...unnamed, code: 'reading/more-faults', message }));
    }
    return { diagnostics, repairs: errors.length > 0 ? [] : others.slice(0, listedRepairs).map(diagnose) };
  }

  return { rangeOf, describe };
}
