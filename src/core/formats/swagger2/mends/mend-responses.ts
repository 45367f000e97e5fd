import { statusWords } from '../../../definition/status-words.ts';
import { child, lastSegmentOf } from '../../../document/pointer.ts';
import { operationsIn, type OperationSite } from '../../../rules/walk/operations.ts';
import { sitesIn } from '../../../rules/walk/pieces.ts';
import { isRecord } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend, Mending } from './mend.ts';

/** The description of an answer that has none, by its status or the name it is shared under. */
export function responseText(status: string): string {
  if (status === 'default') return 'Any other answer';
  return statusWords(status) || (/^\d+$/.test(status) ? `Status ${status}` : status || 'Answer');
}

/**
 * Gives each answer a status that there is.
 *
 * Source: OpenAPI 2.0, Responses Object; domain notes RES-01 (`ResponseMustBeDefaultOrHttpStatusCode`), O-63.
 * Tells `response-status` (warning).
 */
export const mendStatuses: Mend = (mending) => {
  const { draft } = mending;
  draft.apply(operationsIn(draft.document).flatMap((site) => settleStatuses(mending, site)));
};

/**
 * Gives each answer a description, and each operation an answer.
 *
 * Published connectors have internal operations without any answer; strict readers refuse them all the same.
 *
 * Source: OpenAPI 2.0, Responses Object; domain notes RES-01, RES-06 (`OperationMustHaveResponse`,
 * `RequiredPropertyMissing`), O-67.
 * Tells `response-text`, `responses-added` (info).
 */
export const mendResponses: Mend = (mending) => {
  const { draft, settle } = mending;
  const edits: ValueEdit[] = [];
  for (const site of sitesIn(draft.document).responses) {
    if (Object.hasOwn(site.value, 'description')) continue;
    const pointer = site.pointer.slice('/definition'.length);
    const text = responseText(lastSegmentOf(pointer));
    const place = child(pointer, 'description');
    const what = 'This answer has no description.';
    const about = { code: 'response-text', kind: 'added', label: 'Add one', result: place } as const;
    if (settle({ ...about, pointer, what, done: `"${text}" was added.` }))
      edits.push({ kind: 'set', pointer: place, value: text });
  }
  draft.apply(edits);
  draft.apply(operationsIn(draft.document).flatMap((site) => addAnswer(mending, site)));
};

function settleStatuses({ settle }: Mending, { operation, pointer: place }: OperationSite): readonly ValueEdit[] {
  const { responses } = operation;
  if (!isRecord(responses)) return [];
  const taken = new Set(Object.keys(responses));
  return [...taken].flatMap((status): readonly ValueEdit[] => {
    if (/^(?:[1-5]\d\d|default)$/.test(status) || status.startsWith('x-')) return [];
    const wanted = statusFor(status);
    const pointer = child(place.slice('/definition'.length), 'responses', status);
    const what = `"${status.slice(0, 40)}" is no status that an answer can have.`;
    const about = { code: 'response-status', pointer, what, severity: 'warning' } as const;
    if (!taken.has(wanted)) {
      if (!settle({ ...about, done: `It was written "${wanted}".`, label: `Write it "${wanted}"` })) return [];
      taken.add(wanted);
      return [{ kind: 'rename', pointer, key: wanted }];
    }
    const isAsked = settle({ ...about, done: 'The answer was left out.', label: 'Leave it out', kind: 'left-out' });
    return isAsked ? [{ kind: 'remove', pointer }] : [];
  });
}

function addAnswer({ settle }: Mending, { operation, label, pointer: place }: OperationSite): readonly ValueEdit[] {
  const { responses } = operation;
  if (!isRecord(responses) || Object.keys(responses).some((status) => !status.startsWith('x-'))) return [];
  const pointer = child(place.slice('/definition'.length), 'responses');
  const what = `${label} describes no answer.`;
  const done = 'An answer "200" was added, without fields.';
  const result = child(pointer, '200');
  return settle({ code: 'responses-added', kind: 'added', pointer, what, done, label: 'Add one', result })
    ? [{ kind: 'set', pointer: result, value: { description: 'OK' } }]
    : [];
}

/** `200` for `2XX`, `default` for errors and words. Source: domain notes O-63. */
function statusFor(status: string): string {
  if (/^2(?:xx|\d?)$/i.test(status)) return '200';
  const [three] = /[1-5]\d\d/.exec(status) ?? [];
  if (three !== undefined) return three;
  return /^(?:success|ok|created)$/i.test(status) ? '200' : 'default';
}
