import type { Definition, Info, Tag } from '../../../definition/openapi2.ts';
import { isRecord } from '../../../definition/operations.ts';
import { memberOf, textAt, type Loose } from '../../tolerant.ts';
import type { Findings } from '../findings.ts';
import type { SecretKeeper } from '../passes/keep-secrets-out.ts';
import { inside, top } from '../place.ts';
import { extensionsOf } from './extensions.ts';
import { pickDocs } from './schema-keywords.ts';

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
  const contact = pick('contact', ['name', 'url', 'email']);
  const license = pick('license', ['name', 'url']);
  if (text('description') !== '' && text('summary') !== '') {
    const message = 'The summary of the API was left out: the connector has its description.';
    findings.tell('openapi3/info-member', 'info', message, inside(place, 'summary'));
  }
  for (const key of isRecord(info) ? Object.keys(info) : []) {
    if (infoMembers.has(key) || key.startsWith('x-')) continue;
    const message = `"${key.slice(0, 60)}" is nothing that a connector says of itself, and was left out.`;
    findings.tell('openapi3/info-member', 'info', message, inside(place, key));
  }
  return {
    title: text('title') || file.replace(/\.\w+$/, '') || 'Imported API',
    description: text('description') || text('summary'),
    version: text('version') || '1.0',
    ...(contact && { contact }),
    ...(license?.['name'] !== undefined && { license }),
    ...(terms !== '' && { termsOfService: terms }),
    ...(isRecord(info) && extensionsOf(info, { keeper, findings }, place)),
  };

  function pick(member: string, keys: readonly string[]): Readonly<Record<string, unknown>> | undefined {
    const value = memberOf(info, member);
    if (!isRecord(value)) return undefined;
    const at = inside(place, member);
    const entries = keys.flatMap((key) => {
      const said = textAt(value, key).trim();
      return said === '' ? [] : [[key, keeper.text(said, inside(at, key))] as const];
    });
    for (const key of Object.keys(value)) {
      if (keys.includes(key) || key.startsWith('x-')) continue;
      const message = `"${key.slice(0, 60)}" was left out: OpenAPI 2.0 does not have it there.`;
      findings.tell('openapi3/info-member', 'info', message, inside(at, key));
    }
    const more = extensionsOf(value, { keeper, findings }, at);
    return entries.length > 0 ? { ...Object.fromEntries(entries), ...more } : undefined;
  }
}

const infoMembers = new Set('title description summary version contact license termsOfService'.split(' '));

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
    if (!used.has(name) || !isRecord(tag)) {
      findings.list('openapi3/tag-unused', 'info', 'A tag that no operation has was left out.', place);
      return [];
    }
    const description = textAt(tag, 'description') || textAt(tag, 'summary');
    const docs = tag['externalDocs'];
    for (const key of ['parent', 'kind']) {
      if (tag[key] !== undefined) findings.count('tag-members', inside(place, key));
    }
    return [
      {
        name,
        ...(description !== '' && { description: keeper.text(description, inside(place, 'description')) }),
        ...(isRecord(docs) && typeof docs['url'] === 'string' && { externalDocs: pickDocs(docs) }),
        ...extensionsOf(tag, { keeper, findings }, place),
      },
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
