import type { PathItem } from '../../../definition/openapi2.ts';
import { methods } from '../../../definition/openapi2.ts';
import { parentOf, type JsonPointer } from '../../../document/pointer.ts';
import type { Definitions } from '../definitions.ts';
import type { Findings } from '../findings.ts';
import { pointerOf } from '../place.ts';
import type { BuiltResponse, BuiltSchema } from '../transform/built.ts';
import type { WriteOnlyField } from '../transform/schema.ts';
import { reach } from './settle-definitions.ts';

/**
 * Tells of each field that may only be sent and shows in answers all the same, because they share its definition.
 * Source: domain notes O-88.
 *
 * @param definitions As they are in the connector.
 */
export function tellWriteOnly(
  fields: readonly WriteOnlyField[],
  definitions: Readonly<Record<string, BuiltSchema>>,
  paths: Readonly<Record<string, PathItem>>,
  responses: Iterable<BuiltResponse>,
  placeOf: Definitions['placeOf'],
  findings: Findings,
): void {
  if (fields.length === 0) return;
  const answers = Object.values(paths).flatMap((item) => [
    item['x-ms-notification-content'],
    ...methods.map((method) => item[method]?.responses),
  ]);
  const answered = reach([answers, ...responses], new Map(Object.entries(definitions)));
  const names = new Map(Object.keys(definitions).map((name) => [pointerOf(placeOf(name)), name] as const));
  for (const { place, use, choice } of fields) {
    const pointer = pointerOf(place);
    const owner = ownerOf(pointer, names);
    const isAnswered =
      owner === undefined ? use === 'response' || pointer.startsWith('/components/schemas/') : answered.has(owner);
    if (isAnswered) findings.count('write-only', place, { choice });
  }
}

/** The definition that a place of the source is part of. */
function ownerOf(pointer: JsonPointer, names: ReadonlyMap<JsonPointer, string>): string | undefined {
  for (let at = pointer; at !== ''; at = parentOf(at)) {
    const name = names.get(at);
    if (name !== undefined) return name;
  }
  return undefined;
}
