import { child, valueAt, type JsonPointer } from '../document/pointer.ts';
import type { PropertiesFile } from '../document/properties.ts';
import type { Definition } from './openapi2.ts';
import { isRecord } from './operations.ts';

/** Both JSON files as values; a `Workspace` is one. */
export interface ConnectorValues {
  readonly definition: Definition;
  readonly properties: PropertiesFile;
}

/** A place outside an operation that names it by its operation id. */
export interface OperationUse {
  /** `policy` and `script` stand in the properties; `extension` is an `x-ms-…` of the definition. */
  readonly kind: 'policy' | 'script' | 'extension';
  /** The text that is the id. */
  readonly pointer: JsonPointer;
  /** The policy's title, the extension's name, or `script.csx`. */
  readonly name: string;
  /** The id that stands there. */
  readonly operationId: string;
}

const policyOperations = 'x-ms-apimTemplate-operationName';

/**
 * All places that name an operation: policies, the script's list, and the definition's extensions (dynamic lists and
 * schemas, test connection, file picker …). `replacement` of `x-ms-api-annotation` may speak of another connector and
 * does not count. Source: domain notes, 1.2, 2.2, 2.3 and 5.
 */
export function usesOfOperation(values: ConnectorValues, operationId: string): readonly OperationUse[] {
  return usesOfOperations(values, new Set([operationId]));
}

/** As `usesOfOperation` for several ids, in one walk. */
export function usesOfOperations(
  { definition, properties }: ConnectorValues,
  ids: ReadonlySet<string>,
): readonly OperationUse[] {
  const uses: OperationUse[] = [];
  if (ids.size === 0) return uses;
  collect(definition, '/definition', undefined);
  for (const [index, policy] of listOf(properties.properties?.policyTemplateInstances).entries()) {
    const name = textIn(policy, 'title') || textIn(policy, 'templateId');
    const pointer = child('/properties/properties/policyTemplateInstances', index, 'parameters', policyOperations);
    const named: unknown = valueAt(policy, child('/parameters', policyOperations));
    if (isWanted(named)) uses.push({ kind: 'policy', pointer, name, operationId: named });
    for (const [at, id] of listOf(named).entries()) {
      if (isWanted(id)) uses.push({ kind: 'policy', pointer: child(pointer, at), name, operationId: id });
    }
  }
  for (const [index, id] of listOf(properties.properties?.scriptOperations).entries()) {
    const pointer = child('/properties/properties/scriptOperations', index);
    if (isWanted(id)) uses.push({ kind: 'script', pointer, name: 'script.csx', operationId: id });
  }
  return uses;

  function isWanted(id: unknown): id is string {
    return typeof id === 'string' && ids.has(id);
  }

  function collect(value: unknown, pointer: JsonPointer, extension: string | undefined): void {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) collect(item, child(pointer, index), extension);
    } else if (isRecord(value)) {
      for (const [key, member] of Object.entries(value)) {
        if (notNames.has(key)) continue;
        const place = child(pointer, key);
        if (key === 'operationId' && isWanted(member) && extension !== undefined) {
          uses.push({ kind: 'extension', pointer: place, name: extension, operationId: member });
        } else if (typeof member === 'object' && member !== null) {
          collect(member, place, key.startsWith('x-ms-') ? key : extension);
        }
      }
    }
  }
}

/** Extensions whose content is the maker's own or speaks of other connectors. */
const notNames: ReadonlySet<string> = new Set(['x-ms-api-annotation', 'x-ms-test-value']);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function textIn(value: unknown, key: string): string {
  const text = isRecord(value) ? value[key] : undefined;
  return typeof text === 'string' ? text : '';
}
