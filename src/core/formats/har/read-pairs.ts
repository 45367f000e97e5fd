import type { JsonPointer } from '../../document/pointer.ts';
import type { Row } from '../requests/model.ts';
import { rowOf } from '../requests/rows.ts';
import { listAt, textAt } from '../tolerant.ts';

/** A list of `{ name, value }`; one without a name has a row without a key, so that it can be named. */
export function readPairs(value: unknown, member: string, pointer: JsonPointer): readonly Row[] {
  return listAt(value, member).flatMap((pair, index) => {
    const [name, content] = [textAt(pair, 'name').trim(), textAt(pair, 'value')];
    return name + content === '' ? [] : [rowOf(name, content, `${pointer}/${member}/${index}`)];
  });
}
