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
