import { isRecord } from '../../../definition/operations.ts';
import { memberOf, type Loose } from '../../tolerant.ts';
import type { Findings } from '../findings.ts';
import { inside, type Place } from '../place.ts';
import type { BuiltSchema } from './built.ts';

const discriminatorOptions = [
  { value: 'list', label: 'The field offers the values' },
  { value: 'text', label: 'The field takes any text' },
] as const;

/** Where the values of a discriminator are listed, its property offers them. Source: domain notes O-80. */
export function nameDiscriminated(findings: Findings, schema: Loose, built: BuiltSchema, place: Place): void {
  const discriminator = memberOf(schema, 'discriminator');
  const mapping = memberOf(discriminator, 'mapping');
  const values = isRecord(mapping) ? Object.keys(mapping) : [];
  const name = memberOf(discriminator, 'propertyName');
  if (typeof name !== 'string' || !built.properties) return;
  const listed = listDiscriminated(findings, built.properties, name, values, place);
  if (listed) built.properties = listed;
}

/**
 * The properties with the values of a discriminator listed; undefined when nothing changes. Tells of the discriminator.
 *
 * @param place Of the schema that has the discriminator.
 */
export function listDiscriminated(
  findings: Findings,
  properties: Readonly<Record<string, BuiltSchema>>,
  name: string,
  values: readonly string[],
  place: Place,
): Record<string, BuiltSchema> | undefined {
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (values.length === 0 || !property || property.$ref !== undefined || property.enum !== undefined) return undefined;
  if (property.type !== 'string' && property.type !== undefined) return undefined;
  const at = inside(place, 'discriminator');
  const choice = findings.offer('openapi3/discriminator', at, discriminatorOptions);
  findings.count('discriminator', at, { choice, within: ['properties', name] });
  if (choice.taken === 'text') return undefined;
  const listed: BuiltSchema = { ...property, type: 'string', enum: [...new Set(values)] };
  if (property.default !== undefined && !values.some((value) => value === property.default)) {
    findings.count('value-unfit', inside(place, 'properties', name));
    delete listed.default;
  }
  return { ...properties, [name]: listed };
}
