import { Composer, CST, Parser, YAMLParseError, type Document } from 'yaml';
import { maxDepth } from './parse-json.ts';

export type ComposedYaml =
  | { readonly document: Document.Parsed }
  /** Offset of the first value that is nested too deep. */
  | { readonly tooDeepAt: number };

/**
 * As `parseDocument` of the `yaml` library, for text from anywhere: its composer recurses, and where a regular expression
 * is compiled with next to no stack left, V8 ends the whole process. So the depth is looked at first, on the tokens.
 */
export function composeYaml(text: string): ComposedYaml {
  const tokens = [...new Parser().parse(text)];
  const tooDeepAt = findTooDeep(tokens);
  if (tooDeepAt !== undefined) return { tooDeepAt };
  // `uniqueKeys` would compare every key with every other; repeated keys are found by the caller. `logLevel` 'silent' would
  // also silence the error about a second document.
  const composer = new Composer({
    schema: 'core',
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  let document: Document.Parsed | undefined;
  for (const next of composer.compose(tokens, true, text.length)) {
    if (document) {
      const [start, end] = next.range;
      document.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'Source contains multiple documents'));
      break;
    }
    document = next;
  }
  // With `forceDoc` there always is one.
  return document ? { document } : { tooDeepAt: 0 };
}

function findTooDeep(tokens: readonly CST.Token[]): number | undefined {
  const waiting: { readonly token: CST.Token; readonly depth: number }[] = [];
  const add = (token: CST.Token | null | undefined, depth: number): void => {
    if (token && (token.type === 'document' || CST.isCollection(token))) waiting.push({ token, depth });
  };
  for (const token of tokens) {
    add(token, 0);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { depth } = next;
      if (depth > maxDepth) return next.token.offset;
      if (next.token.type === 'document') add(next.token.value, depth);
      else if ('items' in next.token) {
        for (const item of next.token.items) {
          add(item.key, depth + 1);
          add(item.value, depth + 1);
        }
      }
    }
  }
  return undefined;
}
