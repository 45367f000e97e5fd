import type { Edit } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { listOf } from '../walk/parts.ts';
import { callbackSitesIn, type Callback } from '../walk/webhooks.ts';

/** The body itself is left to notification-body-required: the service takes an optional one. Source: domain notes, 6.1 and TRG-01. */
export const notificationUrlRequired: Rule = {
  id: 'notification-url-required',
  severity: 'error',
  why: 'What is optional and unseen is not sent, and then the service does not know whom to call.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-01'],
  serviceCodes: ['NotificationUrlNotRequired'],
  *check(document) {
    const told = new Set<JsonPointer>();
    for (const { callbacks } of callbackSitesIn(document)) {
      for (const callback of callbacks) {
        const edits = editsFor(callback);
        if (edits.length === 0 || told.has(callback.pointer)) continue;
        told.add(callback.pointer);
        const names = missingSteps(callback).map(({ name }) => `"${name}"`);
        yield {
          pointer: callback.pointer,
          message: `The callback address is only sent when it is required all the way. Make ${names.join(' and ')} required.`,
          fix: { title: 'Make the callback address required', edits: () => edits },
        };
      }
    }
  },
};

const missingSteps = ({ steps }: Callback): Callback['steps'] =>
  steps.filter(({ schema, name }) => !listOf(schema['required']).includes(name));

const editsFor = (callback: Callback): readonly Edit[] =>
  missingSteps(callback).map(({ pointer, schema, name }): Edit => {
    const required = child(pointer, 'required');
    return Array.isArray(schema['required'])
      ? { kind: 'set', pointer: child(required, '-'), value: name }
      : { kind: 'set', pointer: required, value: [name] };
  });
