import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { ConversionContext, ConvertedChange } from '#core/formats/format.ts';

interface Wishes {
  readonly operations?: readonly string[];
  readonly choices?: Readonly<Record<string, string>>;
  readonly checkpoint?: ConversionContext['checkpoint'];
}

/** What a converter is given, and what it said of its work. */
export function openContext({ operations, choices = {}, checkpoint = () => Promise.resolve() }: Wishes = {}): {
  readonly context: ConversionContext;
  readonly diagnostics: readonly Diagnostic[];
  readonly changes: readonly ConvertedChange[];
} {
  const diagnostics: Diagnostic[] = [];
  const changes: ConvertedChange[] = [];
  const context: ConversionContext = {
    ...(operations && { operations: new Set(operations) }),
    choices: new Map(Object.entries(choices)),
    report: (diagnostic) => void diagnostics.push(diagnostic),
    change: (change) => void changes.push(change),
    checkpoint,
  };
  return { context, diagnostics, changes };
}
