import { isRecord } from '../../../definition/operations.ts';
import type { JsonPointer } from '../../../document/pointer.ts';
import { memberOf } from '../../tolerant.ts';
import type { Definitions } from '../definitions.ts';
import type { Findings } from '../findings.ts';
import { inside, pointerOf, top, type Place } from '../place.ts';
import type { Source } from '../source.ts';
import type { ListedOperation } from './list-operations.ts';

/** Members of the root that are read by somebody, or mean nothing for a connector. */
const known = new Set('openapi info servers paths components security tags externalDocs webhooks'.split(' '));

/** Components that are named one by one when nothing uses them; of the others only how many there are. */
const namedGroups = new Set(['parameters', 'responses', 'requestBodies']);

interface Read {
  readonly listed: readonly ListedOperation[];
  /** Events that became part of a trigger. */
  readonly sentTo: ReadonlyMap<JsonPointer, unknown>;
  /** True when only some operations were picked, so that much is not needed. */
  readonly isPicked: boolean;
  readonly definitions: Pick<Definitions, 'wasRead'>;
}

/**
 * Names what no other pass speaks of: versions newer than 3.1, events, shared parts that nothing uses, members of the
 * root that nobody knows.
 *
 * Reports `openapi3/newer-version`, `openapi3/events-left-out` (warnings), `openapi3/root-member`,
 * `openapi3/schemas-unused`, `openapi3/components-unused` (info).
 */
export function nameLeftOut(
  source: Source,
  version: string,
  { listed, sentTo, isPicked, definitions }: Read,
  findings: Findings,
): void {
  const { root } = source;
  if (/^3\.(?:[2-9]|\d\d)/.test(version)) {
    const message = `This is OpenAPI ${version.slice(0, 12)}, newer than 3.1. It was read as 3.1; what is new in it was left out where it is named.`;
    findings.tell('openapi3/newer-version', 'warning', message, inside(top, 'openapi'));
  }
  const events = listed.filter(
    ({ label, place }) => /^(?:Webhook|Callback) "/.test(label) && !sentTo.has(pointerOf(place)),
  );
  const [first] = events;
  if (first) {
    const message = `${events.length === 1 ? '1 webhook or callback was' : `${events.length} webhooks and callbacks were`} left out: each becomes a trigger only with a way to subscribe. Choose in the ledger, or build the triggers you need on the Definition tab.`;
    findings.say('openapi3/events-left-out', 'warning', message, first.place);
  }
  for (const key of Object.keys(root)) {
    if (known.has(key) || key.startsWith('x-')) continue;
    const message = `"${key.slice(0, 60)}" means nothing for a connector and was left out.`;
    findings.tell('openapi3/root-member', 'info', message, inside(top, key));
  }
  const paths = memberOf(root, 'paths');
  if (paths !== undefined && !isRecord(paths)) findings.count('member-unfit', inside(top, 'paths'));
  const components = memberOf(root, 'components');
  const place = inside(top, 'components');
  for (const [group, parts] of isRecord(components) ? Object.entries(components) : []) {
    if (group === 'securitySchemes' || group.startsWith('x-')) continue;
    const at = inside(place, group);
    if (!isRecord(parts)) findings.count('member-unfit', at);
    else nameUnused(source, group, parts, at, isPicked, definitions, findings);
  }
}

function nameUnused(
  source: Source,
  group: string,
  parts: Readonly<Record<string, unknown>>,
  place: Place,
  isPicked: boolean,
  definitions: Pick<Definitions, 'wasRead'>,
  findings: Findings,
): void {
  const names = Object.keys(parts).filter((name) => !name.startsWith('x-') || isRecord(parts[name]));
  const unused = names.filter((name) => {
    const pointer = pointerOf(inside(place, name));
    return !source.wasFollowed(pointer) && !definitions.wasRead(pointer);
  });
  if (unused.length === 0) return;
  if (namedGroups.has(group) && !isPicked) {
    for (const name of unused) findings.count('component-unused', inside(place, name));
    return;
  }
  const count = unused.length === 1 ? '1 of the shared parts here is' : `${unused.length} of the shared parts here are`;
  const message = `${count} not needed by ${isPicked ? 'what was picked' : 'any operation'}, and ${unused.length === 1 ? 'was' : 'were'} left out.`;
  findings.list(group === 'schemas' ? 'openapi3/schemas-unused' : 'openapi3/components-unused', 'info', message, place);
}
