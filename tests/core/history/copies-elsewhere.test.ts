import { expect, it } from 'vitest';
import { remindOfCopies, type WorkHere } from '#core/history/copies-elsewhere.ts';

const day = 24 * 60 * 60 * 1000;
const now = 100 * day;
const work = (edits: number, days: number): WorkHere => ({ edits, since: now - days * day });

it.each([
  { name: 'nothing', work: [], putOff: undefined, reminder: undefined },
  { name: 'a little of today', work: [work(49, 0)], putOff: undefined, reminder: undefined },
  {
    name: '50 edits',
    work: [work(20, 1), work(30, 2)],
    putOff: undefined,
    reminder: { connectors: 2, edits: 50, since: now - 2 * day },
  },
  {
    name: 'one edit of last week',
    work: [work(1, 7)],
    putOff: undefined,
    reminder: { connectors: 1, edits: 1, since: now - 7 * day },
  },
  { name: 'much, put off six days ago', work: [work(500, 30)], putOff: 6, reminder: undefined },
  {
    name: 'much, put off a week ago',
    work: [work(500, 30)],
    putOff: 7,
    reminder: { connectors: 1, edits: 500, since: now - 30 * day },
  },
])('$name', ({ work, putOff, reminder }) => {
  expect(remindOfCopies(work, now, putOff === undefined ? undefined : now - putOff * day)).toEqual(reminder);
});
