import type { WordValue } from '../words/index.ts';
import { escapeSnippet } from './offer.ts';

/** A value that can be filled in, as a snippet; `asks` when there is a choice at its first stop. */
export interface ValueSnippet {
  readonly insert: string;
  readonly asks: boolean;
}

/** How a value begins, by what it may be. */
export function writeValue(value: WordValue, example?: unknown): ValueSnippet {
  switch (value.kind) {
    case 'text': {
      const values = Object.keys(value.values ?? {});
      const [only] = values;
      if (only !== undefined && values.length === 1)
        return { insert: JSON.stringify(escapeSnippet(only)), asks: false };
      return { insert: '"$1"', asks: values.length > 0 || value.names !== undefined };
    }
    case 'number':
      return { insert: `\${1:${typeof example === 'number' ? example : 0}}`, asks: false };
    case 'truth':
      return { insert: example === false ? '${1|false,true|}' : '${1|true,false|}', asks: false };
    case 'any':
      return { insert: '$1', asks: false };
    case 'truthOr':
      return { insert: '$1', asks: true };
    case 'object':
    case 'map':
      return { insert: '{\n\t$1\n}', asks: true };
    case 'list': {
      const of = value.of.kind;
      if (of === 'object' || of === 'map' || of === 'list') return { insert: '[\n\t$1\n]', asks: true };
      return of === 'text' ? { insert: '["$1"]', asks: writeValue(value.of).asks } : { insert: '[$1]', asks: false };
    }
  }
}

/** A value that is known, as a snippet without stops. */
export const writeKnown = (value: unknown): string => escapeSnippet(JSON.stringify(value, null, '\t') ?? 'null');
