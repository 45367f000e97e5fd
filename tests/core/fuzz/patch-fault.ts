import { isDeepStrictEqual } from 'node:util';
import { applyPatch, type Connector, type Edit } from '#core/index.ts';
import { isEditable, openDocument } from '#core/document/open-document.ts';
import { child, lastSegmentOf, parentOf, valueAt, type JsonPointer } from '#core/document/pointer.ts';
import { oddKeys, oddTexts } from './odd-values.ts';
import type { Random } from './random.ts';

const parts = ['definition', 'properties'] as const;

/** Changes a connector in one random place and back again; what is wrong about that. */
export function patchFault(
  connector: Connector,
  random: Random,
): { readonly kind: string; readonly detail: string } | undefined {
  const part = random.pick(parts);
  const document = openDocument(connector);
  const { value } = document[part];
  const edit = isEditable(document[part]) ? editOf(part, value, random) : typingIn(part, connector[part], random);
  const said = JSON.stringify(edit).slice(0, 400);
  const { connector: changed, inverse } = applyPatch(connector, { title: 'Change', edits: [edit] });
  const back = applyPatch(changed, inverse).connector;
  if (back[part] !== connector[part]) return { kind: `undo of ${edit.kind} gives another text`, detail: said };
  if (edit.kind === 'splice') return undefined;
  const after = openDocument(changed)[part];
  // Deeper than anybody reads: the text says so, and undo brings back what was.
  if (after.problems.some(({ code }) => code === 'json/too-deep')) return undefined;
  if (!isEditable(after)) return { kind: `${edit.kind} breaks the text`, detail: said };
  const pointer = edit.pointer.slice(part.length + 1);
  if (edit.kind === 'set' && !isDeepStrictEqual(plain(valueAt(after.value, pointer)), plain(edit.value)))
    return { kind: 'set gives another value', detail: said };
  return undefined;
}

/** What a text can say: of numbers that are too large for one it says something else. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const typingIn = (part: (typeof parts)[number], text: string, random: Random): Edit => {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + random.below(10));
  return { kind: 'splice', part, start, end, text: random.pick(oddTexts).slice(0, 200) };
};

function editOf(part: (typeof parts)[number], value: object, random: Random): Edit {
  const within = placeIn(value, random);
  const pointer = `/${part}${within}`;
  const holder = valueAt(value, parentOf(within));
  const key = random.pick(oddKeys);
  if (within === '') return { kind: 'set', pointer: child(pointer, key), value: oddValue(random) };
  switch (random.below(5)) {
    case 0:
      return { kind: 'remove', pointer };
    case 1:
      return Array.isArray(holder)
        ? { kind: 'move', pointer, to: random.below(holder.length) }
        : { kind: 'rename', pointer, key };
    case 2:
      return { kind: 'move', pointer, to: random.below(6) };
    default:
      return { kind: 'set', pointer, value: oddValue(random) };
  }
}

function placeIn(value: unknown, random: Random): JsonPointer {
  let pointer: JsonPointer = '';
  let inner = value;
  while (typeof inner === 'object' && inner !== null && random.chance(0.8)) {
    const members: readonly (readonly [string, unknown])[] = Object.entries(inner);
    if (members.length === 0) break;
    const [key, member] = random.pick(members);
    pointer = child(pointer, key);
    inner = member;
  }
  return lastSegmentOf(pointer) === '-' ? parentOf(pointer) : pointer;
}

/** One that JSON can say. */
function oddValue(random: Random): unknown {
  return JSON.parse(random.pick(oddTexts.filter((text) => text.length < 2000 && !/1e400/.test(text))));
}
