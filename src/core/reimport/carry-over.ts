import type { Connector } from '../document/connector.ts';
import { openDocument, type ConnectorDocument } from '../document/open-document.ts';
import type { Edit } from '../document/patch.ts';
import { parentOf, segmentsOf, valueAt, type JsonPointer } from '../document/pointer.ts';
import { differencesBetween, isSame } from './differences.ts';

/** What has to be done to a connector so that it says what another conversion of its source says. */
export interface CarriedOver {
  readonly edits: readonly Edit[];
  /** Where both the maker and the conversion changed something: the maker's stays. */
  readonly kept: readonly JsonPointer[];
}

type JsonEdit = Extract<Edit, { kind: 'set' | 'remove' }>;

/**
 * Brings the difference between two conversions of one source into a connector that was edited since the first of them.
 * Only what differs between the two is touched; what the maker has changed or taken out stays so.
 *
 * @param before The conversion that the connector was made from.
 */
export function carryOver(current: ConnectorDocument, before: Connector, after: Connector): CarriedOver {
  const was = openDocument(before);
  const is = openDocument(after);
  const wanted = [
    ...differencesBetween(was.definition.value, is.definition.value, '/definition'),
    ...differencesBetween(was.properties.value, is.properties.value, '/properties'),
  ].filter((edit): edit is JsonEdit => edit.kind === 'set' || edit.kind === 'remove');
  const edits: Edit[] = [];
  const kept: JsonPointer[] = [];
  for (const edit of wanted) {
    const mine = valueIn(current, edit.pointer);
    const target = edit.kind === 'set' ? edit.value : undefined;
    if (isSame(mine, target)) continue;
    const isUntouched = isSame(mine, valueIn(was, edit.pointer));
    // Inside something that the maker took out there is nothing left to change.
    if (edit.kind === 'set' && valueIn(current, parentOf(edit.pointer)) === undefined) continue;
    if (isUntouched) edits.push(edit);
    else kept.push(edit.pointer);
  }
  return { edits, kept };
}

/** The value at a pointer from the connector's root. */
function valueIn({ definition, properties }: ConnectorDocument, pointer: JsonPointer): unknown {
  const [part = ''] = segmentsOf(pointer);
  const within = pointer.slice(part.length + 1);
  if (part === 'definition') return valueAt(definition.value, within);
  return part === 'properties' ? valueAt(properties.value, within) : undefined;
}
