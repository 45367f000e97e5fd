import type { Edit, Patch } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import { addPolicy } from '../../policies/edits.ts';
import { offerExpressions } from '../../policies/offer-expressions.ts';
import { templateById } from '../../policies/templates/index.ts';
import type { Definition, Parameter } from '../openapi2.ts';
import { nameOf, textOf } from '../operation-place.ts';
import type { ConnectorValues } from '../operation-uses.ts';
import { isRecord, type OperationEntry } from '../operations.ts';
import { parametersOf, type ParameterEntry } from '../parameters.ts';
import { addParameter } from './parameters.ts';
import { pollingMetadata } from './trigger-kind.ts';
import { insertMembers } from './write-member.ts';

/** The lists of the answer, as the policy names them: `@triggerBody().value`. */
export function triggerLists(definition: Definition, entry: OperationEntry): readonly string[] {
  const groups = offerExpressions({
    definition,
    properties: {},
    served: [entry],
    section: 'Response',
    of: ['triggerBody'],
    onlyLists: true,
  });
  return groups.flatMap(({ offers }) => offers.map(({ text }) => text));
}

/**
 * Adds the policy that tells a polling trigger what is new, and the metadata if it is missing. With a list in the answer
 * and a query parameter to set, it begins with them. Source: domain notes, 5 and 6.2.
 */
export function addPollingPolicy({ definition, properties }: ConnectorValues, entry: OperationEntry): Patch {
  const title = `Add a polling policy to ${nameOf(entry)}`;
  const template = templateById('pollingtrigger');
  const id = textOf(entry.operation.operationId);
  if (!template || id === '') return { title, edits: [] };
  const [list = '@triggerBody()'] = triggerLists(definition, entry);
  const [filter] = filterParameters(definition, entry);
  const name = textOf(filter?.parameter.name);
  const triggerConfig = name === '' ? {} : { [name]: `@{triggerBody()${list.slice('@triggerBody()'.length)}[0].id}` };
  const added = addPolicy(properties, {
    template,
    title: `PollingTriggerPolicy_${id}`,
    operations: [id],
    example: { title: '', values: { triggerConfig, triggerDataPath: list } },
  });
  return { title, edits: [...metadataEdits(entry), ...added.edits] };
}

function metadataEdits({ pointer, operation }: OperationEntry): readonly Edit[] {
  const key = 'x-ms-trigger-metadata';
  return isRecord(Object.entries(operation).find(([name]) => name === key)?.[1])
    ? []
    : insertMembers(pointer, operation, { [key]: pollingMetadata }, ['parameters']);
}

export const addPollingMetadata = (entry: OperationEntry): Patch => ({
  title: `Add polling metadata to ${nameOf(entry)}`,
  edits: metadataEdits(entry),
});

/** The query parameters that a polling policy may set, the likeliest first. */
export function filterParameters(definition: Definition, entry: OperationEntry): readonly ParameterEntry[] {
  const likely = /filter|since|after|from|start|last|modified|updated|created|time|date|cursor/i;
  const query = parametersOf(definition, entry).filter(({ parameter }) => parameter.in === 'query');
  return query.toSorted(
    (a, b) => Number(likely.test(textOf(b.parameter.name))) - Number(likely.test(textOf(a.parameter.name))),
  );
}

/** Adds a query parameter that makers do not see: the platform fills it in. */
export function addFilterParameter(definition: Definition, entry: OperationEntry, name: string): Patch {
  return addParameter(definition, entry, {
    name,
    in: 'query',
    required: false,
    type: 'string',
    'x-ms-visibility': 'internal',
  });
}

/** Adds the parameter that asks for the newest first: required, unseen, always with the same value. */
export function addSortParameter(definition: Definition, entry: OperationEntry, name: string, value: string): Patch {
  const parameter: Parameter = {
    name,
    in: 'query',
    required: true,
    type: 'string',
    default: value,
    'x-ms-visibility': 'internal',
  };
  return addParameter(definition, entry, parameter);
}

/** The parameter that sorts, as `addSortParameter` makes it or one that says so by its name. */
export const sortParameterOf = (definition: Definition, entry: OperationEntry): ParameterEntry | undefined =>
  parametersOf(definition, entry).find(
    ({ parameter }) =>
      parameter.in === 'query' && /sort|order/i.test(textOf(parameter.name)) && parameter.default !== undefined,
  );

/** Hides a parameter from makers, because the policy sets it. */
export function hideParameter({ target, parameter }: ParameterEntry): Patch {
  const title = `Hide parameter ${textOf(parameter.name)}`;
  if (target === undefined) return { title, edits: [] };
  return { title, edits: [{ kind: 'set', pointer: child(target, 'x-ms-visibility'), value: 'internal' }] };
}
