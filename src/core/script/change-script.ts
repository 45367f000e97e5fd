import { operationsOf } from '../definition/operations.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import type { Edit, Patch } from '../document/patch.ts';

const operationsPointer = '/properties/properties/scriptOperations';

/** An operation as the list of those a script may serve shows it. */
export interface ScriptedOperation {
  readonly operationId: string;
  readonly summary: string;
  /** True if the script is called in the place of the service. */
  readonly isServed: boolean;
}

/**
 * The operations of a connector with whether its script serves them. An empty or missing `scriptOperations` means all
 * (domain notes, 1.6). Operations without an id cannot be named there and are left out.
 */
export function scriptedOperations({
  connector,
  definition,
  properties,
}: ConnectorDocument): readonly ScriptedOperation[] {
  const listed = listOf(properties.value.properties?.scriptOperations);
  return operationsOf(definition.value).flatMap(({ operation: { operationId, summary } }) =>
    typeof operationId === 'string' && operationId !== ''
      ? [
          {
            operationId,
            summary: typeof summary === 'string' && summary !== '' ? summary : operationId,
            isServed: connector.script !== undefined && (listed.length === 0 || listed.includes(operationId)),
          },
        ]
      : [],
  );
}

/** Gives a connector a script. */
export function addScript(script: string): Patch {
  return { title: 'Add custom code', edits: [{ kind: 'set', pointer: '/script', value: script }] };
}

/** Replaces the whole script, as an upload does. */
export function replaceScript(script: string): Patch {
  return { title: 'Replace the script', edits: [{ kind: 'set', pointer: '/script', value: script }] };
}

/** Takes the script and the list of its operations away: with the list but no script the service refuses the connector. */
export function removeScript(): Patch {
  return {
    title: 'Remove custom code',
    edits: [
      { kind: 'remove', pointer: '/script' },
      { kind: 'remove', pointer: operationsPointer },
    ],
  };
}

/**
 * Chooses the operations that a script serves.
 *
 * @param chosen Operation ids; none means that the script serves all of them, now and later.
 */
export function chooseScriptOperations({ properties }: ConnectorDocument, chosen: readonly string[]): Patch {
  const current = listOf(properties.value.properties?.scriptOperations);
  const kept = current.filter((id) => chosen.includes(id));
  const added = chosen.filter((id) => !current.includes(id));
  const edit: Edit =
    chosen.length === 0
      ? { kind: 'remove', pointer: operationsPointer }
      : { kind: 'set', pointer: operationsPointer, value: [...kept, ...added] };
  return { title: 'Choose the operations of the script', edits: [edit] };
}

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
