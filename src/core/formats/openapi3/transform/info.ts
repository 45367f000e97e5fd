import type { Definition, Info, Tag } from '../../../definition/openapi2.ts';
import { isRecord } from '../../../definition/operations.ts';
import { memberOf, textAt, type Loose } from '../../tolerant.ts';
import type { Findings } from '../findings.ts';
import type { SecretKeeper } from '../passes/keep-secrets-out.ts';
import { inside, top } from '../place.ts';
import { extensionsOf } from './parameter.ts';

/** The Info Object. Source: domain notes O-01. */
export function convertInfo(root: Loose, fileName: string, keeper: SecretKeeper, findings: Findings): Info {
  const info = memberOf(root, 'info');
  const place = inside(top, 'info');
  if (!isRecord(info))
    findings.tell(
      'openapi3/info-missing',
      'warning',
      'The file has no title or version ("info"). Fill in the General tab.',
      top,
    );
  const text = (key: string): string => keeper.text(textAt(info, key).trim(), inside(place, key));
  const [file = ''] = fileName.split(/[\\/]/).slice(-1);
  const terms = textAt(info, 'termsOfService');
  const contact = pick(memberOf(info, 'contact'), ['name', 'url', 'email']);
  const license = pick(memberOf(info, 'license'), ['name', 'url']);
  return {
    title: text('title') || file.replace(/\.\w+$/, '') || 'Imported API',
    description: text('description') || text('summary'),
    version: text('version') || '1.0',
    ...(contact && { contact }),
    ...(license?.['name'] !== undefined && { license }),
    ...(terms !== '' && { termsOfService: terms }),
    ...(isRecord(info) && extensionsOf(info, { keeper, findings }, place)),
  };
}

/**
 * Tags that operations use, and the first tag of each name only.
 *
 * @param definition Its paths name the tags in use.
 */
export function convertTags(
  root: Loose,
  used: ReadonlySet<string>,
  keeper: SecretKeeper,
  findings: Findings,
): readonly Tag[] {
  const tags = memberOf(root, 'tags');
  if (!Array.isArray(tags)) return [];
  const seen = new Set<string>();
  return tags.flatMap((tag: unknown, index): readonly Tag[] => {
    const place = inside(top, 'tags', index);
    const name = textAt(tag, 'name');
    if (name === '' || seen.has(name)) {
      findings.count('tag-unfit', place);
      return [];
    }
    seen.add(name);
    if (!used.has(name)) return [];
    const description = textAt(tag, 'description') || textAt(tag, 'summary');
    return [
      { name, ...(description !== '' && { description: keeper.text(description, inside(place, 'description')) }) },
    ];
  });
}

/** The names of the tags that the operations of a definition have. */
export function tagsInUse(paths: Definition['paths']): ReadonlySet<string> {
  const names = new Set<string>();
  for (const item of Object.values(paths ?? {})) {
    for (const operation of Object.values(item)) {
      const tags = memberOf(operation, 'tags');
      if (Array.isArray(tags)) for (const tag of tags) if (typeof tag === 'string') names.add(tag);
    }
  }
  return names;
}

function pick(value: unknown, keys: readonly string[]): Readonly<Record<string, string>> | undefined {
  const entries = keys.flatMap((key) => {
    const text = textAt(value, key).trim();
    return text === '' ? [] : [[key, text] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
