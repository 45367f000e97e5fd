import { pascalCase, uniqueName } from '../../naming/index.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { isRecord } from '../../definition/operations.ts';
import { referenceTo } from '../../definition/shared-uses.ts';
import { holdMember } from '../mending/hold-member.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, listOf, membersOf, objectsIn, type Members } from '../walk/parts.ts';
import { piecesIn } from '../walk/pieces.ts';

/** From this many operations on. */
const least = 3;

/**
 * Only parameters of operations that are the same to the letter, and no bodies: their schemas are shared one by one.
 *
 * Source: domain notes PAR-15.
 */
export const parameterShareable: Rule = {
  id: 'parameter-shareable',
  severity: 'info',
  why: 'What is written once is changed once, and the file is smaller.',
  source: 'Coding standards for connectors',
  notes: ['PAR-15'],
  profile: 'certification',
  *check(document) {
    const shared = definitionOf(document)?.['parameters'];
    if (shared !== undefined && !isRecord(shared)) return;
    const groups = new Map<string, { readonly value: Members; readonly places: JsonPointer[] }>();
    for (const { kind, operation, pointer } of piecesIn(document)) {
      if (kind !== 'operation' || !operation) continue;
      const list = child(pointer, 'parameters');
      for (const [index, value] of listOf(operation.members['parameters']).entries()) {
        if (!isRecord(value) || value['in'] === 'body' || typeof value['name'] !== 'string' || '$ref' in value)
          continue;
        const text = textOf(value);
        const group = groups.get(text) ?? { value, places: [] };
        group.places.push(child(list, index));
        groups.set(text, group);
      }
    }
    const taken = new Set(Object.keys(membersOf(shared)));
    const known = new Map<string, string>();
    for (const [name, value] of objectsIn(shared)) known.set(textOf(value), name);
    for (const [text, { value, places }] of groups) {
      const [first] = places;
      if (places.length < least || first === undefined) continue;
      const before = known.get(text);
      const name = before ?? uniqueName(pascalCase(String(value['name'])) || 'Parameter', taken);
      taken.add(name);
      const at = child('/definition/parameters', name);
      yield {
        pointer: first,
        message: `"${String(value['name'])}" is written out in ${places.length} operations in the same way. Share it, so that a change is made once.`,
        fix: {
          title: 'Share the parameter',
          edits: () => [
            before === undefined ? { kind: 'set', pointer: at, value } : holdMember(at),
            ...places.map((place) => ({
              kind: 'set' as const,
              pointer: place,
              value: { $ref: referenceTo('parameters', name) },
            })),
          ],
        },
      };
    }
  },
};

const texts = new WeakMap<Members, string>();

/** Written out once for each parameter, as most stay the same from one key press to the next. */
function textOf(parameter: Members): string {
  const text = texts.get(parameter) ?? JSON.stringify(parameter);
  texts.set(parameter, text);
  return text;
}
