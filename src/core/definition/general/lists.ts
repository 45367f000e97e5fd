import type { Edit, Patch } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Definition, Tag } from '../openapi2.ts';
import { isRecord, operationsOf } from '../operations.ts';
import { isSameValue } from '../edits/write-member.ts';

/** Lists of words that stand at the connector's root, as one text with commas between them. */
export const wordLists = {
  consumes: { pointer: '/definition/consumes', title: 'Change the media types of requests' },
  produces: { pointer: '/definition/produces', title: 'Change the media types of answers' },
  keywords: { pointer: '/definition/info/x-ms-keywords', title: 'Change the keywords' },
} as const;
export type WordList = keyof typeof wordLists;

export function readWords(definition: Definition, list: WordList): readonly string[] {
  const info: unknown = definition.info;
  const value: unknown = list === 'keywords' ? (isRecord(info) ? info['x-ms-keywords'] : undefined) : definition[list];
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}

/** @param text Words between commas or line breaks. An empty list of media types stays, as the wizard writes it; keywords go. */
export function changeWords(list: WordList, text: string): Patch {
  const { pointer, title } = wordLists[list];
  const words = [...new Set(text.split(/[,;\n]/).map((word) => word.trim()))].filter((word) => word !== '');
  const isGone = words.length === 0 && list === 'keywords';
  return { title, edits: [isGone ? { kind: 'remove', pointer } : { kind: 'set', pointer, value: words }] };
}

/** The connector's tags with what they mean; members besides stay where they are. */
export function readTags(definition: Definition): readonly Tag[] {
  const tags: unknown = definition.tags;
  if (!Array.isArray(tags)) return [];
  return tags.flatMap((tag: unknown) => {
    if (!isRecord(tag)) return [];
    const { name, description } = tag;
    return [
      {
        name: typeof name === 'string' ? name : '',
        ...(typeof description === 'string' && { description }),
      },
    ];
  });
}

/**
 * Writes the tags as they are to be, each with its members where its place stayed; operations that have a tag which got
 * another name follow.
 *
 * @param tags As many as before, one less, or one more: one change of a list at a time.
 */
export function changeTags(definition: Definition, tags: readonly Tag[]): Patch {
  const title = 'Change the tags';
  const before = readTags(definition);
  if (tags.length !== before.length)
    return { title, edits: [{ kind: 'set', pointer: '/definition/tags', value: tags }] };
  const edits: Edit[] = [];
  for (const [index, tag] of tags.entries()) {
    const old = before[index];
    if (!old || isSameValue(old, tag)) continue;
    const pointer = child('/definition/tags', index);
    if (old.name !== tag.name) {
      edits.push({ kind: 'set', pointer: child(pointer, 'name'), value: tag.name });
      if (old.name !== '' && tag.name !== '') edits.push(...renameTag(definition, old.name, tag.name));
    }
    if ((old.description ?? '') !== (tag.description ?? '')) {
      const place = child(pointer, 'description');
      edits.push(
        tag.description ? { kind: 'set', pointer: place, value: tag.description } : { kind: 'remove', pointer: place },
      );
    }
  }
  return { title, edits };
}

function renameTag(definition: Definition, before: string, name: string): readonly Edit[] {
  return operationsOf(definition).flatMap(({ operation, pointer }) => {
    const tags: unknown = operation.tags;
    if (!Array.isArray(tags)) return [];
    return tags.flatMap((tag: unknown, index) =>
      tag === before ? [{ kind: 'set', pointer: child(pointer, 'tags', index), value: name } as const] : [],
    );
  });
}
