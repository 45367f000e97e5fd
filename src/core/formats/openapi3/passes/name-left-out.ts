import { isRecord } from '../../../definition/operations.ts';
import type { FormatId } from '../../format.ts';
import { memberOf, type Loose } from '../../tolerant.ts';
import type { Findings } from '../findings.ts';
import { inside, top } from '../place.ts';
import type { ListedOperation } from './list-operations.ts';

/** Members of the root that are read by somebody, or mean nothing for a connector. */
const known = new Set(
  'openapi info servers paths components security tags externalDocs webhooks jsonSchemaDialect $self $schema'.split(
    ' ',
  ),
);

/**
 * Names what no other pass speaks of: versions newer than 3.1, events, members of the root that nobody knows.
 *
 * Reports `openapi3/newer-version`, `openapi3/events-left-out` (warnings), `openapi3/root-member` (info).
 */
export function nameLeftOut(
  root: Loose,
  { text }: { readonly format: FormatId; readonly text: string },
  listed: readonly ListedOperation[],
  findings: Findings,
): void {
  if (/^3\.(?:[2-9]|\d\d)/.test(text)) {
    const message = `This is OpenAPI ${text.slice(0, 12)}, newer than 3.1. It was read as 3.1; what is new in it was left out where it is named.`;
    findings.tell('openapi3/newer-version', 'warning', message, inside(top, 'openapi'));
  }
  const events = listed.filter(({ label }) => label.startsWith('Webhook ') || label.startsWith('Callback '));
  const [first] = events;
  if (first) {
    const message = `${events.length === 1 ? '1 webhook or callback was' : `${events.length} webhooks and callbacks were`} left out: each becomes a trigger only with a way to subscribe. Build the triggers you need on the Definition tab.`;
    findings.tell('openapi3/events-left-out', 'warning', message, first.place);
  }
  for (const key of Object.keys(root)) {
    if (known.has(key) || key.startsWith('x-')) continue;
    findings.tell(
      'openapi3/root-member',
      'info',
      `"${key.slice(0, 60)}" is no member of an OpenAPI file and was left out.`,
      inside(top, key),
    );
  }
  const paths = memberOf(root, 'paths');
  if (paths !== undefined && !isRecord(paths)) findings.count('member-unfit', inside(top, 'paths'));
}
