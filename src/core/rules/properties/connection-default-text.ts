import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { connectionParametersIn } from '../walk/connection-parameters.ts';

/** Source: domain notes AP-05, 1.3. */
export const connectionDefaultText: Rule = {
  id: 'connection-default-text',
  severity: 'warning',
  why: 'The service reads the default of a connection parameter as text, whatever its type.',
  source: 'apiProperties schema',
  notes: ['AP-05'],
  *check(document) {
    for (const { name, value, pointer } of connectionParametersIn(document)) {
      const { defaultValue } = value;
      if (typeof defaultValue !== 'boolean' && typeof defaultValue !== 'number') continue;
      const place = child(pointer, 'defaultValue');
      const edits = (): readonly Edit[] => [{ kind: 'set', pointer: place, value: String(defaultValue) }];
      const message = `The default of "${name}" is text: "${defaultValue}". Put it in quotes.`;
      yield { pointer: place, message, fix: { title: 'Put the default in quotes', edits } };
    }
  },
};
