import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { isWithin, segmentsOf, type JsonPointer } from '../../document/pointer.ts';
import { dynamicKeys, type ListAspect, type TwinKind } from './model.ts';
import { pathMembers } from './read-dynamic.ts';

/** A finding about something dynamic, with the field of the form that it belongs to. */
export interface FieldFault extends Diagnostic {
  /** `open` and `browse` are the calls of a tree, `tree` the whole of it. */
  readonly part: TwinKind | 'open' | 'browse' | 'tree';
  readonly aspect: ListAspect | 'whole';
  /** As it is written: of the first generation `region` where the second says `body/region`. */
  readonly argument?: string;
}

/** Of all findings those about the dynamic members of a parameter or a schema, by where they point. */
export function faultsByField(diagnostics: readonly Diagnostic[], pointer: JsonPointer): readonly FieldFault[] {
  return diagnostics.flatMap((diagnostic): readonly FieldFault[] => {
    if (!isWithin(diagnostic.pointer, pointer)) return [];
    const field = fieldAt(segmentsOf(diagnostic.pointer.slice(pointer.length)));
    return field ? [{ ...diagnostic, ...field }] : [];
  });
}

function fieldAt([key = '', ...inside]: readonly string[]):
  Pick<FieldFault, 'part' | 'aspect' | 'argument'> | undefined {
  const known = dynamicKeys.find((one) => one === key);
  if (known === undefined) return undefined;
  if (known === 'x-ms-dynamic-tree') {
    const [part, ...members] = inside;
    if (part !== 'open' && part !== 'browse') return { part: 'tree', aspect: 'whole' };
    return { part, ...aspectAt(members, pathMembers.list.newer) };
  }
  const part = known === 'x-ms-dynamic-values' || known === 'x-ms-dynamic-list' ? 'list' : 'fields';
  const generation = known === 'x-ms-dynamic-values' || known === 'x-ms-dynamic-schema' ? 'older' : 'newer';
  return { part, ...aspectAt(inside, pathMembers[part][generation]) };
}

function aspectAt(
  [member, argument]: readonly string[],
  paths: Readonly<Partial<Record<ListAspect, string>>>,
): Pick<FieldFault, 'aspect' | 'argument'> {
  if (member === 'parameters') return { aspect: 'arguments', ...(argument !== undefined && { argument }) };
  if (member === 'operationId' || member === 'capability' || member === 'builtInOperation') return { aspect: 'source' };
  const aspects = ['collection', 'valuePath', 'titlePath', 'schemaPath'] as const;
  return { aspect: aspects.find((aspect) => member !== undefined && paths[aspect] === member) ?? 'whole' };
}
