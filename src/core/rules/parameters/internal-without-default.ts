import { isRecord } from '../../definition/operations.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { allValuesWith } from '../walk/described-values.ts';
import { inputSchemasIn } from '../walk/input-schemas.ts';
import { listOf, type Members } from '../walk/parts.ts';
import { sitesIn } from '../walk/pieces.ts';
import { isInternal } from '../walk/visibility.ts';

const simple: readonly unknown[] = ['string', 'number', 'integer', 'boolean'];

/**
 * The address that a webhook sends to has no default: the platform fills it in.
 *
 * Source: domain notes PAR-09, and 11.2: "internal+required without default vanishes".
 */
export const internalWithoutDefault: Rule = {
  id: 'internal-without-default',
  severity: 'warning',
  why: 'What is internal is not shown to makers, so nobody can fill it in and it is never sent.',
  source: 'Connector documentation, x-ms-visibility',
  notes: ['PAR-09'],
  *check(document) {
    const { parameters } = sitesIn(document);
    for (const site of parameters) {
      const { value } = site;
      if (value['required'] === true && value['in'] !== 'body' && lacksDefault(value))
        yield describe(value, String(value['name']), site.pointer);
    }
    const inputs = inputSchemasIn(document);
    for (const site of allValuesWith(document, 'required')) {
      const { properties, required } = site.value;
      if (!Array.isArray(required) || !isRecord(properties) || !inputs.has(site.value)) continue;
      for (const name of new Set(listOf(required))) {
        const property = typeof name === 'string' && Object.hasOwn(properties, name) ? properties[name] : undefined;
        if (typeof name === 'string' && isRecord(property) && lacksDefault(property))
          yield describe(property, name, child(site.pointer, 'properties', name));
      }
    }
  },
};

const lacksDefault = (value: Members): boolean =>
  isInternal(value) &&
  value['default'] === undefined &&
  value['x-ms-notification-url'] === undefined &&
  simple.includes(value['type']);

function describe(value: Members, name: string, pointer: JsonPointer): Finding {
  const values = listOf(value['enum']);
  const [only] = values;
  return {
    pointer,
    message: `"${name}" is required, but internal and without a default, so nobody can fill it in. Set the default that is to be sent.`,
    ...(values.length === 1 && {
      fix: {
        title: 'Take the only value as default',
        edits: () => [{ kind: 'set', pointer: child(pointer, 'default'), value: only }],
      },
    }),
  };
}
