import { specPlaces } from '../formats/reading/spec-places.ts';
import { parseYaml } from '../text/parse-yaml.ts';

/** At least so many lines look like YAML before it is taken for that. */
const fewestLines = 2;

/** True for a text that looks like YAML and is no JSON: a first glance, made while it is pasted. */
export function looksLikeYaml(text: string): boolean {
  const start = text
    .slice(0, 4000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^[[{"]/.test(start)) return false;
  const lines = start.split(/\r?\n/, 60).filter((line) => /\S/.test(line) && !/^\s*#/.test(line));
  const keys = lines.filter(
    (line) => /^\s*(?:- )?(?:["'][^"']+["']|[\w$./{}@-]+)\s*:(?:\s|$)/.test(line) || /^\s*- /.test(line),
  );
  return keys.length >= fewestLines && keys.length * 2 >= lines.length;
}

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
