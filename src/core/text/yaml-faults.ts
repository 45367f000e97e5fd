import type { YAMLError } from 'yaml';
import type { YamlProblem } from './parse-yaml.ts';

/** The parser's codes for which there is a plainer sentence than its own. */
const sentences: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A tab is used for indentation here. YAML wants spaces: replace it by two spaces.',
  MISSING_CHAR: 'A quote or bracket is opened and never closed. The file may be cut off here.',
  MULTIPLE_DOCS: 'A second document starts here (after "---"). Split the file, and import one of them.',
  BAD_INDENT: 'This line is not indented like the ones it belongs to. Use the same number of spaces as its neighbours.',
  BLOCK_AS_IMPLICIT_KEY:
    'There is a second colon in this line, or the next one is indented too far. Put text with a colon in quotes.',
  BAD_ALIAS: 'This alias (*) is not written correctly. Text that starts with * needs quotes.',
  BAD_SCALAR_START: 'Text cannot start with this character. Put it in quotes.',
  UNEXPECTED_TOKEN: 'This does not fit here. A quote, a colon or a line break may be missing before it.',
};

export const tooDeepMessage = 'Values are nested too deep here to be read. Flatten them.';

/** Turns the errors and warnings of the `yaml` library into ours, plain sentences with offsets; what it says twice, once. */
export function describeYamlFaults(faults: readonly YAMLError[], text: string): YamlProblem[] {
  const told = new Set<string>();
  return faults.flatMap((fault) => {
    const problem = describeYamlFault(fault, text);
    const key = problem.code === 'yaml/too-deep' ? problem.code : `${problem.code} ${problem.start}`;
    if (told.has(key)) return [];
    told.add(key);
    return [problem];
  });
}

function describeYamlFault(fault: YAMLError, text: string): YamlProblem {
  const [start, end] = fault.pos;
  if (fault.code === 'TAG_RESOLVE_FAILED') {
    const tag = text.slice(start, end);
    const message = `The tag ${tag} is not acted on; its value is read as plain content. Remove the tag.`;
    return { code: 'yaml/tag', severity: 'warning', message, start, end };
  }
  if (fault.code === 'RESOURCE_EXHAUSTION') {
    return { code: 'yaml/too-deep', severity: 'error', message: tooDeepMessage, start, end };
  }
  return {
    code: `yaml/${fault.code.toLowerCase().replaceAll('_', '-')}`,
    severity: fault.name === 'YAMLWarning' ? 'warning' : 'error',
    message: sentences[fault.code] ?? `The YAML cannot be read here: ${fault.message}.`,
    start,
    end,
  };
}
