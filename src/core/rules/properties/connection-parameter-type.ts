import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { connectionParametersIn } from '../walk/connection-parameters.ts';
import { isText } from '../walk/parts.ts';

const types = [
  'string',
  'securestring',
  'int',
  'bool',
  'oauthSetting',
  'gatewaySetting',
  'array',
  'object',
  'secureObject',
  'connection',
  'managedIdentity',
];

/** A warning: files write other capitals, and work. One without type is a fault of shape. Source: domain notes AP-01, 1.3. */
export const connectionParameterType: Rule = {
  id: 'connection-parameter-type',
  severity: 'warning',
  why: 'The type says how a maker is asked, and what is kept secret.',
  source: 'apiProperties schema',
  notes: ['AP-01'],
  *check(document) {
    for (const { name, value, pointer } of connectionParametersIn(document)) {
      const { type } = value;
      if (!isText(type) || types.includes(type)) continue;
      const place = child(pointer, 'type');
      const meant = types.find((one) => one.toLowerCase() === type.trim().toLowerCase());
      const edits = (): readonly Edit[] => [{ kind: 'set', pointer: place, value: meant }];
      yield {
        pointer: place,
        message: meant
          ? `The type of "${name}" is written "${meant}". Change the capitals.`
          : `"${type}" is no type of a connection parameter. Choose "string", or "securestring" for a secret.`,
        ...(meant !== undefined && { fix: { title: 'Write the type as the service knows it', edits } }),
      };
    }
  },
};
