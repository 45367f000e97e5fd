import { child, type JsonPointer } from '../../../document/pointer.ts';
import { operationsIn } from '../../../rules/walk/operations.ts';
import { parametersOf } from '../../../rules/walk/parameters.ts';
import { sitesIn } from '../../../rules/walk/pieces.ts';
import { listAt, textAt } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend, Mending } from './mend.ts';

const separators: Readonly<Record<string, string>> = { ssv: 'spaces', tsv: 'tabs', pipes: '"|"' };

/** Members of a list's description that mean nothing for the text it is entered as. */
const listMembers = ['items', 'collectionFormat', 'maxItems', 'minItems', 'uniqueItems'];

/**
 * Makes each parameter one that connectors can send: path parameters are required, lists are separated by commas or
 * entered as text, files travel as parts of a form.
 *
 * Source: domain notes 7.2 (`CollectionFormatValueNotSupported`), PAR-02 (`PathParameterMustBeRequired`), OP-20, OP-21,
 * O-23, O-25; OpenAPI 2.0, Parameter Object, `type`: for a file "consumes MUST be either multipart/form-data, …".
 * Tells `path-parameter-required`, `file-consumes`, `collection-format` (info), `repeated-list`, `separated-list` (warnings).
 */
export const mendParameters: Mend = (mending) => {
  const { draft, settle } = mending;
  const { parameters, headers, items } = sitesIn(draft.document);
  const edits: ValueEdit[] = [];
  for (const site of parameters) {
    const { value } = site;
    const pointer = site.pointer.slice('/definition'.length);
    if (value['in'] === 'path' && (value['required'] === undefined || value['required'] === false)) {
      const what = `The path parameter "${textAt(value, 'name')}" is not required, and without it there is no address.`;
      const place = child(pointer, 'required');
      const about = { code: 'path-parameter-required', label: 'Make it required', result: place } as const;
      if (settle({ ...about, pointer, what, done: 'It is required now.' }))
        edits.push({ kind: 'set', pointer: place, value: true });
    }
    edits.push(...separateList(mending, value, pointer));
  }
  for (const site of [headers, items].flat()) {
    const { collectionFormat: format } = site.value;
    if (typeof format !== 'string' || format === 'csv') continue;
    const pointer = child(site.pointer.slice('/definition'.length), 'collectionFormat');
    const what = `A list cannot be written as "${format.slice(0, 20)}" here, only with commas.`;
    const about = { code: 'collection-format', kind: 'left-out', label: 'Leave it out' } as const;
    if (settle({ ...about, pointer, what, done: 'That was left out.' })) edits.push({ kind: 'remove', pointer });
  }
  draft.apply(edits);
  draft.apply(sendFilesAsForms(mending));
};

/** Source: domain notes O-23, O-25. */
function separateList(
  { settle }: Mending,
  value: Readonly<Record<string, unknown>>,
  pointer: JsonPointer,
): readonly ValueEdit[] {
  const { collectionFormat: format, type, default: preset } = value;
  if (typeof format !== 'string' || format === 'csv') return [];
  const place = child(pointer, 'collectionFormat');
  const separator = textAt(separators, format) || undefined;
  if (separator === undefined || type !== 'array') {
    const what = 'Connectors send a list as one value with commas, and not in another way ("ids=1&ids=2").';
    const about = {
      code: 'repeated-list',
      severity: 'warning',
      label: 'Separate with commas',
      result: pointer,
    } as const;
    const done = 'It is separated with commas now. If the API does not take that, enter one value or use code.';
    return settle({ ...about, pointer: place, what, done }) ? [{ kind: 'remove', pointer: place }] : [];
  }
  const what = `Connectors cannot separate a list with ${separator}.`;
  const done = `It is entered as text now, with ${separator} between the values.`;
  const about = { code: 'separated-list', severity: 'warning', label: 'Enter it as text', result: pointer } as const;
  if (!settle({ ...about, pointer: place, what, done })) return [];
  const described = textAt(value, 'description').trim();
  const hint = `Separate several values with ${separator}.`;
  const mark = format === 'ssv' ? ' ' : format === 'tsv' ? '\t' : '|';
  return [
    { kind: 'set', pointer: child(pointer, 'type'), value: 'string' },
    { kind: 'set', pointer: child(pointer, 'description'), value: described === '' ? hint : `${described} ${hint}` },
    ...(Array.isArray(preset)
      ? [{ kind: 'set', pointer: child(pointer, 'default'), value: preset.join(mark) } as const]
      : []),
    ...(value['enum'] === undefined ? [] : [{ kind: 'remove', pointer: child(pointer, 'enum') } as const]),
    ...listMembers
      .filter((member) => value[member] !== undefined)
      .map((member) => ({ kind: 'remove', pointer: child(pointer, member) }) as const),
  ];
}

function sendFilesAsForms({ draft, settle }: Mending): readonly ValueEdit[] {
  const { document, definition } = draft;
  return operationsIn(document).flatMap((site): readonly ValueEdit[] => {
    const { operation, label } = site;
    const { parameters } = parametersOf(document, site);
    if (!parameters.some(({ parameter }) => parameter['type'] === 'file' && parameter['in'] === 'formData')) return [];
    const consumes = listAt('consumes' in operation ? operation : definition, 'consumes');
    if (consumes.some((type) => typeof type === 'string' && isForm(type))) return [];
    const pointer = site.pointer.slice('/definition'.length);
    const place = child(pointer, 'consumes');
    const what = `${label} sends a file, but not as a form.`;
    const done = 'It sends "multipart/form-data" now.';
    const about = { code: 'file-consumes', label: 'Send it as a form', result: place } as const;
    const from = 'consumes' in operation ? place : pointer;
    return settle({ ...about, pointer: from, what, done })
      ? [{ kind: 'set', pointer: place, value: ['multipart/form-data'] }]
      : [];
  });
}

/** As strict readers ask it. */
const isForm = (mediaType: string): boolean =>
  /multipart\/(?:.*\+)?form-data|application\/(?:.*\+)?x-www-form-urlencoded/.test(mediaType);
