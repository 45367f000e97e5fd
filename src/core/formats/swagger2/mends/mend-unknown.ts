import { child, lastSegmentOf, parentOf, type JsonPointer } from '../../../document/pointer.ts';
import type { Problem } from '../../../rules/shapes/check-shape.ts';
import { isRecord, memberOf, textAt } from '../../tolerant.ts';
import type { Draft } from '../draft.ts';
import type { ValueEdit } from '../edit-value.ts';
import { nameAt, type ShapeMend } from './fit-shape.ts';

/** Of a schema: what OpenAPI 2.0 and connectors say in another way. */
const keywordNames: Readonly<Record<string, string>> = { nullable: 'x-nullable' };

/**
 * A member that OpenAPI 2.0 does not know: written in its words where it has any, else kept as an extension, which
 * nobody reads and nobody refuses.
 *
 * Codes: `keyword-rewritten`, `schema-flattened`, `name-corrected`, `kept-as-extension` (info), `member-left-out` (warning).
 */
export function mendUnknown(
  draft: Draft,
  pointer: JsonPointer,
  { of, known, extensions }: Extract<Problem, { kind: 'unknown' }>,
): ShapeMend {
  const key = lastSegmentOf(pointer);
  const place = parentOf(pointer);
  const holder = draft.at(place);
  const has = (name: string): boolean => memberOf(holder, name) !== undefined;
  // The shared part behind it is written out by another mend.
  if (key === '$ref' && of === 'a shared part') return undefined;
  // A body without a schema gets one of what stands beside it.
  if (of === 'a body parameter' && !has('schema')) return undefined;
  if (of === 'a schema') {
    const rewritten = rewriteKeyword(key, memberOf(holder, key), place, has);
    if (rewritten) return rewritten;
  }
  // Not of a schema, which may be the one that it refers to: it would be written into itself for ever.
  if (key === 'schema' && of !== 'a schema' && known.includes('type') && isRecord(memberOf(holder, key)))
    return flattenSchema(draft, pointer, known);

  const what = `The member ${nameAt(pointer)} is not known in ${of}.`;
  const meant = known.find((name) => name.toLowerCase() === key.toLowerCase());
  if (meant !== undefined && !has(meant)) {
    const done = `It was written "${meant}".`;
    return {
      fault: { code: 'name-corrected', pointer, what, done, label: `Write it "${meant}"` },
      edits: [{ kind: 'rename', pointer, key: meant }],
    };
  }
  const kept = textAt(keywordNames, key) || `x-${key}`;
  if (extensions && !has(kept) && /^[\w.-]+$/.test(key)) {
    const done = `It was kept as "${kept}", which nobody refuses.`;
    return {
      fault: { code: 'kept-as-extension', pointer, what, done, label: `Keep it as "${kept}"` },
      edits: [{ kind: 'rename', pointer, key: kept }],
    };
  }
  const about = { label: 'Leave it out', kind: 'left-out', severity: 'warning' } as const;
  return {
    fault: { code: 'member-left-out', pointer, what, done: 'It was left out.', ...about },
    edits: [{ kind: 'remove', pointer }],
  };
}

function rewriteKeyword(key: string, value: unknown, place: JsonPointer, has: (name: string) => boolean): ShapeMend {
  const pointer = child(place, key);
  const rewrite = (name: string, written: unknown): ShapeMend => {
    if (has(name)) return undefined;
    const what = `"${key}" is not known in a schema of OpenAPI 2.0.`;
    const done = `It was written as "${name}".`;
    return {
      fault: {
        code: 'keyword-rewritten',
        pointer,
        what,
        done,
        label: `Write it as "${name}"`,
        result: child(place, name),
      },
      edits: [
        { kind: 'set', pointer: child(place, name), value: written },
        { kind: 'remove', pointer },
      ],
    };
  };
  if (key === 'const' && value !== undefined) return rewrite('enum', [value]);
  if (key === 'examples' && Array.isArray(value) && value.length > 0) return rewrite('example', value[0]);
  return undefined;
}

/** The schema of a parameter that is no body: its members belong into the parameter itself. Source: domain notes O-20. */
function flattenSchema(draft: Draft, pointer: JsonPointer, known: readonly string[]): ShapeMend {
  const place = parentOf(pointer);
  const parameter = draft.at(place);
  const schema = draft.at(pointer);
  const reference = memberOf(schema, '$ref');
  const target = typeof reference === 'string' && reference.startsWith('#') ? draft.at(reference.slice(1)) : schema;
  const edits: ValueEdit[] = [{ kind: 'remove', pointer }];
  for (const [name, value] of Object.entries(isRecord(target) ? target : {})) {
    if (known.includes(name) && name !== 'required' && memberOf(parameter, name) === undefined)
      edits.push({ kind: 'set', pointer: child(place, name), value });
  }
  const what = `The parameter "${String(memberOf(parameter, 'name'))}" has a schema, which only bodies have.`;
  const done = 'What it says was written into the parameter.';
  return {
    fault: { code: 'schema-flattened', pointer, what, done, label: 'Write it into the parameter', result: place },
    edits,
  };
}
