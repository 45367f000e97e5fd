import type { Severity } from '../../diagnostics/diagnostic.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { choose, type Choice, type Choices } from '../../ledger/choice.ts';
import type { AboutChange } from '../requests/report-at.ts';
import { countedWords, kindOfCode, type CountedKind } from './counted-kinds.ts';
import { pointerOf, type Place } from './place.ts';

export type Code = `openapi3/${string}`;

/** Reports a finding about a place in the imported file. */
export type Tell = (code: Code, severity: Severity, message: string, pointer: JsonPointer) => void;
/** The same for the ledger, which lists each place. */
export type TellChange = (
  code: Code,
  severity: Severity,
  message: string,
  pointer: JsonPointer,
  about: AboutChange,
) => void;

/** What the ledger says of a finding besides its words. */
export interface About extends AboutChange {
  /** The way from where the construct is now to what was changed about it: `['operationId']`. */
  readonly within?: readonly string[];
  /** What uses the construct, where that is shared and may be nowhere by itself: an answer with a shared example. */
  readonly user?: Place;
}

/** How the parts of the conversion say what they could not carry over. */
export interface Findings {
  /** One finding at one place. */
  tell(code: Code, severity: Severity, message: string, place: Place, about?: About): void;
  /** The same for the ledger alone, where another finding speaks of it to the maker. */
  list(code: Code, severity: Severity, message: string, place: Place, about?: About): void;
  /** The same for the maker alone, where the ledger lists each place. */
  say(code: Code, severity: Severity, message: string, place: Place): void;
  /** One more of a kind that is told once, with its count and first place, when all is done. The ledger lists each. */
  count(kind: CountedKind, place: Place, about?: About): void;
  /** What was asked for where there is a choice. */
  readonly choices: Choices;
  /** The option that was asked for, or the first. */
  offer(code: Code, place: Place, options: Choice['options']): Choice;
  /**
   * Tells what was counted, how many findings there were beyond those told one by one, and the ledger's changes.
   *
   * @param resultOf Where in the connector the construct at a pointer of the source is now; `said` when its finding knew.
   */
  finish(resultOf: (pointer: JsonPointer, said?: JsonPointer) => JsonPointer | undefined): void;
}

/** Findings of one code told one by one; a file made to be a nuisance has a hundred thousand. */
const toldOneByOne = 500;

const inPlaces = (count: number): string => (count === 1 ? 'In 1 place' : `In ${count} places`);
const one = (count: number, single: string, several: string): string => (count === 1 ? single : several);
const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

interface Change {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly pointer: JsonPointer;
  readonly about: About;
}

/** Collects for one conversion. Reports `openapi3/<kind>` for each counted kind, `openapi3/more` (info). */
export function openFindings(report: Tell, change: TellChange, choices: Choices): Findings {
  const told = new Map<string, { count: number; readonly first: JsonPointer; readonly severity: Severity }>();
  const places = new Set<string>();
  const tallies = new Map<CountedKind, { count: number; readonly place: Place }>();
  const changes: Change[] = [];
  // The same place may be looked at for two reasons, or for each of those who share it.
  const isNew = (what: string, pointer: JsonPointer): boolean => {
    const { size } = places;
    return places.add(`${what} ${pointer}`).size > size;
  };
  const say: Findings['say'] = (code, severity, message, place) => {
    const known = told.get(code);
    if (known) known.count += 1;
    else told.set(code, { count: 1, first: pointerOf(place), severity });
    if ((known?.count ?? 1) <= toldOneByOne) report(code, severity, message, pointerOf(place));
  };
  const list: Findings['list'] = (code, severity, message, place, about = {}) =>
    void changes.push({ code, severity, message, pointer: pointerOf(place), about });
  return {
    say,
    list(code, severity, message, place, about) {
      if (isNew(`${code} ${message}`, pointerOf(place))) list(code, severity, message, place, about);
    },
    tell(code, severity, message, place, about) {
      if (!isNew(`${code} ${message}`, pointerOf(place))) return;
      say(code, severity, message, place);
      list(code, severity, message, place, about);
    },
    count(kind, place, about = {}) {
      const pointer = pointerOf(place);
      if (!isNew(kind, pointer)) return;
      const { words, severity = 'info', kind: said = 'changed' } = countedWords(kind);
      changes.push({
        code: `openapi3/${kind}`,
        severity,
        message: sentence(words),
        pointer,
        about: { kind: said, ...about },
      });
      const known = tallies.get(kind);
      if (known) known.count += 1;
      else tallies.set(kind, { count: 1, place });
    },
    choices,
    offer: (code, place, options) => choose(choices, `${code}:${pointerOf(place)}`, options),
    finish(resultOf) {
      for (const [code, { count, first, severity }] of told) {
        if (count <= toldOneByOne) continue;
        const more = count - toldOneByOne;
        report(
          'openapi3/more',
          severity,
          `There ${one(more, 'is 1 more finding', `are ${more} more findings`)} like "${code}".`,
          first,
        );
      }
      for (const [kind, { count, place }] of tallies) {
        const { words, severity = 'info' } = countedWords(kind);
        const message = `${inPlaces(count)} ${words}.${count === 1 ? '' : ' This is the first.'}`;
        report(`openapi3/${kind}`, severity, message, pointerOf(place));
      }
      for (const { code, severity, message, pointer, about } of changes) {
        const kind = about.kind ?? kindOfCode(code);
        const isSomewhere = kind === 'changed' || kind === 'added' || kind === 'secret' || about.result !== undefined;
        const { choice, within = [], user } = about;
        const whole = isSomewhere
          ? (resultOf(pointer, about.result) ?? (user && resultOf(pointerOf(user))))
          : undefined;
        const exact = whole !== undefined && within.length > 0 ? child(whole, ...within) : undefined;
        const result = exact === undefined ? whole : (resultOf(pointer, exact) ?? whole);
        change(code, severity, message, pointer, {
          kind,
          ...(result !== undefined && { result }),
          ...(choice && { choice }),
        });
      }
    },
  };
}
