import { getContext, setContext } from 'svelte';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';

type Mend = (diagnostic: Diagnostic) => void;

const key = Symbol('mending');

/** Set by the studio: whatever shows findings of its connector inside it can offer their fixes. */
export const offerMending = (mend: Mend): void => void setContext(key, mend);

/** How a finding is mended, if it is one that a rule made of the open connector. */
export function getMending(): (diagnostic: Diagnostic) => Mend | undefined {
  const mend = getContext<Mend | undefined>(key);
  return ({ code }) => (code.startsWith('rule/') ? mend : undefined);
}
