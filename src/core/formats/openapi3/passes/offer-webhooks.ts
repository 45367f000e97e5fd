import type { JsonPointer } from '../../../document/pointer.ts';
import type { ChoiceOption } from '../../../ledger/choice.ts';
import { humanise, pascalCase } from '../../../naming/index.ts';
import { memberOf } from '../../tolerant.ts';
import { inside, pointerOf, type Place } from '../place.ts';
import type { BuiltSchema } from '../transform/built.ts';
import { chooseMedia } from '../transform/media-type.ts';
import { findAddressProperty, markNotificationUrl } from '../transform/notification-url.ts';
import type { DraftOperation } from '../transform/operation.ts';
import type { Schemas } from '../transform/schema.ts';
import { webhooksOf, type SourceEvent } from './list-operations.ts';
import { isSubscription, notificationOf, tellAnswers, type TriggerChoice } from './make-triggers.ts';
import type { OperationNames } from './name-operations.ts';

export interface WebhookChoice extends TriggerChoice {
  /** References to definitions of what webhooks send, which nothing else may need. */
  readonly kept: readonly BuiltSchema[];
}

/** Operations that are offered to subscribe with. */
const mostOffered = 4;

/**
 * What becomes of each webhook: left out, kept as a definition for a trigger that the maker builds, or a trigger of its
 * own with an operation that subscribes. Source: domain notes O-112.
 *
 * Reports `openapi3/webhook` (warning; info where it is kept).
 */
export function offerWebhooks(
  schemas: Schemas,
  { drafts, sentTo }: TriggerChoice,
  names: OperationNames,
): WebhookChoice {
  const { findings } = schemas;
  const webhooks = webhooksOf(schemas.source);
  if (webhooks.length === 0) return { drafts, sentTo, kept: [] };
  const subscribers = drafts.flatMap((draft) => {
    const isFit = draft.isFirst && (draft.method === 'post' || draft.method === 'put') && isSubscription(draft);
    const way = isFit && findAddressProperty(schemas, draft.operation.parameters ?? [], draft.source.place);
    return way ? [{ draft, way, label: `${draft.method.toUpperCase()} ${draft.source.path}` }] : [];
  });
  const triggers: ChoiceOption[] = subscribers.slice(0, mostOffered).map(({ label }) => ({
    value: `trigger:${label}`,
    label: `A trigger that subscribes with ${label.slice(0, 100)}`,
  }));
  const added: DraftOperation[] = [];
  const kept: BuiltSchema[] = [];
  const sent = new Map<JsonPointer, DraftOperation>(sentTo);
  for (const event of webhooks) {
    const payload = findPayload(schemas, event);
    const [first, ...others] = [
      ...(payload ? [{ value: 'definition', label: 'Keep what it sends as a definition' }] : []),
      ...triggers,
    ];
    const leaveOut = { value: 'leave-out', label: 'Leave it out' };
    const choice = first && findings.offer('openapi3/webhook', event.place, [leaveOut, first, ...others]);
    const offered = choice ? { choice } : {};
    const called = `"${event.name.slice(0, 80)}"`;
    const subscriber = subscribers.find(({ label }) => choice?.taken === `trigger:${label}`);
    const trigger = subscriber && makeTrigger(schemas, subscriber, event, names);
    const definition =
      choice?.taken === 'definition' && payload
        ? schemas.definitions.refer(`#${pointerOf(payload)}`, payload, 'response')
        : undefined;
    if (trigger) {
      added.push(trigger);
      for (const { place } of event.calls) sent.set(pointerOf(place), trigger);
      tellAnswers(schemas, event);
      const message = `The webhook ${called} became a trigger that subscribes with ${subscriber.label}. Give the fields that choose this event their values.`;
      findings.tell('openapi3/webhook', 'info', message, event.place, { kind: 'changed', ...offered });
    } else if (definition?.$ref !== undefined) {
      kept.push(definition);
      const result = `/definition/${definition.$ref.slice(2)}`;
      const message = `What the webhook ${called} sends was kept as a definition, for a trigger that you build.`;
      findings.tell('openapi3/webhook', 'info', message, event.place, { kind: 'changed', result, ...offered });
    } else {
      const message = `The webhook ${called} was left out: the file does not say how to subscribe to it.`;
      findings.list('openapi3/webhook', 'warning', message, event.place, { kind: 'left-out', ...offered });
    }
  }
  return { drafts: [...drafts, ...added], sentTo: sent, kept };
}

function makeTrigger(
  schemas: Schemas,
  { draft, way }: { readonly draft: DraftOperation; readonly way: readonly string[] },
  event: SourceEvent,
  names: OperationNames,
): DraftOperation | undefined {
  const [call] = event.calls;
  const parameters = markNotificationUrl(schemas, draft.operation.parameters ?? [], way, draft.source.place);
  if (!call || !parameters) return undefined;
  const words = humanise(event.name, 'sentence');
  return {
    ...draft,
    isFirst: false,
    landings: [{ place: event.place, way: [] }],
    operation: {
      ...draft.operation,
      summary: `When ${words.charAt(0).toLowerCase()}${words.slice(1)}`.slice(0, 80),
      description: `This operation triggers when the service sends "${event.name.slice(0, 80)}".`,
      operationId: names.make(`When${pascalCase(event.name).slice(0, 60)}`),
      'x-ms-trigger': 'single',
      parameters,
    },
    notification: notificationOf(schemas, call.operation, call.place),
  };
}

/** Where the schema of what a webhook sends stands; undefined when nothing is described, or it is a definition anyway. */
function findPayload(schemas: Schemas, { calls }: SourceEvent): Place | undefined {
  const [call] = calls;
  const requestBody = memberOf(call?.operation, 'requestBody');
  if (!call || requestBody === undefined) return undefined;
  const body = schemas.source.follow(requestBody, inside(call.place, 'requestBody'), 'What is sent is unknown');
  const media = body && chooseMedia(memberOf(body.value, 'content'), inside(body.place, 'content'));
  const schema = media && memberOf(media.media, 'schema');
  if (!media || schema === undefined) return undefined;
  const reference = memberOf(schema, '$ref');
  if (typeof reference === 'string' && schemas.definitions.isNamed(reference)) return undefined;
  return inside(media.place, 'schema');
}
