import { importDescription } from '#core/formats/import-description.ts';

/** The definition that comes of a file when every mend is refused, and those that come to sight by that as well. */
export async function refuseMends(text: string): Promise<string> {
  const choices: Record<string, string> = {};
  for (let round = 0; round < 30; round++) {
    const outcome = await importDescription(
      { bytes: new TextEncoder().encode(text) },
      { format: 'swagger-2.0', choices },
    );
    if (!outcome.ok) return 'not imported';
    const mends = outcome.ledger.changes.flatMap(({ choice }) => (choice?.taken === 'mend' ? choice.id : []));
    if (mends.length === 0) return outcome.connector.definition;
    for (const id of mends) choices[id] = 'leave';
  }
  return 'never ends';
}
