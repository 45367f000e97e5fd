import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isText, listOf, settingsOf } from '../walk/parts.ts';

const place = '/properties/properties/capabilities';
const known = ['actions', 'triggers', 'gateway', 'cloud', 'composite', 'tabular', 'blob'];

/** Source: domain notes AP-01, 1.2. */
export const capabilitiesKnown: Rule = {
  id: 'capabilities-known',
  severity: 'info',
  why: 'The service knows a few capabilities and passes the others over.',
  source: 'apiProperties schema',
  notes: ['AP-01'],
  *check(document) {
    const seen = new Set<string>();
    for (const [index, name] of listOf(settingsOf(document)?.['capabilities']).entries()) {
      if (!isText(name)) continue;
      const pointer = child(place, index);
      if (seen.has(name)) {
        const edits = (): readonly Edit[] => [{ kind: 'remove', pointer }];
        const message = `"${name}" is in the list already. Once is enough.`;
        yield { pointer, message, fix: { title: 'Remove the repeated capability', edits } };
      } else if (!known.includes(name)) {
        yield {
          pointer,
          message: `"${name}" is no capability that is known. Known are ${known.map((one) => `"${one}"`).join(', ')}.`,
        };
      }
      seen.add(name);
    }
  },
};
