import type { Rule } from '../rule.ts';
import { settingsOf } from '../walk/parts.ts';

const pointer = '/properties/properties/scriptOperations';

/** Source: domain notes SCR-02, 1.2. */
export const scriptOperationsNeedScript: Rule = {
  id: 'script-operations-need-script',
  severity: 'error',
  why: 'The service refuses a list of operations for custom code when there is no code.',
  source: 'Validation of the service',
  notes: ['SCR-02'],
  serviceCodes: ['InvalidScriptDefinitionUrlWithNonNullOperations'],
  *check(document) {
    if (document.connector.script !== undefined) return;
    const operations = settingsOf(document)?.['scriptOperations'];
    if (!Array.isArray(operations)) return;
    yield {
      pointer,
      message:
        'There is a list of operations for custom code, but no code. Add the code, or remove "scriptOperations".',
      fix: { title: 'Remove the list of operations for code', edits: () => [{ kind: 'remove', pointer }] },
    };
  },
};
