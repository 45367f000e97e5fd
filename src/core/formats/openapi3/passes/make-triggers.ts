import { segmentsOf, type JsonPointer } from '../../../document/pointer.ts';
import { textAt } from '../../tolerant.ts';
import { pointerOf, type Place } from '../place.ts';
import { chooseMedia } from '../transform/media-type.ts';
import { markNotificationUrl } from '../transform/notification-url.ts';
import type { DraftOperation, NotificationContent } from '../transform/operation.ts';
import type { Schemas } from '../transform/schema.ts';
import { inside } from '../place.ts';
import { memberOf } from '../../tolerant.ts';
import { callbacksOf, type SourceEvent } from './list-operations.ts';

/** Operations with the triggers among them. */
export interface TriggerChoice {
  readonly drafts: readonly DraftOperation[];
  /** By the place of what the service sends: the trigger that gets it. */
  readonly sentTo: ReadonlyMap<JsonPointer, DraftOperation>;
}

const callbackOptions = {
  trigger: { value: 'trigger', label: 'A trigger: flows start when the service calls back' },
  leaveOut: { value: 'leave-out', label: 'An action; what the service calls back is left out' },
} as const;

/** Words of an operation that does nothing but subscribe. */
const subscribing = /subscri|web_?hook|call_?back|listener|notif|\bhooks?\b|(?:^|[a-z])Hook/i;

/**
 * Makes triggers of operations that the service calls back, where the address to call is a field of their body: by
 * itself where the operation is there to subscribe, otherwise where it was asked for. Source: domain notes, 6.1, O-110,
 * O-111.
 *
 * Reports `openapi3/callback` (info; warning where it is left out), `openapi3/unsubscribe` (info; warning where there is
 * no operation for it).
 */
export function makeTriggers(schemas: Schemas, drafts: readonly DraftOperation[]): TriggerChoice {
  const sentTo = new Map<JsonPointer, DraftOperation>();
  const made = drafts.map((draft) => {
    const events = draft.isFirst ? callbacksOf(schemas.source, draft.source.operation, draft.source.place) : [];
    if (events.length === 0) return draft;
    const possible = events.map((event) => ({ event, ...readEvent(schemas, draft, event) }));
    const usable = possible.filter((one) => one.make !== undefined);
    let trigger: DraftOperation | undefined;
    for (const { event, make, reason } of possible) {
      const { findings } = schemas;
      const called = `"${event.name.slice(0, 80)}"`;
      if (!make) {
        const message = `The callback ${called} was left out: ${reason}.`;
        findings.list('openapi3/callback', 'warning', message, event.place, { kind: 'left-out' });
        continue;
      }
      const isClear = usable.length === 1 && isSubscription(draft);
      const { trigger: asTrigger, leaveOut } = callbackOptions;
      const choice = findings.offer(
        'openapi3/callback',
        event.place,
        isClear ? [asTrigger, leaveOut] : [leaveOut, asTrigger],
      );
      if (choice.taken === 'trigger' && !trigger) {
        trigger = make();
        for (const { place } of event.calls) sentTo.set(pointerOf(place), trigger);
        const message = `The service calls back to an address in the body (${called}), so this operation became a trigger.`;
        findings.tell('openapi3/callback', 'info', message, event.place, { choice, within: ['x-ms-trigger'] });
        tellAnswers(schemas, event);
      } else {
        const why = choice.taken === 'trigger' ? 'a trigger gets one kind of call' : 'the operation stays an action';
        const message = `The callback ${called} was left out: ${why}.`;
        findings.list('openapi3/callback', 'warning', message, event.place, { choice, kind: 'left-out' });
      }
    }
    return trigger ?? draft;
  });
  return { drafts: hideUnsubscribing(schemas, made), sentTo };
}

interface ReadEvent {
  readonly make?: () => DraftOperation;
  /** Why no trigger can be made. */
  readonly reason?: string;
}

function readEvent(schemas: Schemas, draft: DraftOperation, event: SourceEvent): ReadEvent {
  const [, fragment] = /^\{\$request\.body#(\/[^{}]*)\}$/.exec(event.url.trim()) ?? [];
  if (fragment === undefined) {
    return { reason: 'a trigger can give its address only in a field of the body, as a whole' };
  }
  if (draft.method !== 'post' && draft.method !== 'put' && draft.method !== 'patch')
    return { reason: 'only operations with a body can subscribe' };
  const [call] = event.calls;
  if (!call || event.calls.length > 1 || call.method !== 'post') return { reason: 'flows are called with POST only' };
  const parameters = markNotificationUrl(
    schemas,
    draft.operation.parameters ?? [],
    segmentsOf(fragment),
    draft.source.place,
  );
  if (!parameters) return { reason: `the body has no text field at "${fragment.slice(0, 80)}"` };
  return {
    make: () => ({
      ...draft,
      operation: { ...draft.operation, 'x-ms-trigger': 'single', parameters },
      notification: notificationOf(schemas, call.operation, call.place),
    }),
  };
}

/** What the service sends, as `x-ms-notification-content`. */
export function notificationOf(schemas: Schemas, call: unknown, place: Place): NotificationContent {
  const { source, keeper } = schemas;
  const body = source.follow(
    memberOf(call, 'requestBody') ?? {},
    inside(place, 'requestBody'),
    'What is sent is unknown',
  );
  const content = body && inside(body.place, 'content');
  const media = body && content && chooseMedia(memberOf(body.value, 'content'), content);
  const schema = media?.kind === 'json' ? memberOf(media.media, 'schema') : undefined;
  const description = textAt(call, 'description') || textAt(call, 'summary');
  return {
    ...(description !== '' && { description: keeper.text(description, place) }),
    schema: media && schema !== undefined ? schemas.convert(schema, inside(media.place, 'schema'), 'response', 0) : {},
  };
}

/** The platform answers by itself, and gives flows nothing but the body. */
export function tellAnswers({ findings }: Schemas, { calls }: SourceEvent): void {
  for (const { operation, place } of calls) {
    for (const [member, what] of [
      ['responses', 'What is answered to the service was left out: the platform answers by itself.'],
      ['parameters', 'What the service sends beside the body was left out: flows get the body.'],
    ] as const) {
      if (memberOf(operation, member) !== undefined)
        findings.list('openapi3/event-member', 'info', what, inside(place, member), { kind: 'left-out' });
    }
  }
}

/** True for an operation that is there to subscribe, so that nobody misses it as an action. */
export function isSubscription({ source, operation }: DraftOperation): boolean {
  return subscribing.test(`${source.path} ${operation.operationId ?? ''} ${operation.summary ?? ''}`);
}

/** The platform ends a subscription by itself; makers need no action for it. Source: domain notes, 6.1, TRG-03. */
function hideUnsubscribing(schemas: Schemas, drafts: readonly DraftOperation[]): readonly DraftOperation[] {
  const { findings } = schemas;
  const hidden = new Set<DraftOperation>();
  for (const { notification, source } of drafts) {
    if (!notification) continue;
    const start = `${source.path.replace(/\/$/, '')}/`;
    const ending = drafts.find(
      ({ method, source: other }) =>
        method === 'delete' && other.path.startsWith(start) && /^\{[^/{}]+\}$/.test(other.path.slice(start.length)),
    );
    if (ending) {
      hidden.add(ending);
      const message = `DELETE ${ending.source.path} ends what the trigger begins, and is hidden from makers. The platform calls the address in the header "Location" of the answer; check that the service sends it.`;
      findings.tell('openapi3/unsubscribe', 'info', message, ending.source.place, { within: ['x-ms-visibility'] });
    } else {
      const message =
        'No operation ends the subscription. The platform calls DELETE at the address in the header "Location" of the answer; check that the service has it.';
      findings.tell('openapi3/unsubscribe', 'warning', message, source.place);
    }
  }
  return drafts.map((draft) =>
    hidden.has(draft) && draft.operation['x-ms-visibility'] === undefined
      ? { ...draft, operation: { ...draft.operation, 'x-ms-visibility': 'internal' } }
      : draft,
  );
}
