import type { InputFormat } from '../format.ts';
import { isRecord, memberOf } from '../tolerant.ts';
import { findAttached } from './attached-files.ts';
import { convert } from './convert.ts';

/** HAR recordings of browsers and proxies, 1.1 and 1.2. Source: W3C, HTTP Archive (HAR) format. */
export const har: InputFormat = {
  ids: ['har'],

  detect(documents) {
    const main = documents.find(({ value }) => {
      const log = memberOf(value, 'log');
      return isRecord(log) && Object.hasOwn(log, 'entries');
    });
    return (
      main && {
        format: 'har',
        because: '"log" with "entries", as in a HAR recording',
        documents: [main, ...findAttached(main.value, documents)],
      }
    );
  },

  convert,
};
