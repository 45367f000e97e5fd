import { variablesOf } from '../path-variables.ts';
import type { Definition, Operation, Parameter, Reference } from '../openapi2.ts';
import { isRecord, resolve } from '../operations.ts';
import { parameterItems } from '../parameters.ts';

/** The parameter of a path variable as the wizard writes it. */
const pathParameter = (name: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  type: 'string',
  'x-ms-url-encoding': 'single',
});

/** Which variables are the same under another name: those that went and those that came, in order, if equally many. */
function variableRenames(from: string, to: string): ReadonlyMap<string, string> {
  const [before, after] = [variablesOf(from), variablesOf(to)];
  const gone = before.filter((name) => !after.includes(name));
  const come = after.filter((name) => !before.includes(name));
  if (gone.length !== come.length) return new Map();
  return new Map(gone.map((name, index) => [name, come[index] ?? name]));
}

/**
 * A list of parameters after its path became another: path parameters are renamed with their variable and go with it.
 * A shared one that would need another name is written out.
 */
export function followVariables(
  definition: Definition,
  parameters: readonly (Parameter | Reference)[],
  from: string,
  to: string,
): readonly (Parameter | Reference)[] {
  const renames = variableRenames(from, to);
  const wanted = variablesOf(to);
  const old = variablesOf(from);
  return parameters.flatMap((item) => {
    const parameter = resolve<Parameter>(definition, item);
    const name = parameter?.in === 'path' ? parameter.name : undefined;
    // What stood for no variable before is a fault that a rule names; it is not this edit's to mend.
    if (name === undefined || !old.includes(name)) return [item];
    const renamed = renames.get(name);
    if (renamed !== undefined) return [{ ...parameter, name: renamed }];
    return wanted.includes(name) ? [item] : [];
  });
}

/** A list of parameters with one for each variable of the path that neither it nor `others` has: after its path parameters. */
export function withVariables(
  definition: Definition,
  parameters: readonly (Parameter | Reference)[],
  path: string,
  others: readonly (Parameter | Reference)[] = [],
): readonly (Parameter | Reference)[] {
  const isOfPath = (item: Parameter | Reference): boolean => resolve<Parameter>(definition, item)?.in === 'path';
  const there = [...parameters, ...others].map((item) => resolve<Parameter>(definition, item));
  const missing = variablesOf(path).filter((name) => !there.some((one) => one?.in === 'path' && one.name === name));
  if (missing.length === 0) return parameters;
  const last = parameters.findLastIndex(isOfPath);
  return [...parameters.slice(0, last + 1), ...missing.map(pathParameter), ...parameters.slice(last + 1)];
}

/** An operation with the parameters its new path asks for; the same value when it is right already. */
export function operationOnPath(
  definition: Definition,
  operation: Operation,
  {
    from,
    to,
    ofPath,
  }: { readonly from: string; readonly to: string; readonly ofPath: readonly (Parameter | Reference)[] },
): Operation {
  const before = parameterItems(operation.parameters);
  const after = withVariables(definition, followVariables(definition, before, from, to), to, ofPath);
  const isSame = after.length === before.length && after.every((item, index) => item === before[index]);
  const moved = isSame ? operation : { ...operation, parameters: after };
  return [...variableRenames(from, to)].reduce(
    (current, [old, name]) => renamedInReferences(current, old, name),
    moved,
  );
}

/**
 * A value in which dynamic lists and schemas that take an argument from the parameter `before` take it from `after`;
 * parts without any are the same values. Source: domain notes, 2.3, argument forms.
 */
export function renamedInReferences<T>(value: T, before: string, after: string): T {
  // What comes back has the shape of what went in: only texts in it are others.
  return rename(value, false) as T;

  function rename(part: unknown, isArgument: boolean): unknown {
    if (Array.isArray(part)) {
      const items = part.map((item: unknown) => rename(item, false));
      return items.every((item, index) => item === part[index]) ? part : items;
    }
    if (!isRecord(part)) return part;
    const members = Object.entries(part).map(([key, member]) => [key, renameMember(key, member, isArgument)] as const);
    return members.every(([key, member]) => member === part[key]) ? part : Object.fromEntries(members);
  }

  function renameMember(key: string, member: unknown, isArgument: boolean): unknown {
    if (isArgument && key === 'parameter' && member === before) return after;
    if (isArgument && key === 'parameterReference' && typeof member === 'string') {
      if (member === before || member.startsWith(`${before}/`)) return after + member.slice(before.length);
    }
    return rename(member, isArgument || key.startsWith('x-ms-dynamic-'));
  }
}
