import { child, lastSegmentOf, segmentsOf, type JsonPointer } from '../../../document/pointer.ts';
import { variablesOf } from '../../../definition/path-variables.ts';
import type { Problem } from '../../../rules/shapes/check-shape.ts';
import { isRecord, memberOf, textAt } from '../../tolerant.ts';
import type { Draft } from '../draft.ts';
import type { ShapeMend } from './fit-shape.ts';
import { leaveOut } from './leave-out.ts';

/** Members of a value's description that go with it from a body parameter into its schema. */
const valueMembers =
  'type format items default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf properties additionalProperties $ref allOf title example'.split(
    ' ',
  );

/**
 * What an object lacks, made up where nothing is lost by it, or the object left out.
 *
 * Codes: `info-added`, `paths-added`, `type-added`, `place-added`, `name-added`, `schema-added`, `responses-added` (info);
 * `parameter-left-out`, `member-left-out` (warnings).
 */
export function mendMissing(
  draft: Draft,
  pointer: JsonPointer,
  { key, of }: Extract<Problem, { kind: 'missing' }>,
  fileName: string,
): ShapeMend {
  const place = child(pointer, key);
  const add = (code: string, what: string, done: string, value: unknown): ShapeMend => ({
    fault: { code, pointer, what, done, label: 'Add it', kind: 'added', result: place },
    edits: [{ kind: 'set', pointer: place, value }],
  });
  const holder = draft.at(pointer);
  const name = textAt(holder, 'name');

  switch (key) {
    case 'info':
      return add('info-added', 'The file has no information about the API.', 'Title and version were added.', {
        title: titleFrom(draft, fileName),
        version: '1.0',
      });
    case 'title':
      return add(
        'info-added',
        'The API has no title.',
        'One was made up. Change it on the General tab.',
        titleFrom(draft, fileName),
      );
    case 'version':
      return add('info-added', 'The API has no version.', '"1.0" was taken.', '1.0');
    case 'paths':
      return add('paths-added', 'The file has no paths.', 'An empty list was added.', {});
    case 'responses': {
      const done = 'An answer "200" was added, without fields.';
      return add('responses-added', `${labelOf(pointer)} describes no answer.`, done, { 200: { description: 'OK' } });
    }
    case 'type': {
      // A schema beside it says the type; what is unknown there is moved out of it.
      if (isRecord(memberOf(holder, 'schema'))) return undefined;
      const what =
        of === 'a response header'
          ? `The header ${lastSegmentOf(pointer)} has no type.`
          : `The parameter "${name}" has no type.`;
      const type = memberOf(holder, 'items') === undefined ? 'string' : 'array';
      return add('type-added', what, `"${type}" was taken.`, type);
    }
    case 'schema': {
      const members = Object.entries(isRecord(holder) ? holder : {}).filter(([member]) =>
        valueMembers.includes(member),
      );
      const schema = Object.fromEntries(members.filter(([, value]) => value !== undefined));
      const done = members.length > 0 ? 'What it says of its type was written as one.' : 'Any value is allowed now.';
      return {
        fault: {
          code: 'schema-added',
          pointer,
          what: `The body "${name}" has no schema.`,
          done,
          label: 'Add it',
          kind: 'added',
          result: place,
        },
        edits: [
          { kind: 'set', pointer: place, value: schema },
          ...members.map(([member]) => ({ kind: 'remove', pointer: child(pointer, member) }) as const),
        ],
      };
    }
    case 'in': {
      const [, path = ''] = segmentsOf(pointer);
      const isInPath = pointer.startsWith('/paths/') && variablesOf(path).includes(name);
      const value = isInPath ? 'path' : isRecord(memberOf(holder, 'schema')) ? 'body' : 'query';
      return add(
        'place-added',
        `The parameter "${name}" does not say where it is sent.`,
        `"${value}" was taken.`,
        value,
      );
    }
    case 'name':
      if (of === 'a licence') return add('name-added', 'The licence has no name.', '"Licence" was taken.', 'Licence');
      if (of === 'a body parameter') return add('name-added', 'The body has no name.', '"body" was taken.', 'body');
      return leaveOut(
        pointer,
        of === 'a tag' ? 'member-left-out' : 'parameter-left-out',
        `There is ${of} without a name.`,
      );
    default:
      return leaveOut(pointer, 'member-left-out', `${nameOf(pointer)} lacks "${key}", without which it means nothing.`);
  }
}

const nameOf = (pointer: JsonPointer): string => `"${lastSegmentOf(pointer)}"`;

/** `GET /pets` of `/paths/~1pets/get`. */
function labelOf(pointer: JsonPointer): string {
  const [, path = '', method = ''] = segmentsOf(pointer);
  return `${method.toUpperCase()} ${path}`;
}

/** A title for an API that has none: its file's name, else its host. */
export function titleFrom({ definition }: Draft, fileName: string): string {
  const base = fileName
    .slice(fileName.lastIndexOf('/') + 1)
    .replace(/(?:\.swagger|\.openapi)?\.(?:json|ya?ml|txt)$/i, '');
  const words = base.replaceAll(/[-_.\s]+/g, ' ').trim();
  return words !== '' && !/^(?:swagger|openapi|api docs|input)$/i.test(words)
    ? words
    : textAt(definition, 'host') || 'API';
}
