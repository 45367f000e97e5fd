import { caselessNames, operationIdFor, pascalCase, uniqueName } from '../../../naming/index.ts';
import { textAt } from '../../tolerant.ts';
import type { Findings } from '../findings.ts';
import { inside } from '../place.ts';
import type { SourceOperation } from './list-operations.ts';

export interface OperationNames {
  readonly of: (operation: SourceOperation) => string;
  /** A name like this one that no operation has yet; it is taken from then on. */
  readonly make: (wanted: string) => string;
}

/**
 * A unique id of letters and digits for each operation: its own where it has one. Source: domain notes O-09, OP-02, OP-03.
 *
 * Reports `openapi3/id-repeated` (warning).
 */
export function nameOperations(operations: readonly SourceOperation[], findings: Findings): OperationNames {
  const taken = caselessNames();
  const names = new Map<SourceOperation, string>();
  for (const source of operations) {
    const { operation, method, path, place } = source;
    const said = textAt(operation, 'operationId').trim();
    const own = /^[A-Za-z0-9]+$/.test(said) ? said : pascalCase(said).slice(0, 120);
    const [plain = ''] = path.split(/[?#]/);
    if (own === '') findings.count('id-made', place, { within: ['operationId'] });
    else if (own !== said) findings.count('id-changed', inside(place, 'operationId'));
    const wanted = own || operationIdFor(method, plain);
    const name = uniqueName(wanted, taken);
    if (name !== wanted && own !== '') {
      const message = `The operation id "${said.slice(0, 80)}" is there twice (capitals do not count). This one is called "${name}".`;
      findings.tell('openapi3/id-repeated', 'warning', message, inside(place, 'operationId'));
    }
    taken.add(name);
    names.set(source, name);
  }
  return {
    of: (operation) => names.get(operation) ?? '',
    make(wanted) {
      const name = uniqueName(wanted, taken);
      taken.add(name);
      return name;
    },
  };
}
