import type { Rule } from '../rule.ts';
import { scriptLines } from '../walk/script-lines.ts';

/** Source: domain notes SCR-03, 1.6. */
export const scriptHttpClient: Rule = {
  id: 'script-http-client',
  severity: 'warning',
  why: 'The service is going to block clients of the code itself.',
  source: 'Connector documentation, custom code',
  notes: ['SCR-03'],
  *check(document) {
    const line = scriptLines(document.connector.script ?? '').find(({ code }) =>
      /\bnew\s{1,20}HttpClient\b/.test(code),
    );
    if (!line) return;
    yield {
      pointer: '/script',
      message: `Line ${line.number} of the code makes an HttpClient of its own. Send the call with this.Context.SendAsync.`,
    };
  },
};
