import CircleAlert from '@lucide/svelte/icons/circle-alert';
import Info from '@lucide/svelte/icons/info';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { LucideIcon } from '@lucide/svelte';
import type { Diagnostic, Severity } from '#core/diagnostics/diagnostic.ts';

/** Shape, word and colour of a severity: never the colour alone. */
export const severityLooks: Readonly<Record<Severity, { icon: LucideIcon; word: string; ink: string }>> = {
  error: { icon: CircleAlert, word: 'Error', ink: 'var(--ink-error)' },
  warning: { icon: TriangleAlert, word: 'Warning', ink: 'var(--ink-warning)' },
  info: { icon: Info, word: 'Note', ink: 'var(--ink-info)' },
};

/** What stands in the way first, then what needs a look; as they came within each. */
export function gravestFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const order: readonly Severity[] = ['error', 'warning', 'info'];
  return diagnostics.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** Where a finding is, for reading: `pets.yaml, line 12, column 5`, or the pointer when it has no text of its own. */
export function placeOf({ file, range, pointer }: Diagnostic): string {
  const place = range ? `line ${range.line}, column ${range.column}` : pointer;
  return [file, place].filter((part) => part !== undefined && part !== '').join(', ');
}
