import { child } from '../../../document/pointer.ts';
import { humanise } from '../../../naming/index.ts';
import { operationsIn } from '../../../rules/walk/operations.ts';
import { parametersOf } from '../../../rules/walk/parameters.ts';
import { variablesOf } from '../../../rules/walk/path-template.ts';
import { isRecord, textAt } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend, Mending } from './mend.ts';
import { inDraft, takeOutAll, type Unwanted } from './take-out-parameters.ts';

/**
 * Gives each part of a path in braces its parameter: one that differs only in capitals gets the name, one without a
 * part goes, and what is missing is added.
 *
 * Source: domain notes OP-19 (`OperationMissingPathParameter`, `PathParameterNotDefinedInTemplate`).
 * Tells `path-parameter-renamed` (info), `path-parameter-added`, `path-parameter-unused` (warnings).
 */
export const settlePathVariables: Mend = (mending) => {
  const { draft } = mending;
  draft.apply(nameAlike(mending));
  takeOutAll(draft, () => unused(mending));
  draft.apply(missing(mending));
};

function nameAlike({ draft, settle }: Mending): readonly ValueEdit[] {
  const { document } = draft;
  const edits = new Map<string, ValueEdit>();
  const told = new Set<string>();
  for (const site of operationsIn(document)) {
    const variables = variablesOf(site.path);
    if (variables.length === 0) continue;
    const { parameters } = parametersOf(document, site);
    const names = new Set(
      parameters.map(({ parameter }) => (parameter['in'] === 'path' ? textAt(parameter, 'name') : '')),
    );
    for (const { parameter, pointer: place } of parameters) {
      const name = textAt(parameter, 'name');
      if (parameter['in'] !== 'path' || variables.includes(name)) continue;
      const wanted = variables.find(
        (variable) => !names.has(variable) && variable.toLowerCase() === name.toLowerCase(),
      );
      const pointer = inDraft(place);
      if (wanted === undefined || told.has(pointer)) continue;
      told.add(pointer);
      const what = `The path ${site.path} writes "${name}" as "{${wanted}}".`;
      const about = { code: 'path-parameter-renamed', label: 'Name it as in the path' } as const;
      if (!settle({ ...about, pointer, what, done: 'The parameter got that name.' })) continue;
      const written = draft.at(pointer);
      const isShared = isRecord(written) && Object.hasOwn(written, '$ref');
      edits.set(
        pointer,
        isShared
          ? { kind: 'set', pointer, value: { ...parameter, name: wanted } }
          : { kind: 'set', pointer: child(pointer, 'name'), value: wanted },
      );
    }
  }
  return [...edits.values()];
}

function* unused({ draft, settle }: Mending): Generator<Unwanted> {
  const { document } = draft;
  const told = new Map<string, boolean>();
  for (const site of operationsIn(document)) {
    const variables = variablesOf(site.path);
    for (const listed of parametersOf(document, site).parameters) {
      const { parameter } = listed;
      const name = textAt(parameter, 'name');
      if (parameter['in'] !== 'path' || variables.includes(name)) continue;
      const pointer = inDraft(listed.pointer);
      const what = `The path ${site.path} has no "{${name}}" for this parameter.`;
      const about = {
        code: 'path-parameter-unused',
        kind: 'left-out',
        severity: 'warning',
        label: 'Leave it out',
      } as const;
      const isAsked = told.get(pointer) ?? settle({ ...about, pointer, what, done: 'It was left out.' });
      told.set(pointer, isAsked);
      if (isAsked) yield { site, listed };
    }
  }
}

function missing({ draft, settle }: Mending): readonly ValueEdit[] {
  const { document } = draft;
  return operationsIn(document).flatMap((site): readonly ValueEdit[] => {
    const variables = new Set(variablesOf(site.path));
    if (variables.size === 0) return [];
    const { parameters, complete } = parametersOf(document, site);
    if (!complete) return [];
    const declared = new Set(parameters.map(({ parameter }) => parameter['in'] === 'path' && parameter['name']));
    const names = [...variables].filter((name) => !declared.has(name));
    if (names.length === 0) return [];
    const pointer = inDraft(site.pointer);
    const list = child(pointer, 'parameters');
    const shown = names.slice(0, 3).map((name) => `"{${name}}"`);
    const what = `${site.label} has no parameter for ${shown.join(', ')}.`;
    const done = names.length === 1 ? 'One was added, for text.' : `${names.length} were added, for text.`;
    const about = {
      code: 'path-parameter-added',
      kind: 'added',
      severity: 'warning',
      label: 'Add what is missing',
    } as const;
    if (!settle({ ...about, pointer, what, done, result: list })) return [];
    return names.map((name) => ({ kind: 'set', pointer: child(list, '-'), value: pathParameter(name) }));
  });
}

/** Source: domain notes O-34, O-35. */
const pathParameter = (name: string): object => ({
  name,
  in: 'path',
  required: true,
  type: 'string',
  'x-ms-summary': humanise(name) || name,
  'x-ms-url-encoding': 'single',
});
