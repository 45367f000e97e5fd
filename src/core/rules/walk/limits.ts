import { measureDocument, type LimitReading } from '../../limits/measure-limits.ts';
import { perDocument } from './parts.ts';

/** How much of each limit a connector uses, by the limit's id; measured once for all rules. */
export const limitsOf = perDocument<ReadonlyMap<string, LimitReading>>(
  (document) => new Map(measureDocument(document).map((reading) => [reading.id, reading])),
);
