import type { Rule } from '../rule.ts';
import { definitionOf, isText } from '../walk/parts.ts';

/** Source: domain notes DOC-11. */
export const hostForTests: Rule = {
  id: 'host-for-tests',
  severity: 'info',
  why: 'A connector that others use calls a server that is there for them, not one for tests.',
  source: 'Connector documentation',
  notes: ['DOC-11'],
  *check(document) {
    const host = definitionOf(document)?.['host'];
    if (!isText(host) || host.startsWith('@')) return;
    const [, word] = ownMachine.exec(host) ?? forTests.exec(host) ?? [];
    if (word === undefined) return;
    const isOwn = ownMachine.test(host);
    yield {
      pointer: '/definition/host',
      message: isOwn
        ? `"${host}" is this computer or the local network, which the platform cannot reach. Enter the public name of the server, or connect through the on-premises gateway.`
        : `"${host}" looks like a server for tests ("${word}"). Before others use the connector, enter the real one.`,
    };
  },
};

const ownMachine =
  /^(localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|0\.0\.0\.0|\[::1\]|[\w-]+\.local)(?::\d+)?$/i;
const forTests =
  /(?:^|[.-])(test|tests|testing|stage|staging|dev|develop|development|qa|uat|preprod|sandbox|ngrok)(?=[.-])/i;
