import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled, isText, listOf, membersOf } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';

const member = 'x-ms-openai-data';

/** With several entries nobody can tell which one is meant for the operation. Source: domain notes 2.5 (276 of 287 in real files). */
export const aiOperationOwn: Rule = {
  id: 'ai-operation-own',
  severity: 'warning',
  why: 'What an operation says for AI plugins is about itself, and must name it.',
  source: 'Connector documentation',
  notes: [],
  check: inEachOperation(function* ({ members }, pointer) {
    const { operationId } = members;
    const entries = listOf(membersOf(members[member])['operations']);
    if (!isFilled(operationId) || entries.length !== 1) return;
    const { operationId: named } = membersOf(entries[0]);
    if (named === operationId || (named !== undefined && !isText(named))) return;
    const at = child(pointer, member, 'operations', 0, 'operationId');
    yield {
      pointer: at,
      message: `The settings for AI plugins name ${named === undefined ? 'no operation' : `"${named}"`}, but stand on "${operationId}". Write "${operationId}".`,
      fix: { title: 'Name the operation itself', edits: () => [{ kind: 'set', pointer: at, value: operationId }] },
    };
  }),
};
