import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describePlace } from '#core/definition/describe-place.ts';
import { addProperty, removeProperty, renameProperty, setRequired } from '#core/definition/edits/schemas.ts';
import { changeKind, duplicateNode, moveNode } from '#core/definition/edits/schemas/nodes.ts';
import {
  duplicateShared,
  moveShared,
  removeShared,
  renameShared,
} from '#core/definition/edits/shared-parts/change-shared.ts';
import { extractShared } from '#core/definition/edits/shared-parts/extract-shared.ts';
import { putEverywhere } from '#core/definition/edits/shared-parts/put-in-place.ts';
import { freeSharedName, sharedNameFault } from '#core/definition/edits/shared-parts/shared-names.ts';
import type { Definition, Schema } from '#core/definition/openapi2.ts';
import { isRecord } from '#core/definition/operations.ts';
import { nodesIn, rootNode } from '#core/definition/schema-nodes.ts';
import { partAround, referencesIn, sharedPartsOf, unusedParts, usesOfShared } from '#core/definition/shared-uses.ts';
import { isEditable, openDocument } from '#core/document/open-document.ts';
import { patchDocument, type Patch } from '#core/document/patch.ts';
import { valueAt } from '#core/document/pointer.ts';

const corpus = '../shared/corpus/connectors';

/** References to shared parts that are not there. */
const lost = (definition: Definition): readonly string[] =>
  referencesIn(definition)
    .filter(({ target }) => valueAt({ definition }, target) === undefined)
    .map(({ target }) => target);

describe.skipIf(!existsSync(corpus))('published connectors (skipped where the corpus is absent)', () => {
  const names = existsSync(corpus) ? readdirSync(corpus) : [];
  it.each(names)('%s: each shared part is renamed, and edits of schemas can be undone', (name) => {
    const definitionText = readFileSync(`${corpus}/${name}/apiDefinition.swagger.json`, 'utf8').replace(/^\uFEFF/, '');
    const document = openDocument({ definition: definitionText, properties: '{"properties":{}}' });
    if (!isEditable(document.definition)) return;
    const definition = document.definition.value;
    const before = lost(definition).length;
    const parts = sharedPartsOf(definition);

    const edit = (patch: Patch): Definition => {
      const { value, inverse } = patchDocument(document, patch);
      expect(patchDocument(value, inverse).value.connector.definition).toBe(definitionText);
      return value.definition.value;
    };

    // Of the largest every ninth: all of them take half a minute, and differ in nothing but their names.
    const stride = Math.ceil(parts.length / 40);
    for (const part of parts.filter((_, at) => at % stride === 0)) {
      const wanted = freeSharedName(definition, part.section, `${part.name}Renamed`);
      expect(sharedNameFault(definition, part.section, wanted)).toBeUndefined();
      const uses = usesOfShared(definition, part);
      const after = edit(renameShared(definition, part, wanted));
      expect(lost(after)).toHaveLength(before);
      expect(usesOfShared(after, { pointer: `/definition/${part.section}/${wanted}` })).toHaveLength(uses.length);
      for (const { pointer } of uses) expect(describePlace(definition, pointer).owner).not.toBe('');
    }

    // One of each other kind is enough: they do not depend on what the part is called.
    for (const part of [parts[0], parts[Math.floor(parts.length / 2)]]) {
      if (!part) continue;
      expect(sharedPartsOf(edit(duplicateShared(definition, part)))).toHaveLength(parts.length + 1);
      edit(moveShared(part, parts.length));
      const placed = putEverywhere(definition, part);
      if (placed.edits.length > 0) expect(lost(edit(placed))).toHaveLength(before);
    }
    const unused = unusedParts(definition);
    if (unused.length > 0) {
      const after = edit(removeShared(definition, unused));
      expect(unusedParts(after)).toEqual([]);
      const gone = new Set(unused.map(({ pointer }) => pointer));
      const kept = referencesIn(definition).filter(({ pointer }) => !gone.has(partAround(pointer) ?? ''));
      expect(referencesIn(after)).toHaveLength(kept.length);
    }

    for (const { schema, pointer } of schemasOf(definition).slice(0, 5)) {
      const names = Object.keys(schema.properties ?? {});
      const [first] = names;
      const after = edit(addProperty(pointer, schema, 'addedForTheTest'));
      expect(valueAt({ definition: after }, `${pointer}/properties/addedForTheTest`)).toEqual({ type: 'string' });
      const free = freeSharedName(definition, 'definitions', 'ExtractedForTheTest');
      expect(lost(edit(extractShared('definitions', pointer, schema, free)))).toHaveLength(before);
      edit(changeKind(rootNode(schema, pointer), 'array'));
      if (first === undefined) continue;
      edit(renameProperty(pointer, schema, first, 'renamedForTheTest'));
      edit(removeProperty(pointer, schema, first));
      edit(setRequired(pointer, schema, first, !schema.required?.includes(first)));
      const [node] = nodesIn(schema, pointer);
      if (!node) continue;
      edit(moveNode(node, names.length - 1));
      edit(duplicateNode(node, schema));
    }
  });
});

/** Object schemas with properties, inline and shared, in the order of the text. */
function schemasOf(definition: Definition): readonly { readonly schema: Schema; readonly pointer: string }[] {
  const found: { schema: Schema; pointer: string }[] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (!isRecord(value)) return;
    for (const [key, member] of Object.entries(value)) {
      const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (key === 'schema' && isRecord(member) && isRecord(member['properties']))
        found.push({ schema: member, pointer: place });
      else if (Array.isArray(member)) member.forEach((item, at) => visit(item, `${place}/${at}`));
      else visit(member, place);
    }
  };
  visit(definition.paths, '/definition/paths');
  for (const [name, schema] of Object.entries(definition.definitions ?? {}))
    found.push({ schema, pointer: `/definition/definitions/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` });
  return found;
}
