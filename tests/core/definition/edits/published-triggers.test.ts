import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addPollingPolicy, filterParameters, triggerLists } from '#core/definition/edits/polling.ts';
import { changeRole, lossesOf, roleOf, type OperationRole } from '#core/definition/edits/trigger-kind.ts';
import { addUnsubscribe } from '#core/definition/edits/unsubscribe.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { isEditable, openDocument } from '#core/document/open-document.ts';
import { patchDocument, type Patch } from '#core/document/patch.ts';

const corpus = '../shared/corpus/connectors';
const roles: readonly OperationRole[] = ['action', 'single', 'batch'];

describe.skipIf(!existsSync(corpus))('triggers of published connectors (skipped where the corpus is absent)', () => {
  const names = existsSync(corpus) ? readdirSync(corpus) : [];

  it.each(names)('%s: an operation becomes anything, and all of it can be undone', (name) => {
    const properties = `${corpus}/${name}/apiProperties.json`;
    const document = openDocument({
      definition: readFileSync(`${corpus}/${name}/apiDefinition.swagger.json`, 'utf8').replace(/^\uFEFF/, ''),
      properties: existsSync(properties)
        ? readFileSync(properties, 'utf8').replace(/^\uFEFF/, '')
        : '{"properties":{}}',
    });
    if (!isEditable(document.definition) || !isEditable(document.properties)) return;
    const values = { definition: document.definition.value, properties: document.properties.value };
    const entries = operationsOf(values.definition);
    const some = [entries[0], ...entries.filter((entry) => roleOf(entry) !== 'action').slice(0, 3)];
    for (const entry of some) {
      if (!entry) continue;
      triggerLists(values.definition, entry);
      filterParameters(values.definition, entry);
      const patches: readonly Patch[] = [
        ...roles.map((role) => changeRole(values, entry, role)),
        addUnsubscribe(values.definition, entry),
        addPollingPolicy(values, entry),
      ];
      for (const role of roles) if (role === roleOf(entry)) expect(lossesOf(values, entry, role)).toEqual([]);
      for (const patch of patches) {
        const { value, inverse } = patchDocument(document, patch);
        expect(patchDocument(value, inverse).value.connector).toEqual(document.connector);
        // Lines come and go; those around them stay, but for the comma at the end of one.
        const before = new Set(document.connector.definition.split('\n').map(withoutComma));
        const after = value.connector.definition.split('\n').filter((line) => !before.has(withoutComma(line)));
        expect(after.length).toBeLessThan(60);
      }
    }
  });
});

const withoutComma = (line: string): string => line.replace(/,?\s*$/, '');
