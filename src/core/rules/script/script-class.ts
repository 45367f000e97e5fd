import type { Rule } from '../rule.ts';
import { scriptLines } from '../walk/script-lines.ts';

/** Source: domain notes SCR-01, 1.6. */
export const scriptClass: Rule = {
  id: 'script-class',
  severity: 'error',
  why: 'The service looks for this class and this method, and runs nothing else.',
  source: 'Connector documentation, custom code',
  notes: ['SCR-01'],
  *check(document) {
    const { script } = document.connector;
    if (script === undefined) return;
    const code = scriptLines(script)
      .map((line) => line.code.trim())
      .join(' ');
    const pointer = '/script';
    if (!/\bclass\s{1,20}Script\s{0,20}:[^{]{0,200}\bScriptBase\b/.test(code)) {
      const message =
        'The code has no class "public class Script : ScriptBase". Begin with the example on the Code tab.';
      yield { pointer, message };
    } else if (!/\boverride\b[^;{}]{0,200}\bExecuteAsync\s{0,20}\(/.test(code)) {
      const message =
        'The class has no method "public override async Task<HttpResponseMessage> ExecuteAsync()". Add it: it is what the service calls.';
      yield { pointer, message };
    }
  },
};
