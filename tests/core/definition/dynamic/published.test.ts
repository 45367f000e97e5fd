import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeDynamic } from '#core/definition/dynamic/describe-dynamic.ts';
import { dynamicFaults } from '#core/definition/dynamic/faults.ts';
import { operationsAround, sharedInputs } from '#core/definition/dynamic/inputs.ts';
import { dynamicKeys } from '#core/definition/dynamic/model.ts';
import { hasDynamic, readDynamic } from '#core/definition/dynamic/read-dynamic.ts';
import { changeFields, changeList, type DynamicPlace } from '#core/definition/dynamic/write-dynamic.ts';
import { changeTree } from '#core/definition/dynamic/write-tree.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { isRecord } from '#core/definition/operations.ts';
import { isEditable, openDocument, type ConnectorDocument } from '#core/document/open-document.ts';
import { patchDocument, type Patch } from '#core/document/patch.ts';
import { child, type JsonPointer } from '#core/document/pointer.ts';

const corpus = '../shared/corpus/connectors';

function open(name: string): ConnectorDocument {
  const text = readFileSync(`${corpus}/${name}/apiDefinition.swagger.json`, 'utf8').replace(/^\uFEFF/, '');
  return openDocument({ definition: text, properties: '{"properties":{}}' });
}

function dynamicPlaces(definition: Definition): readonly DynamicPlace[] {
  const places: DynamicPlace[] = [];
  visit(definition, '/definition');
  return places;

  function visit(value: unknown, pointer: JsonPointer): void {
    if (hasDynamic(value)) {
      const inputs = sharedInputs(definition, operationsAround(definition, pointer));
      places.push({ definition, value, pointer, name: 'it', inputs });
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) visit(member, child(pointer, key));
  }
}

/** Each form written again with what it was read as. */
function rewritten(place: DynamicPlace): readonly Patch[] {
  const { list, fields, tree } = readDynamic(place.value);
  return [
    ...(list ? [changeList(place, list)] : []),
    ...(fields ? [changeFields(place, fields)] : []),
    ...(tree ? [changeTree(place, tree)] : []),
  ];
}

describe.skipIf(!existsSync(corpus))(
  'dynamic members of published connectors (skipped where the corpus is absent)',
  () => {
    const names = existsSync(corpus) ? readdirSync(corpus) : [];
    const unread: string[] = [];
    const found: Record<string, number> = {};
    let count = 0;

    it.each(names)('%s: are read, and written back without a byte changed', (name) => {
      const document = open(name);
      for (const place of dynamicPlaces(document.definition.value)) {
        const settings = readDynamic(place.value);
        unread.push(...settings.unread.map(({ reason }) => `${name}: ${reason}`));
        const keys = isRecord(place.value)
          ? dynamicKeys.filter((key) => Object.hasOwn(place.value as object, key))
          : [];
        count += keys.length;
        expect(keys.length).toBeGreaterThan(0);
        expect(settings.list ?? settings.fields ?? settings.tree ?? settings.unread[0]).toBeDefined();
        expect(describeDynamic(place.value, document.definition.value)).not.toBe('');
        const around = operationsAround(document.definition.value, place.pointer);
        for (const fault of dynamicFaults(document.definition.value, { ...place, around })) {
          found[fault.kind] = (found[fault.kind] ?? 0) + 1;
        }
        if (!isEditable(document.definition)) continue;
        for (const patch of rewritten(place)) {
          const { value } = patchDocument(document, patch);
          expect(value.connector.definition === document.connector.definition, `${place.pointer} stays`).toBe(true);
        }
      }
    });

    it('are all shown by the form', () => {
      expect(count).toBeGreaterThan(400);
      // A list of what the form cannot show, each with its reason.
      expect(unread).toEqual([]);
      // Published connectors were checked by the platform: what it refuses is not found in them.
      expect(Object.keys(found).toSorted()).toEqual(['both-forms', 'field-found', 'forms-agree', 'list-found']);
    });
  },
);
