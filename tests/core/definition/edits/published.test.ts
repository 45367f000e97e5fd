import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changeAddress } from '#core/definition/edits/change-address.ts';
import { duplicateOperation } from '#core/definition/edits/new-operation.ts';
import { addressFault, freeAddress } from '#core/definition/edits/operation-address.ts';
import { changeTagsOfMany, setDeprecations, setVisibilities } from '#core/definition/edits/operations/change-many.ts';
import { moveOperation } from '#core/definition/edits/operations/move-operation.ts';
import { removeOperations } from '#core/definition/edits/remove-operation.ts';
import { renameOperationId } from '#core/definition/edits/rename-operation-id.ts';
import { responsesOf } from '#core/definition/edits/responses.ts';
import { callbackCandidates } from '#core/definition/edits/triggers.ts';
import { makerViewOf } from '#core/definition/maker-view.ts';
import { findOperation, placeOf, sharedIds } from '#core/definition/operation-place.ts';
import { textsOf } from '#core/definition/operation-settings.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { parametersOf } from '#core/definition/parameters.ts';
import type { Connector } from '#core/document/connector.ts';
import { isEditable, openDocument } from '#core/document/open-document.ts';
import { patchDocument, type Patch } from '#core/document/patch.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';

const corpus = '../shared/corpus/connectors';

/** How often each rule that blocks the import is broken. */
function errorsOf(connector: Connector): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code, severity } of validateConnector(connector)) {
    if (severity === 'error') counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

describe.skipIf(!existsSync(corpus))('published connectors (skipped where the corpus is absent)', () => {
  const names = existsSync(corpus) ? readdirSync(corpus) : [];
  it.each(names)('%s: is read, and edits break no rule and can be undone', (name) => {
    const file = `${corpus}/${name}/apiDefinition.swagger.json`;
    const properties = `${corpus}/${name}/apiProperties.json`;
    const connector: Connector = {
      definition: readFileSync(file, 'utf8').replace(/^\uFEFF/, ''),
      properties: existsSync(properties)
        ? readFileSync(properties, 'utf8').replace(/^\uFEFF/, '')
        : '{"properties":{}}',
    };
    const document = openDocument(connector);
    const values = { definition: document.definition.value, properties: document.properties.value };
    const { definition } = values;
    const entries = operationsOf(definition);
    const shared = sharedIds(entries);
    for (const entry of entries) {
      expect(findOperation(entries, placeOf(entry, shared))).toBe(entry);
      expect(makerViewOf(definition, entry).fields.length).toBeLessThanOrEqual(101);
      expect(parametersOf(definition, entry).every(({ pointer }) => pointer.startsWith('/definition/'))).toBe(true);
      responsesOf(definition, entry);
      callbackCandidates(definition, entry);
    }

    if (!isEditable(document.definition) || !isEditable(document.properties)) return;
    const before = errorsOf(connector);
    const [first, middle = first] = [entries[0], entries[Math.floor(entries.length / 2)]];
    if (!first || !middle) return;
    const elsewhere = { method: middle.method, path: `${middle.path.replace(/\/$/, '')}/elsewhere` };
    const patches: readonly Patch[] = [
      renameOperationId(values, first, 'RenamedForTheTest'),
      duplicateOperation(definition, middle, { ...freeAddress(definition, middle), summary: 'Copy of it' }),
      ...(addressFault(definition, elsewhere) === undefined ? [changeAddress(definition, middle, elsewhere)] : []),
      removeOperations(values, [middle]),
      removeOperations(values, entries.slice(0, 3)),
      setVisibilities(entries.slice(0, 20), 'internal'),
      setDeprecations(entries.slice(0, 20), true),
      changeTagsOfMany(entries.slice(0, 20), { added: ['Test'], removed: textsOf(first.operation.tags) }),
      ...(moveOperation(definition, first, middle) ?? { edits: [] }).edits.map((edit) => ({
        title: 'Move',
        edits: [edit],
      })),
    ];
    for (const patch of patches) {
      const { value, inverse } = patchDocument(document, patch);
      const after = errorsOf(value.connector);
      const fresh = Object.keys(after).filter((code) => (after[code] ?? 0) > (before[code] ?? 0));
      // Only what names a removed operation may break by removing it.
      expect({ title: patch.title, fresh: fresh.filter((code) => !isAboutNames(code, patch)) }).toEqual({
        title: patch.title,
        fresh: [],
      });
      expect(patchDocument(value, inverse).value.connector).toEqual(connector);
    }
  });
});

const isAboutNames = (code: string, { title }: Patch): boolean =>
  title.startsWith('Delete') && /dynamic|script|file-picker|test-connection|policy/.test(code);
