import type { Diagnostic, Severity } from '#core/diagnostics/diagnostic.ts';
import type { ConnectorTab } from '#state/Router.svelte.ts';
import { tabOfPointer } from './tab-of-pointer.ts';

interface Tally {
  readonly count: number;
  /** Of the gravest. */
  readonly severity: Severity;
}

/** Errors and warnings, in all and by the tab on which they are mended: once for each list of findings, which may be long. */
export function tallyByTab(
  diagnostics: readonly Diagnostic[],
): Tally & { readonly tabs: ReadonlyMap<ConnectorTab, Tally> } {
  const tabs = new Map<ConnectorTab, { count: number; severity: Severity }>();
  let [count, errors] = [0, 0];
  for (const { severity, pointer } of diagnostics) {
    if (severity === 'info') continue;
    count += 1;
    if (severity === 'error') errors += 1;
    const tab = tabOfPointer(pointer);
    const tally = tabs.get(tab);
    if (!tally) tabs.set(tab, { count: 1, severity });
    else {
      tally.count += 1;
      if (severity === 'error') tally.severity = severity;
    }
  }
  return { count, severity: errors > 0 ? 'error' : 'warning', tabs };
}
