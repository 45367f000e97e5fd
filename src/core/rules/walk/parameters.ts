import type { ConnectorDocument } from '../../document/open-document.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { isRecord } from '../../definition/operations.ts';
import { operationsIn, type OperationSite } from './operations.ts';
import { definitionOf, listOf, perDefinition, type Members } from './parts.ts';
import { followReferences, targetsIn, type Target } from './references.ts';

/** A parameter that counts for an operation, with references followed. */
export interface ListedParameter {
  readonly parameter: Members;
  /** Where the list names it: in the operation's or the path's `parameters`, maybe as a `$ref`. */
  readonly pointer: JsonPointer;
}

export interface ParameterList {
  readonly parameters: readonly ListedParameter[];
  /** False if something in the list could not be read or followed, so nothing may be called missing. */
  readonly complete: boolean;
}

/**
 * A `parameters` list as it is written, references followed.
 *
 * @param targetOf `targetsIn` of a document, for who reads many lists.
 */
export function readParameters(
  definition: Members,
  list: unknown,
  pointer: JsonPointer,
  targetOf = (value: unknown, at: JsonPointer): Target => followReferences(definition, value, at),
): ParameterList {
  const parameters: ListedParameter[] = [];
  const items = listOf(list);
  for (const [index, item] of items.entries()) {
    const target = targetOf(item, '');
    if (target.kind === 'found' && isRecord(target.value)) parameters.push(new Listed(target.value, pointer, index));
  }
  return { parameters, complete: parameters.length === items.length };
}

/** Writes its pointer out only when something is found at it. */
class Listed implements ListedParameter {
  readonly parameter: Members;
  readonly #list: JsonPointer;
  readonly #index: number;

  constructor(parameter: Members, list: JsonPointer, index: number) {
    this.parameter = parameter;
    this.#list = list;
    this.#index = index;
  }

  get pointer(): JsonPointer {
    return child(this.#list, this.#index);
  }
}

/** Same name and place; `undefined` for a parameter without either. */
export function parameterKey({ name, in: place }: Members): string | undefined {
  return typeof name === 'string' && typeof place === 'string' ? `${place}\n${name}` : undefined;
}

/** The parameters that count for each operation: its own, and those of its path that it does not override. */
export const operationParametersIn = perDefinition<ReadonlyMap<OperationSite, ParameterList>>((document) => {
  const definition = definitionOf(document) ?? {};
  const targetOf = targetsIn(document);
  const inherited = new Map<Members, ParameterList>();
  const lists = new Map<OperationSite, ParameterList>();
  for (const site of operationsIn(document)) {
    const { operation, pathItem, path, pointer } = site;
    const own = readParameters(definition, operation['parameters'], child(pointer, 'parameters'), targetOf);
    const shared =
      inherited.get(pathItem) ??
      readParameters(definition, pathItem['parameters'], child('/definition/paths', path, 'parameters'), targetOf);
    inherited.set(pathItem, shared);
    lists.set(site, merge(own, shared));
  }
  return lists;
});

/** The parameters that count for one operation. */
export const parametersOf = (document: ConnectorDocument, site: OperationSite): ParameterList =>
  operationParametersIn(document).get(site) ?? { parameters: [], complete: true };

function merge(own: ParameterList, shared: ParameterList): ParameterList {
  if (shared.parameters.length === 0 && shared.complete) return own;
  const keys = new Set(own.parameters.map(({ parameter }) => parameterKey(parameter)));
  const left = shared.parameters.filter(({ parameter }) => {
    const key = parameterKey(parameter);
    return key === undefined || !keys.has(key);
  });
  return { parameters: [...own.parameters, ...left], complete: own.complete && shared.complete };
}
