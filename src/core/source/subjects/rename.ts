import { parameterNameFault, renameParameter } from '../../definition/edits/parameters.ts';
import { operationIdFault, renameOperationId } from '../../definition/edits/rename-operation-id.ts';
import { renameShared } from '../../definition/edits/shared-parts/change-shared.ts';
import { sharedNameFault } from '../../definition/edits/shared-parts/shared-names.ts';
import { operationsOf } from '../../definition/operations.ts';
import type { ConnectorValues } from '../../definition/operation-uses.ts';
import { parametersOf } from '../../definition/parameters.ts';
import type { Edit, Patch } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import { faultOfParameterName } from '../../security/connection-parameters.ts';
import { renameParameter as renameConnectionParameter } from '../../security/parameter-uses.ts';
import { isRecord } from '../../definition/operations.ts';
import { exists, type Subject } from './subject.ts';

/** Why a subject cannot be renamed at all, for reading; undefined when it can. */
export function renameRefusal(subject: Subject, values: ConnectorValues): string | undefined {
  if (!exists(subject, values)) return 'There is nothing of this name to rename.';
  if (subject.kind === 'property') return 'Rename a property in its form: what speaks of it is looked for there.';
  if (subject.kind === 'parameter' && subject.parameter.origin !== 'operation')
    return 'Several operations have this parameter. Rename it in its form.';
  return undefined;
}

/** Why a subject cannot have a name, for reading; undefined when it can. */
export function faultOfName(subject: Subject, values: ConnectorValues, name: string): string | undefined {
  const { definition } = values;
  switch (subject.kind) {
    case 'operation':
      return operationIdFault(definition, name, operationOf(subject.operationId, values));
    case 'shared':
      return sharedNameFault(definition, subject.section, name, subject.name);
    case 'parameter':
      return parameterNameFault(parametersOf(definition, subject.entry), subject.parameter, name);
    case 'connectionParameter':
      return faultOfParameterName(subject.place, name, subject.name);
    case 'security': {
      const isTaken = isRecord(definition.securityDefinitions) && Object.hasOwn(definition.securityDefinitions, name);
      if (name.trim() === '') return 'Type a name.';
      return isTaken && name !== subject.name ? `There is a security definition "${name}" already.` : undefined;
    }
    case 'property':
      return undefined;
  }
}

/** Gives a subject another name, in both files, as one step of undo; undefined when there is no such subject. */
export function renameSubject(subject: Subject, values: ConnectorValues, name: string): Patch | undefined {
  switch (subject.kind) {
    case 'operation': {
      const entry = operationOf(subject.operationId, values);
      return entry && renameOperationId(values, entry, name);
    }
    case 'shared':
      return renameShared(values.definition, subject, name);
    case 'parameter':
      return renameParameter(values, subject.entry, subject.parameter, name);
    case 'connectionParameter':
      return renameConnectionParameter(values.properties, subject.place, subject.name, name);
    case 'security':
      return renameSecurity(values, subject.name, name);
    case 'property':
      return undefined;
  }
}

const operationOf = (id: string, { definition }: ConnectorValues) =>
  operationsOf(definition).find(({ operation }) => operation.operationId === id);

function renameSecurity({ definition }: ConnectorValues, name: string, to: string): Patch {
  const edits: Edit[] = [{ kind: 'rename', pointer: child('/definition/securityDefinitions', name), key: to }];
  const follow = (list: unknown, pointer: string): void => {
    if (!Array.isArray(list)) return;
    for (const [at, one] of (list as readonly unknown[]).entries())
      if (isRecord(one) && Object.hasOwn(one, name))
        edits.push({ kind: 'rename', pointer: child(pointer, at, name), key: to });
  };
  follow(definition.security, '/definition/security');
  for (const { operation, pointer } of operationsOf(definition)) follow(operation.security, child(pointer, 'security'));
  return { title: `Rename ${name} to ${to}`, edits };
}
