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
