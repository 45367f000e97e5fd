/** Work on one connector that is in this browser and nowhere else. */
export interface WorkHere {
  /** Steps of undo since it was last exported, backed up or written to a folder. */
  readonly edits: number;
  /** When the first of them was made, in milliseconds since 1970. */
  readonly since: number;
}

const day = 24 * 60 * 60 * 1000;
/** So much may be lost with the browser's storage before anybody is reminded. */
const mostEdits = 50;
const longest = 7 * day;
/** How long a reminder that was put off stays away. */
const putOffFor = 7 * day;

/** What there is to remind of. */
export interface CopyReminder {
  readonly connectors: number;
  readonly edits: number;
  readonly since: number;
}

/**
 * Undefined while little work is at stake: fewer than 50 edits in all, none older than a week; and for a week after the
 * maker said "not now".
 */
export function remindOfCopies(
  work: Iterable<WorkHere>,
  now: number,
  putOffAt: number | undefined,
): CopyReminder | undefined {
  if (putOffAt !== undefined && now - putOffAt < putOffFor) return undefined;
  let reminder: CopyReminder = { connectors: 0, edits: 0, since: now };
  for (const { edits, since } of work) {
    const { connectors, edits: sum, since: first } = reminder;
    reminder = { connectors: connectors + 1, edits: sum + edits, since: Math.min(first, since) };
  }
  return reminder.edits >= mostEdits || now - reminder.since >= longest ? reminder : undefined;
}
