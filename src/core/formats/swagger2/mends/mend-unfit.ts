import { child, lastSegmentOf, parentOf, segmentsOf, type JsonPointer } from '../../../document/pointer.ts';
import { showValue } from '../../../secrets/show-value.ts';
import type { Problem } from '../../../rules/shapes/check-shape.ts';
import { isRecord, memberOf, textAt } from '../../tolerant.ts';
import type { Draft } from '../draft.ts';
import type { ValueEdit } from '../edit-value.ts';
import { nameAt, type ShapeMend } from './fit-shape.ts';
import { leaveOut } from './leave-out.ts';
import type { Fault } from './mend.ts';

type Unfit = Exclude<Problem, { kind: 'missing' | 'unknown' }>;

interface TypeName {
  readonly type: string;
  readonly format?: string;
}

/** Type names of other languages. */
const typeNames: ReadonlyMap<string, TypeName> = new Map(
  Object.entries({
    int: { type: 'integer', format: 'int32' },
    int32: { type: 'integer', format: 'int32' },
    short: { type: 'integer', format: 'int32' },
    long: { type: 'integer', format: 'int64' },
    int64: { type: 'integer', format: 'int64' },
    float: { type: 'number', format: 'float' },
    double: { type: 'number', format: 'double' },
    decimal: { type: 'number', format: 'double' },
    bool: { type: 'boolean' },
    'date-time': { type: 'string', format: 'date-time' },
    datetime: { type: 'string', format: 'date-time' },
    timestamp: { type: 'string', format: 'date-time' },
    date: { type: 'string', format: 'date' },
    uuid: { type: 'string', format: 'uuid' },
    guid: { type: 'string', format: 'uuid' },
    file: { type: 'string', format: 'binary' },
    binary: { type: 'string', format: 'binary' },
    str: { type: 'string' },
    text: { type: 'string' },
    char: { type: 'string' },
    list: { type: 'array' },
    map: { type: 'object' },
    dict: { type: 'object' },
  } satisfies Readonly<Record<string, TypeName>>),
);

const places: Readonly<Record<string, string>> = {
  form: 'formData',
  formdata: 'formData',
  'form-data': 'formData',
  url: 'path',
};

/**
 * A value that cannot stand where it stands: converted where it is clear what was meant, else left out.
 *
 * Codes: `value-converted`, `type-corrected`, `place-corrected` (info); `cookie-left-out`, `value-left-out`,
 * `collection-format`, `reference-siblings` (warnings).
 */
export function mendUnfit(draft: Draft, pointer: JsonPointer, problem: Unfit): ShapeMend {
  const value = draft.at(pointer);
  const key = lastSegmentOf(pointer);
  const convert = (fault: Pick<Fault, 'code' | 'what' | 'done'>, ...edits: ValueEdit[]): ShapeMend => ({
    fault: { ...fault, pointer, label: 'Correct it' },
    edits,
  });
  switch (problem.kind) {
    case 'beside': {
      const beside = Object.keys(recordAt(draft, parentOf(pointer))).filter((name) => name !== problem.alone);
      const what = `${beside
        .slice(0, 3)
        .map((name) => `"${name}"`)
        .join(', ')} stood beside a reference, where nothing may stand.`;
      const edits = beside.map((name): ValueEdit => ({ kind: 'remove', pointer: child(parentOf(pointer), name) }));
      return leaveOut(pointer, 'reference-siblings', what, ...edits);
    }
    case 'repeated':
      return leaveOut(pointer, 'value-left-out', `${shown(value)} is in this list twice.`);
    case 'empty':
      return leaveOut(pointer, 'value-left-out', `The list ${nameAt(pointer)} is empty.`);
    case 'limit':
      return leaveOut(pointer, 'value-left-out', `${nameAt(pointer)} cannot be ${shown(value)}.`);
    case 'value':
      return mendWord();
    case 'type': {
      const what = `${nameAt(pointer)} cannot be ${shown(value)}.`;
      const inRequired = requiredHere(draft, pointer, value);
      if (inRequired) return convert({ code: 'value-converted', ...inRequired }, ...inRequired.edits);
      const converted = convertTo(problem, value, pointer);
      if (converted === undefined) return leaveOut(pointer, 'value-left-out', what);
      const isPlain = typeof converted !== 'object';
      const done = isPlain ? `It was written ${shown(converted)}.` : 'It was written as OpenAPI 2.0 wants it.';
      return convert({ code: 'value-converted', what, done }, { kind: 'set', pointer, value: converted });
    }
  }

  function mendWord(): ShapeMend {
    const word = typeof value === 'string' ? value : '';
    const holder = parentOf(pointer);
    const name = textAt(draft.at(holder), 'name');
    switch (key) {
      case 'swagger':
        return convert(
          { code: 'value-converted', what: `The version is written ${shown(value)}.`, done: 'It was written "2.0".' },
          {
            kind: 'set',
            pointer,
            value: '2.0',
          },
        );
      case 'in': {
        if (word.toLowerCase() === 'cookie')
          return leaveOut(
            pointer,
            'cookie-left-out',
            `The parameter "${name}" is a cookie, which connectors cannot send.`,
            {
              kind: 'remove',
              pointer: holder,
            },
          );
        const meant =
          (textAt(places, word.toLowerCase()) || undefined) ??
          ['path', 'query', 'header', 'body'].find((one) => one === word.toLowerCase());
        if (meant === undefined)
          return leaveOut(
            pointer,
            'value-left-out',
            `The parameter "${name}" is sent in "${word}", which there is not.`,
          );
        const done = `It was written "${meant}".`;
        return convert(
          { code: 'place-corrected', what: `The parameter "${name}" is sent in "${word}".`, done },
          { kind: 'set', pointer, value: meant },
        );
      }
      case 'type':
        return mendType(word, holder);
      case 'collectionFormat':
        return leaveOut(
          pointer,
          'collection-format',
          `A list cannot be sent as "${word}" here; its values are separated by commas.`,
        );
      default:
        return leaveOut(pointer, 'value-left-out', `${nameAt(pointer)} cannot be ${shown(value)}.`);
    }
  }

  function mendType(word: string, holder: JsonPointer): ShapeMend {
    const possible = problem.kind === 'value' ? (problem.values ?? []) : [];
    const isPlain = !possible.includes('object');
    const lower = word.toLowerCase();
    const type = possible.find((name) => name === lower);
    const known: TypeName | undefined = type === undefined ? typeNames.get(lower) : { type };
    const what = `There is no type "${word.slice(0, 60)}" here.`;
    // Outside of bodies there are no objects: they are entered as text (domain notes 7.2, O-29).
    const meant: TypeName | undefined =
      isPlain && (known === undefined || known.type === 'object') ? { type: 'string' } : known;
    if (meant === undefined) return leaveOut(pointer, 'value-left-out', `${what} Any value is allowed now.`);
    const edits: ValueEdit[] = [{ kind: 'set', pointer, value: meant.type }];
    const { format } = meant;
    const isFile = isPlain && word.toLowerCase() === 'file';
    if (format !== undefined && !isFile && memberOf(draft.at(holder), 'format') === undefined)
      edits.push({ kind: 'set', pointer: child(holder, 'format'), value: format });
    return convert({ code: 'type-corrected', what, done: `"${meant.type}" was taken.` }, ...edits);
  }
}

/** `required: true` on a property, as JSON Schema once had it: its name goes to the list of the object. */
function requiredHere(
  draft: Draft,
  pointer: JsonPointer,
  value: unknown,
): { readonly what: string; readonly done: string; readonly edits: readonly ValueEdit[] } | undefined {
  const segments = segmentsOf(pointer);
  const name = segments.at(-2);
  if (segments.at(-1) !== 'required' || segments.at(-3) !== 'properties' || name === undefined || value !== true)
    return undefined;
  const owner = parentOf(parentOf(parentOf(pointer)));
  const list = memberOf(draft.at(owner), 'required');
  const isListed = Array.isArray(list) && list.includes(name);
  const edits: ValueEdit[] = [{ kind: 'remove', pointer }];
  if (!isListed) edits.push({ kind: 'set', pointer: child(owner, 'required', '-'), value: name });
  return { what: `"${name}" says itself that it is required.`, done: 'It was put on the list of its object.', edits };
}

/** Undefined when nobody can know what was meant. */
function convertTo({ wanted, of }: Extract<Problem, { kind: 'type' }>, value: unknown, pointer: JsonPointer): unknown {
  switch (wanted) {
    case 'text':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
    case 'number':
      return typeof value === 'string' && /^\s*-?\d{1,15}(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
    case 'boolean':
      return typeof value === 'string' && /^(true|false)$/i.test(value.trim()) ? /true/i.test(value) : undefined;
    case 'list':
      if (typeof value === 'string' && value !== '') return [value];
      return lastSegmentOf(pointer) === 'parameters' && isRecord(value) ? Object.values(value) : undefined;
    case 'object':
      if (pointer === '/info' || pointer === '/paths') return {};
      if (of === 'a schema') return {};
      if (of === 'a response') return { description: textAt({ value }, 'value') };
      if (of === 'a tag' && typeof value === 'string') return { name: value };
      if (of === 'the scopes' && Array.isArray(value))
        return Object.fromEntries(value.filter((scope) => typeof scope === 'string').map((scope) => [scope, scope]));
      if (of === 'a security requirement' && typeof value === 'string') return { [value]: [] };
      return undefined;
  }
}

const recordAt = (draft: Draft, pointer: JsonPointer): Readonly<Record<string, unknown>> => {
  const value = draft.at(pointer);
  return isRecord(value) ? value : {};
};

/** A value in a message: short, and never a secret. */
function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return showValue(value, '', 60);
}
