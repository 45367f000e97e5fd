import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, isFilled, isText } from '../walk/parts.ts';
import { isEmail } from '../words/urls.ts';

const pointer = '/definition/x-ms-openai-manifest';

/** What is no object: document-extensions. Source: domain notes 2.5. */
export const aiManifestComplete: Rule = {
  id: 'ai-manifest-complete',
  severity: 'warning',
  why: 'Copilots show people the name of a plugin, and choose it by its description.',
  source: 'Practice of published connectors',
  notes: [],
  *check(document) {
    const manifest = definitionOf(document)?.['x-ms-openai-manifest'];
    if (!isRecord(manifest)) return;
    for (const [member, words] of [
      ['humanName', 'a name for people'],
      ['modelDescription', 'a description for models'],
      ['contactEmail', 'an e-mail address'],
    ] as const) {
      const text = manifest[member];
      const at = child(pointer, member);
      if (isFilled(text)) {
        if (member === 'contactEmail' && !isEmail(text))
          yield {
            pointer: at,
            message: `"${text.slice(0, 80)}" is no e-mail address. Write it like "help@example.com".`,
          };
      } else if (text === undefined || isText(text))
        yield { pointer: at, message: `The AI plugin has no "${member}". Add ${words} on the General tab.` };
    }
  },
};
