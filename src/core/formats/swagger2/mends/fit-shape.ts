import { lastSegmentOf, parentOf, type JsonPointer } from '../../../document/pointer.ts';
import { shapeFaultsIn } from '../../../rules/info/openapi-shape.ts';
import type { ValueEdit } from '../edit-value.ts';
import { mendMissing } from './mend-missing.ts';
import type { Fault, Mend } from './mend.ts';
import { mendUnknown } from './mend-unknown.ts';
import { mendUnfit } from './mend-unfit.ts';

/** A fault with the edits that mend it; undefined for what is left to another mend, or only named. */
export type ShapeMend = { readonly fault: Fault; readonly edits: readonly ValueEdit[] } | undefined;

/** Mending an object can show what is wrong inside it. */
const mostRounds = 6;

/**
 * Makes the definition what the schema of OpenAPI 2.0 wants: unknown members keep their content under a name that starts
 * with "x-", values of another type are converted where that can be, and what cannot be said goes.
 *
 * Source: OpenAPI 2.0, official JSON schema; domain notes DOC-01, DOC-02, DOC-04, PAR-06, SCH-04 to SCH-07
 * (`AdditionalPropertyNotAllowed`, `RequiredPropertyMissing`, `NonBodyParameterSchemaNotValid`, `SchemaTypeFileNotValid`).
 * Tells the codes of `mend-missing.ts`, `mend-unknown.ts` and `mend-unfit.ts`.
 */
export const fitShape: Mend = ({ draft, settle, fileName }) => {
  for (let round = 0; round < mostRounds; round++) {
    const edits = shapeFaultsIn(draft.document).flatMap(({ pointer: place, problem, rule }): readonly ValueEdit[] => {
      // What has a rule of its own has a mend of its own.
      if (rule !== undefined) return [];
      const pointer = place.slice('/definition'.length);
      // How to sign in is settled before, or left as it is.
      if (problem.kind !== 'unknown' && /^\/securityDefinitions\/[^/]*(?:\/(?:type|flow|in))?$/.test(pointer))
        return [];
      const found = ((): ShapeMend => {
        switch (problem.kind) {
          case 'missing':
            return mendMissing(draft, pointer, problem, fileName);
          case 'unknown':
            return mendUnknown(draft, pointer, problem);
          default:
            return mendUnfit(draft, pointer, problem);
        }
      })();
      return found && settle(found.fault) ? found.edits : [];
    });
    if (edits.length === 0) return;
    draft.apply(edits);
  }
};

/** What a message calls a place: the last name on the way to it. */
export function nameAt(pointer: JsonPointer): string {
  const name = lastSegmentOf(pointer).slice(0, 80);
  return /^\d+$/.test(name) ? `An item of "${lastSegmentOf(parentOf(pointer)).slice(0, 80)}"` : `"${name}"`;
}
