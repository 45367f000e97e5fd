import type { Rule } from '../rule.ts';
import { titleOf } from '../walk/info.ts';
import { operationsIn } from '../walk/operations.ts';

/** Source: domain notes, 10.2 and 2.5: `^[A-Za-z0-9][A-Za-z0-9_-]*$`. */
export const mcpTitle: Rule = {
  id: 'mcp-title',
  severity: 'warning',
  why: 'A connector with an MCP server goes by its title, which then has no spaces or other characters in it.',
  source: 'Reports of makers',
  notes: [],
  *check(document) {
    const title = titleOf(document);
    if (title === '' || /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(title)) return;
    if (!operationsIn(document).some(({ operation }) => operation['x-ms-agentic-protocol'] !== undefined)) return;
    const pointer = '/definition/info/title';
    const words = title.match(/[A-Za-z0-9_]+/g) ?? [];
    const proposed = words.join('-').replace(/^_+/, '');
    yield {
      pointer,
      message: `The connector has an MCP server, so its title can only have letters, digits, "-" and "_". ${proposed === '' ? 'Choose another one.' : `Write it like "${proposed}".`}`,
    };
  },
};
