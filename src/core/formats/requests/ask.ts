import type { JsonPointer } from '../../document/pointer.ts';
import { choose, type Choice, type Choices } from '../../ledger/choice.ts';
import type { SourceDocument } from '../format.ts';

/**
 * Settles what can be done in more than one way. The first option is taken unless another was asked for.
 *
 * @param code Of the finding that tells of it, without the format.
 * @param document The file, where it is another than the one that is imported.
 */
export type Ask = (code: string, pointer: JsonPointer, options: Choice['options'], document?: SourceDocument) => Choice;

/** @param format What the ids begin with. */
export const openAsk =
  (choices: Choices, format: string): Ask =>
  (code, pointer, options, document) =>
    choose(choices, `${format}/${code}:${document ? document.name : ''}${pointer}`, options);
