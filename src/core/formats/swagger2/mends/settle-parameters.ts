import { child } from '../../../document/pointer.ts';
import { operationsIn } from '../../../rules/walk/operations.ts';
import { parametersOf, readParameters, type ListedParameter } from '../../../rules/walk/parameters.ts';
import { isRecord, listAt, memberOf, textAt } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend, Mending } from './mend.ts';
import { inDraft, repeatsIn, takeOutAll, type Unwanted } from './take-out-parameters.ts';

/**
 * Makes each list of parameters one that a request can carry: no two alike, one body or form fields, neither on GET and
 * HEAD, and no header that the platform sets by itself.
 *
 * Published connectors name the headers Accept and Content-Type, so only Authorization goes.
 *
 * Source: domain notes PAR-01 (`OperationParametersContainDuplicateParameter`, `…MultipleBodyParameters`,
 * `ParameterListContainsFormDataAndBody`), PAR-05 (`ReservedParameterIsUsed`), OP-22
 * (`BodyOrFormDataParameterInFetchOperationNotAllowed`), O-22, O-47.
 * Tells `parameter-repeated`, `several-bodies`, `body-and-form`, `body-on-get`, `header-reserved` (warnings).
 */
export const settleParameters: Mend = (mending) => {
  const { draft } = mending;
  draft.apply(takeOutRepeats(mending));
  takeOutReserved(mending);
  takeOutAll(draft, () => bodiesTooMany(mending));
  takeOutAll(draft, () => bodiesOnGet(mending));
};

const leftOut = { kind: 'left-out', severity: 'warning', label: 'Leave it out' } as const;

function takeOutRepeats({ draft, settle }: Mending): readonly ValueEdit[] {
  const { definition } = draft;
  const edits: ValueEdit[] = [];
  const look = (listed: readonly ListedParameter[]): void => {
    for (const repeat of repeatsIn(listed)) {
      const pointer = inDraft(repeat.pointer);
      const name = textAt(repeat.parameter, 'name');
      const what = `There are two parameters "${name}" in one place.`;
      if (settle({ ...leftOut, code: 'parameter-repeated', pointer, what, done: 'The later one was left out.' }))
        edits.push({ kind: 'remove', pointer });
    }
  };
  const paths = definition['paths'];
  for (const [path, item] of Object.entries(isRecord(paths) ? paths : {})) {
    if (isRecord(item))
      look(readParameters(definition, item['parameters'], child('/definition/paths', path, 'parameters')).parameters);
  }
  for (const { operation, pointer } of operationsIn(draft.document))
    look(readParameters(definition, operation['parameters'], child(pointer, 'parameters')).parameters);
  return edits;
}

/** A header Authorization becomes the API key of the connection where the file describes no way to sign in. */
function takeOutReserved(mending: Mending): void {
  const { draft } = mending;
  const { definition, moment } = draft;
  const schemes = definition['securityDefinitions'];
  const isOpen = (!isRecord(schemes) || Object.keys(schemes).length === 0) && definition['security'] === undefined;
  takeOutAll(draft, () => reservedIn(mending, isOpen));
  if (!isOpen || draft.moment === moment) return;
  draft.apply([
    {
      kind: 'set',
      pointer: '/securityDefinitions',
      value: { 'API Key': { type: 'apiKey', in: 'header', name: 'Authorization' } },
    },
    { kind: 'set', pointer: '/security', value: [{ 'API Key': [] }] },
  ]);
}

function* reservedIn({ draft, settle }: Mending, isOpen: boolean): Generator<Unwanted> {
  const { document } = draft;
  const told = new Map<string, boolean>();
  for (const site of operationsIn(document)) {
    for (const listed of parametersOf(document, site).parameters) {
      const { parameter } = listed;
      if (parameter['in'] !== 'header' || textAt(parameter, 'name').toLowerCase() !== 'authorization') continue;
      const pointer = inDraft(listed.pointer);
      const what = 'The platform sets the header Authorization by itself, and allows no parameter for it.';
      const done = isOpen
        ? 'It became the API key that a connection asks for.'
        : 'It was left out. What the connection asks for is on the Security tab.';
      const isAsked = told.get(pointer) ?? settle({ ...leftOut, code: 'header-reserved', pointer, what, done });
      told.set(pointer, isAsked);
      if (isAsked) yield { site, listed };
    }
  }
}

function* bodiesTooMany({ draft, settle }: Mending): Generator<Unwanted> {
  const { document, definition } = draft;
  for (const site of operationsIn(document)) {
    const { parameters } = parametersOf(document, site);
    const bodies = parameters.filter(({ parameter }) => parameter['in'] === 'body');
    const [first, ...others] = bodies;
    if (!first) continue;
    const fields = parameters.filter(({ parameter }) => parameter['in'] === 'formData');
    for (const listed of others) {
      const what = `${site.label} has more than one body.`;
      const pointer = inDraft(listed.pointer);
      if (settle({ ...leftOut, code: 'several-bodies', pointer, what, done: 'The first was kept.' }))
        yield { site, listed };
    }
    if (fields.length === 0) continue;
    const consumes = listAt('consumes' in site.operation ? site.operation : definition, 'consumes');
    const isForm = consumes.some((type) => typeof type === 'string' && /form/i.test(type));
    const what = `${site.label} has a body and form fields, and a request carries one of them.`;
    const done = isForm ? 'The body was left out.' : 'The form fields were left out.';
    for (const listed of isForm ? [first] : fields) {
      if (settle({ ...leftOut, code: 'body-and-form', pointer: inDraft(listed.pointer), what, done }))
        yield { site, listed };
    }
  }
}

function* bodiesOnGet({ draft, settle }: Mending): Generator<Unwanted> {
  const { document } = draft;
  for (const site of operationsIn(document)) {
    if (site.method !== 'get' && site.method !== 'head') continue;
    for (const listed of parametersOf(document, site).parameters) {
      const place = memberOf(listed.parameter, 'in');
      if (place !== 'body' && place !== 'formData') continue;
      const what = `${site.label} has ${place === 'body' ? 'a body' : 'a form field'}, and GET and HEAD requests are sent without.`;
      const done = 'It was left out. If the API needs it, send the request with code.';
      if (settle({ ...leftOut, code: 'body-on-get', pointer: inDraft(listed.pointer), what, done }))
        yield { site, listed };
    }
  }
}
