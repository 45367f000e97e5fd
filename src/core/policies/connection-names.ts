import { isRecord } from '../definition/operations.ts';
import type { PropertiesFile } from '../document/properties.ts';

const known = new WeakMap<object, ReadonlySet<string>>();

/** The names of what a connection holds: its parameters, and those of each way to sign in. Source: domain notes, 1.3 and 1.4. */
export function connectionNamesOf(properties: PropertiesFile): ReadonlySet<string> {
  const before = known.get(properties);
  if (before) return before;
  const names = new Set<string>();
  const file: unknown = properties.properties;
  if (isRecord(file)) {
    collect(file['connectionParameters']);
    const sets = file['connectionParameterSets'];
    const values: unknown = isRecord(sets) ? sets['values'] : undefined;
    for (const set of Array.isArray(values) ? values : []) if (isRecord(set)) collect(set['parameters']);
  }
  known.set(properties, names);
  return names;

  function collect(parameters: unknown): void {
    if (isRecord(parameters)) for (const name of Object.keys(parameters)) names.add(name);
  }
}

/**
 * The parameter that a name means, in the capitals it has there: a published connector writes others. Claims of a sign-in,
 * as `token:customHost`, are not listed anywhere.
 */
export function knownConnectionName(known: ReadonlySet<string>, name: string): string | undefined {
  if (known.has(name) || known.has(name.split(':', 1)[0] ?? '')) return name;
  const lower = lowerNames.get(known) ?? new Map([...known].toReversed().map((one) => [one.toLowerCase(), one]));
  lowerNames.set(known, lower);
  return lower.get(name.toLowerCase());
}

const lowerNames = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, string>>();
