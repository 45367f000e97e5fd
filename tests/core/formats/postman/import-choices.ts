import type { Definition, Operation } from '#core/definition/openapi2.ts';
import type { PropertiesFile } from '#core/document/properties.ts';
import { importDescription } from '#core/formats/import-description.ts';
import type { Ledger, LedgerChange } from '#core/ledger/ledger.ts';

export interface Chosen {
  readonly definition: Definition;
  readonly properties: NonNullable<PropertiesFile['properties']>;
  readonly ledger: Ledger;
  readonly codes: readonly string[];
  /** `GET /pets` of each operation. */
  readonly operations: readonly string[];
  /** Of the changes with this code, without `postman/`. */
  readonly changes: (code: string) => readonly LedgerChange[];
}

/** Imports files of a drop with choices, as a maker does; the files are texts, or values to write as JSON. */
export async function importWith(
  files: readonly unknown[],
  choices: Readonly<Record<string, string>> = {},
  name = 'collection.json',
): Promise<Chosen> {
  const sources = files.map((file, index) => ({
    name: index === 0 ? name : `beside-${index}.json`,
    bytes: new TextEncoder().encode(typeof file === 'string' ? file : JSON.stringify(file)),
  }));
  const outcome = await importDescription(sources, { choices });
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join(' '));
  const definition = JSON.parse(outcome.connector.definition) as Definition;
  const { ledger, diagnostics } = outcome;
  return {
    definition,
    properties: (JSON.parse(outcome.connector.properties) as PropertiesFile).properties ?? {},
    ledger,
    codes: diagnostics.map(({ code }) => code),
    operations: Object.entries(definition.paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    ),
    changes: (code) => ledger.changes.filter((change) => change.code === `postman/${code}`),
  };
}

/** The operation at `GET /pets`. */
export function operationOf({ definition }: Chosen, operation: string): Operation | undefined {
  const [method = '', path = ''] = operation.split(' ');
  const item = definition.paths?.[path];
  return Object.entries(item ?? {}).find(([key]) => key === method.toLowerCase())?.[1] as Operation | undefined;
}

/** `{ <id of the only choice of this code>: value }`. */
export function choiceOf(chosen: Chosen, code: string, value: string, place = 0): Readonly<Record<string, string>> {
  const found = chosen.changes(code)[place]?.choice;
  if (!found)
    throw new Error(`no choice ${code} among ${chosen.ledger.changes.map((change) => change.code).join(', ')}`);
  return { [found.id]: value };
}
