import type { ConversionContext } from '../../format.ts';
import { cleanLiterals } from './clean-literals.ts';
import { fillTitle } from './fill-title.ts';
import { fitShape } from './fit-shape.ts';
import { inlinePathItems } from './inline-path-items.ts';
import { keepSecretsOut } from './keep-secrets-out.ts';
import { mendParameters } from './mend-parameters.ts';
import { mendReferences } from './mend-references.ts';
import { mendRequired } from './mend-required.ts';
import { mendResponses, mendStatuses } from './mend-responses.ts';
import { mendValues } from './mend-values.ts';
import type { Mend, Mending } from './mend.ts';
import { mergePaths } from './merge-paths.ts';
import { nameOperations } from './name-operations.ts';
import { settleAddress } from './settle-address.ts';
import { settleMethods } from './settle-methods.ts';
import { settleParameters } from './settle-parameters.ts';
import { settlePathTexts } from './settle-path-texts.ts';
import { settlePathVariables } from './settle-path-variables.ts';
import { settleSecurity } from './settle-security.ts';
import { summariseOperations } from './summarise-operations.ts';

/** What brings operations to where they can be picked, and takes out what nobody may see. */
export const placingMends: readonly Mend[] = [inlinePathItems, settleMethods, keepSecretsOut];

const firstMends: readonly Mend[] = [settleAddress, settleSecurity, settleSecurity, fillTitle];

/** Each can uncover what another mends, so they run until none finds anything more. */
const shapingMends: readonly Mend[] = [mendReferences, cleanLiterals, mendStatuses, fitShape];

/** From the inside out, so that every fault is told, whatever becomes of what it stands in. */
const otherMends: readonly Mend[] = [
  mendValues,
  mendResponses,
  mendParameters,
  mendRequired,
  settleParameters,
  // With parameters that are those of its path, an operation can go to another.
  settlePathVariables,
  mergePaths,
  nameOperations,
  summariseOperations,
  // An extension may refer to a path that is another by now.
  cleanLiterals,
];

const mostRounds = 5;

/** Runs all mends over the operations that were picked. */
export async function runMends(mending: Mending, checkpoint: ConversionContext['checkpoint']): Promise<void> {
  const { draft } = mending;
  for (const mend of firstMends) mend(mending);
  await settleShape();
  const { moment } = draft;
  settlePathTexts(mending);
  // What stood under something that was no path has only now come into sight.
  if (draft.moment > moment) await settleShape();
  // Their members may have been of another type before.
  for (const mend of firstMends) mend(mending);
  for (const [done, mend] of otherMends.entries()) {
    mend(mending);
    await checkpoint(done, otherMends.length);
  }

  async function settleShape(): Promise<void> {
    const seen = new Map<Mend, number>();
    for (let round = 0; round < mostRounds && shapingMends.some((mend) => seen.get(mend) !== draft.moment); round++) {
      for (const mend of shapingMends) {
        if (seen.get(mend) === draft.moment) continue;
        const { moment: before } = draft;
        mend(mending);
        seen.set(mend, before);
        await checkpoint(round, mostRounds);
      }
    }
  }
}
