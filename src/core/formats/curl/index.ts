import type { InputFormat } from '../format.ts';
import { convert } from './convert.ts';
import { findCommands, longestText } from './find-commands.ts';

/** cURL commands for any shell: one, a bunch, or those in the code of a Markdown document. */
export const curl: InputFormat = {
  ids: ['curl'],

  detect(documents) {
    for (const document of documents) {
      if (document.syntax !== 'text' || document.text.length > longestText || !/\bcurl\b/i.test(document.text))
        continue;
      const { length } = findCommands(document.text);
      const because = length === 1 ? 'a cURL command' : `${length} cURL commands`;
      if (length > 0) return { format: 'curl', because, documents: [document] };
    }
    return undefined;
  },

  convert,
};
