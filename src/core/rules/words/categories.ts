import { categories } from '../../definition/general/metadata.ts';
import { nearestName } from '../shapes/nearest-name.ts';

/** The categories that a text lists, between semicolons. */
export const categoriesIn = (text: string): readonly string[] =>
  text
    .split(';')
    .map((category) => category.trim())
    .filter((category) => category !== '');

export const isCategory = (name: string): boolean => (categories as readonly string[]).includes(name);

/** The category that was meant: in other capitals, with "&" for "and", without its plural. Undefined when none is that near. */
export function nearestCategory(name: string): string | undefined {
  const plain = name.trim().replace(/\s+/g, ' ').replace(/ ?& ?/g, ' and ');
  return (
    nearestName(plain, categories) ?? (aliases.has(plain.toLowerCase()) ? aliases.get(plain.toLowerCase()) : undefined)
  );
}

const aliases: ReadonlyMap<string, string> = new Map([
  ['artificial intelligence', 'AI'],
  ['iot', 'Internet of Things'],
  ['it operation', 'IT Operations'],
  ['crm', 'Sales and CRM'],
  ['hr', 'Human Resources'],
  ['lifestyle', 'Lifestyle and Entertainment'],
]);
