/**
 * A thread that checks inputs, started by `scripts/fuzz.mjs`: it is told numbers or files and answers with verdicts. It says
 * each step before it begins, so that whoever ends it knows where it was.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile } from '#core/formats/format.ts';
import { checkInput, type Verdict } from './check-input.ts';
import { makeInput } from './make-input.ts';
import { makeRandom } from './random.ts';
import { seedsIn } from './seeds.ts';
import { shrink } from './shrink.ts';

/**
 * `files` are checked in place of those that the number stands for; a `kind` asks for fewer that fail in that way;
 * `makesOnly` for the input itself, which may be one that hangs.
 */
interface Task {
  readonly number: number;
  readonly files?: readonly SourceFile[];
  readonly kind?: string;
  readonly makesOnly?: boolean;
}

export type Answer =
  | { readonly step: string }
  | { readonly verdict: Verdict; readonly made: readonly string[]; readonly files?: readonly SourceFile[] };

const { folder, seed } = workerData as { readonly folder: string; readonly seed: number };
const groups = seedsIn(folder);
const port = parentPort;
const answer = (message: Answer): void => port?.postMessage(message);

port?.on('message', (task: Task) => void work(task).then(answer));

async function work({ number, files, kind, makesOnly = false }: Task): Promise<Answer> {
  answer({ step: 'make' });
  const random = makeRandom(seed, number);
  const input = makeInput(groups, random);
  if (makesOnly) return { verdict: { ok: false }, ...input };
  const onStep = (step: string): void => answer({ step });
  const given = files ?? input.files;
  // What picks a fix and a patch depends on the number alone, so that smaller files meet the same.
  const check = (some: readonly SourceFile[], tell = onStep): Promise<Verdict> =>
    checkInput(some, makeRandom(seed, ~number), tell);
  if (kind === undefined) {
    const verdict = await check(given);
    return { verdict, made: input.made, ...(verdict.fault && { files: given }) };
  }
  const fewer = await shrink(given, async (some) => (await check(some)).fault?.kind === kind);
  return { verdict: await check(fewer), made: input.made, files: fewer };
}
