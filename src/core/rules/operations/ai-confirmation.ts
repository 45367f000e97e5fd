import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { listOf, membersOf } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';

const data = 'x-ms-openai-data';
const confirmation = 'x-ms-require-user-confirmation';

/** A POST that is safe by its own word is passed over. Source: domain notes 2.5. */
export const aiConfirmation: Rule = {
  id: 'ai-confirmation',
  severity: 'info',
  why: 'Before an assistant changes or deletes something, the person it works for should be asked.',
  source: 'Practice of published connectors',
  notes: [],
  check: inEachOperation(function* ({ method, label, members }, pointer) {
    if (method === 'get' || method === 'head' || method === 'options' || members['x-ms-safe-operation'] === true)
      return;
    const settings = membersOf(members[data]);
    if (settings['openai-enabled'] !== true) return;
    for (const [index, entry] of listOf(settings['operations']).entries()) {
      if (membersOf(entry)[confirmation] !== false) continue;
      const at = child(pointer, data, 'operations', index, confirmation);
      yield {
        pointer: at,
        message: `Assistants may call ${label} without asking, though it can change something. Set "${confirmation}" to true, or "x-ms-safe-operation" if it only reads.`,
      };
    }
  }),
};
