import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { fileNames } from '../document/connector.ts';
import { segmentsOf } from '../document/pointer.ts';
import type { Profile } from '../rules/rule.ts';
import { maskSecrets } from '../secrets/find-secrets.ts';

export const severityWords: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' };

export const profileWords: Readonly<Record<Profile, string>> = {
  import: 'import (what the service asks of every connector)',
  certification: 'certification (what Microsoft asks before it publishes a connector to everybody)',
};

/** The file that a finding is in: `apiDefinition.swagger.json`; undefined for the connector as a whole. */
export function fileOf({ pointer }: Diagnostic): string | undefined {
  const [part] = segmentsOf(pointer);
  return part === 'definition' || part === 'properties' || part === 'script' || part === 'icon'
    ? fileNames[part]
    : undefined;
}

/** `apiDefinition.swagger.json:12:5`, as tools write places; '' for the connector as a whole. */
export function fileAndLine(problem: Diagnostic): string {
  const { range } = problem;
  const file = fileOf(problem) ?? '';
  return file === '' || !range ? file : `${file}:${range.line}:${range.column}`;
}

/** A text without anything that is shaped like a credential; in a pointer each segment stands for itself. */
export const masked = (text: string): string =>
  text
    .split(/(~[01])/)
    .map((piece) => maskSecrets(piece).text)
    .join('');
