import type { FitWayId } from '#core/limits/fit/ways.ts';
import { countOf } from '../components/count-of.ts';

/** What a way is called and does, in a maker's words. */
export interface WayWords {
  readonly title: string;
  readonly about: string;
  /** What its button does: `Delete 12 unused shared parts`. */
  readonly action: (count: number) => string;
  /** Where there is nothing to gain. */
  readonly nothing: string;
}

const descriptions = (length: number): WayWords => ({
  title: 'Shorten descriptions',
  about:
    'Up to the end of a sentence where one ends in time, else up to a word. The connector’s own description stays.',
  action: (count) => `Shorten ${countOf(count, 'description')}`,
  nothing: `No description has more than ${length} characters.`,
});

export const wayWords: Readonly<Record<FitWayId, WayWords>> = {
  unused: {
    title: 'Delete unused shared parts',
    about:
      'Shared definitions, parameters and responses that no operation uses. Actions and triggers stay as they are.',
    action: (count) => `Delete ${countOf(count, 'unused part')}`,
    nothing: 'Every shared part is used.',
  },
  examples: {
    title: 'Delete examples',
    about: 'Example values of fields and responses. Nobody who uses the connector sees them.',
    action: (count) => `Delete ${countOf(count, 'example')}`,
    nothing: 'There are no examples.',
  },
  'descriptions-500': descriptions(500),
  'descriptions-200': descriptions(200),
  'descriptions-100': descriptions(100),
  layout: {
    title: 'Write it on one line',
    about:
      'Line breaks and indentation go from the text of the definition, which is hard to read in the source then. The number of characters in a solution stays as it is.',
    action: () => 'Write it on one line',
    nothing: 'There are no line breaks and no indentation to take out.',
  },
};
