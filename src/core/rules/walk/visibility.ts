import type { Members } from './parts.ts';

/** Hidden from makers. Capitals do not count, as they do not to the designers. Source: domain notes 2.1, `x-ms-visibility`. */
export const isInternal = ({ 'x-ms-visibility': visibility }: Members): boolean =>
  visibility === 'internal' || (typeof visibility === 'string' && visibility.toLowerCase() === 'internal');

/** True for a parameter with a field of its own: a body is shown as the fields of its schema, unless it has none. */
export function hasField(parameter: Members): boolean {
  if (isInternal(parameter)) return false;
  const { in: place, schema } = parameter;
  if (typeof place !== 'string') return false;
  if (place !== 'body') return true;
  const type = typeof schema === 'object' && schema !== null && 'type' in schema ? schema.type : undefined;
  return typeof type === 'string' && type !== 'object';
}
