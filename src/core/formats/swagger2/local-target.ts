import { valueAt } from '../../document/pointer.ts';

/** What a reference within the file points to; undefined when it points elsewhere or nowhere. */
export function localTarget(definition: unknown, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  try {
    return valueAt(definition, decodeURIComponent(reference.slice(1)));
  } catch {
    // A percent sign that begins no escape stands for itself.
    return valueAt(definition, reference.slice(1));
  }
}
