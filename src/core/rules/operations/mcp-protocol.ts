import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachOperation } from '../walk/pieces.ts';

const member = 'x-ms-agentic-protocol';
const known = 'mcp-streamable-1.0';

/** Source: domain notes 2.5. */
export const mcpProtocol: Rule = {
  id: 'mcp-protocol',
  severity: 'warning',
  why: 'Copilot Studio takes an operation for an MCP server only when it is a POST with this one value.',
  source: 'Connector documentation',
  notes: [],
  check: inEachOperation(function* ({ method, label, members }, pointer) {
    if (!Object.hasOwn(members, member)) return;
    const at = child(pointer, member);
    if (members[member] !== known) {
      yield {
        pointer: at,
        message: `Only one protocol for agents is known. Write "${known}", or remove "${member}".`,
        fix: { title: `Write “${known}”`, edits: () => [{ kind: 'set', pointer: at, value: known }] },
      };
    } else if (method !== 'post')
      yield {
        pointer: at,
        message: `${label} cannot be an MCP server: only a POST can. Move it, or remove "${member}".`,
      };
  }),
};
