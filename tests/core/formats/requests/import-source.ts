import type { Definition } from '#core/definition/openapi2.ts';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { importDescription } from '#core/formats/import-description.ts';
import type { Ledger } from '#core/ledger/ledger.ts';

export interface ImportedSource {
  readonly ok: boolean;
  /** Empty when it was refused. */
  readonly definition: Definition;
  readonly properties: unknown;
  readonly ledger: Ledger | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly codes: readonly string[];
  /** All that comes out, as one text to look for secrets in. */
  readonly everything: string;
}

/** Imports a text as a maker does: read, detected, converted, judged. */
export async function importSource(
  text: string,
  name = '',
  operations?: readonly string[],
  choices?: Readonly<Record<string, string>>,
): Promise<ImportedSource> {
  const outcome = await importDescription(
    { name, bytes: new TextEncoder().encode(text) },
    { ...(operations && { operations }), ...(choices && { choices }) },
  );
  const { diagnostics } = outcome;
  return {
    ok: outcome.ok,
    definition: outcome.ok ? (JSON.parse(outcome.connector.definition) as Definition) : {},
    properties: outcome.ok ? (JSON.parse(outcome.connector.properties) as unknown) : undefined,
    ledger: outcome.ok ? outcome.ledger : undefined,
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
    everything: JSON.stringify(outcome),
  };
}

/** `get /pets/{petId}` of every operation. */
export const operationsOf = ({ paths = {} }: Definition): readonly string[] =>
  Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`));

/** What a fixture is held against: read a change in it as you read code. */
export function summaryOf({ definition, properties, ledger, diagnostics }: ImportedSource): string {
  const outcome = {
    diagnostics: diagnostics.map(({ code, severity, message, pointer, range }) => ({
      code,
      severity,
      message,
      at: `${pointer} (line ${range?.line})`,
    })),
    ledger: ledger?.entries.map(({ source, ...entry }) => ({
      ...entry,
      at: `${source.pointer} (line ${source.range?.line})`,
    })),
    definition,
    properties,
  };
  return `${JSON.stringify(outcome, null, 2)}\n`;
}
