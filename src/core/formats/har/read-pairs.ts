import type { JsonPointer } from '../../document/pointer.ts';
import type { Row } from '../requests/model.ts';
import { rowOf } from '../requests/rows.ts';
import { listAt, textAt } from '../tolerant.ts';

/** A list of `{ name, value }`. */
export function readPairs(value: unknown, member: string, pointer: JsonPointer): readonly Row[] {
  return listAt(value, member).flatMap((pair, index) => {
    const name = textAt(pair, 'name').trim();
    return name === '' ? [] : [rowOf(name, textAt(pair, 'value'), `${pointer}/${member}/${index}`)];
  });
}
