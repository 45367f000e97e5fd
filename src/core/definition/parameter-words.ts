import { describeDynamic } from './dynamic/describe-dynamic.ts';
import type { Definition, Parameter, Schema } from './openapi2.ts';
import { isRecord, resolve } from './operations.ts';
import { kindOf, kindWords } from './schema-kind.ts';

/**
 * What a parameter takes, in a few words and as the schema tree says it: `text`, `list of whole number`, `text · 3 choices`,
 * `text · from the service`, and for a body `object · 12 fields`.
 */
export function parameterWords(definition: Definition, parameter: Parameter): string {
  if (parameter.in === 'body') {
    if (!isRecord(parameter.schema)) return 'anything';
    const schema = resolve<Schema>(definition, parameter.schema);
    const fields = isRecord(schema?.properties) ? Object.keys(schema.properties).length : 0;
    if (schema && fields > 0 && kindOf(schema) === 'object') return `object · ${counted(fields, 'field')}`;
    return kindWords(schema ?? parameter.schema, () => definition);
  }
  const { enum: choices, ...plain } = parameter as Parameter & Schema;
  const type = kindWords(plain, () => definition);
  if (Array.isArray(choices) && choices.length > 0) return `${type} · ${counted(choices.length, 'choice')}`;
  return describeDynamic(parameter) === '' ? type : `${type} · from the service`;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
