import { specPlaces } from '../formats/reading/spec-places.ts';
import { parseYaml } from '../text/parse-yaml.ts';

/** What becomes of a YAML text. */
export type ConvertedYaml =
  | { readonly ok: true; readonly json: string }
  /** Why it cannot be read, for a maker, with its line. */
  | { readonly ok: false; readonly message: string; readonly line: number };

/** A YAML text, a whole file or a piece of one, as JSON with two spaces a level. */
export function convertYaml(text: string): ConvertedYaml {
  const { json, problems } = parseYaml(text.replace(/^\uFEFF/, ''), specPlaces);
  if (json !== undefined) return { ok: true, json };
  const fault = problems.find(({ severity }) => severity === 'error');
  const line = fault ? text.slice(0, fault.start).split('\n').length : 1;
  return { ok: false, message: fault?.message ?? 'This does not read as YAML.', line };
}
