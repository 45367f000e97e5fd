import { locateSecrets } from '../../secrets/find-secrets.ts';
import { indexLines } from '../../text/line-index.ts';
import type { Rule } from '../rule.ts';

/** Only what is shaped like a known kind of credential. Source: domain notes SEC-04, 3.7. */
export const scriptSecret: Rule = {
  id: 'script-secret',
  severity: 'warning',
  why: 'Whoever gets the connector can read its code.',
  source: 'Connector documentation, custom code',
  notes: ['SEC-04'],
  *check(document) {
    const { script = '' } = document.connector;
    const [first] = locateSecrets(script);
    if (!first) return;
    const { line } = indexLines(script).rangeOf(first.start, first.end);
    yield {
      pointer: '/script',
      message: `Line ${line} of the code has what looks like a password or a key. Let the connection ask for it.`,
    };
  },
};
