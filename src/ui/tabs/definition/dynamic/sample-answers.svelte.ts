import type { Definition } from '#core/definition/openapi2.ts';
import { sampleAnswer } from '#core/definition/dynamic/sample-answer.ts';
import type { OperationEntry } from '#core/definition/operations.ts';
import { readAnswer } from '#core/testing/read-answer.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import { benchOf, type TestBench } from '#state/TestBench.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';

/** Where a sample answer is from: pasted here, the last one of the Test tab, or made from the definition. */
export type AnswerOrigin = 'pasted' | 'tested' | 'made';

export interface OfferedAnswer {
  readonly origin: AnswerOrigin;
  readonly value: unknown;
}

/** The sample answers of an open connector's operations, to point at and to try out with. */
export class SampleAnswers {
  readonly #bench: TestBench;
  /** By operation pointer. */
  #pasted = $state.raw<Readonly<Record<string, unknown>>>({});
  #wanted = $state.raw<Readonly<Record<string, AnswerOrigin>>>({});

  constructor(bench: TestBench) {
    this.#bench = bench;
  }

  /** Those there are; what somebody took the trouble to get comes first. */
  offersOf(definition: Definition, entry: OperationEntry): readonly OfferedAnswer[] {
    const made = sampleAnswer(definition, entry);
    return [
      ...(Object.hasOwn(this.#pasted, entry.pointer)
        ? [{ origin: 'pasted' as const, value: this.#pasted[entry.pointer] }]
        : []),
      ...this.#tested(entry),
      ...(made ? [{ origin: 'made' as const, value: made.value }] : []),
    ];
  }

  answerOf(definition: Definition, entry: OperationEntry): OfferedAnswer | undefined {
    const offers = this.offersOf(definition, entry);
    return offers.find(({ origin }) => origin === this.#wanted[entry.pointer]) ?? offers[0];
  }

  choose({ pointer }: OperationEntry, origin: AnswerOrigin): void {
    this.#wanted = { ...this.#wanted, [pointer]: origin };
  }

  paste(entry: OperationEntry, value: unknown): void {
    this.#pasted = { ...this.#pasted, [entry.pointer]: value };
    this.choose(entry, 'pasted');
  }

  #tested(entry: OperationEntry): readonly OfferedAnswer[] {
    const exchange = this.#bench.exchangeOf(entry);
    if (exchange?.kind !== 'answered' || exchange.answer.status >= 300) return [];
    const type = exchange.answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
    const body = readAnswer(type, exchange.answer.body);
    return body.kind === 'json' ? [{ origin: 'tested', value: body.value }] : [];
  }
}

const known = new WeakMap<Workspace, SampleAnswers>();

/** The samples of a connector: what was pasted is there for as long as the page is open. */
export function answersOf(
  workspace: Workspace,
  { network, secrets }: Pick<AppState, 'network' | 'secrets'>,
): SampleAnswers {
  const answers = known.get(workspace) ?? new SampleAnswers(benchOf(workspace, network, secrets));
  known.set(workspace, answers);
  return answers;
}
