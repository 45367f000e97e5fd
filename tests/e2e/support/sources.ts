import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import ts from 'typescript';
import type { CourierReply, CourierRequest } from '../../../src/platform/courier.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * A source file that imports nothing, as the body of a function to run in the built page. The build keeps no names that a
 * test could call; this runs the real code in the real page, under its policy.
 */
function functionBody(file: string): string {
  const { outputText } = ts.transpileModule(readFileSync(join(root, file), 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return outputText.replace(/^export (?=(async )?(function|const|class) )/gm, '').replace(/^export \{\};$/m, '');
}

/** Sends requests through `src/platform/courier.ts`, all from one courier and at once; `abortAfterMs` cancels them. */
export async function sendThroughCourier(
  page: Page,
  requests: readonly CourierRequest[],
  abortAfterMs?: number,
): Promise<readonly (Omit<CourierReply, 'body'> & { readonly text?: string })[]> {
  return page.evaluate(`(async () => {
    ${functionBody('src/platform/courier.ts')}
    const courier = createCourier();
    const abort = new AbortController();
    const after = ${abortAfterMs ?? 'undefined'};
    if (after !== undefined) setTimeout(() => abort.abort(), after);
    const replies = await Promise.all(${JSON.stringify(requests)}.map((request) => courier.send(request, abort.signal)));
    return replies.map(({ body, ...reply }) => body ? { ...reply, text: new TextDecoder().decode(body) } : reply);
  })()`);
}

/** Starts the app's own worker with `src/worker/spawn.ts`, as the app does. Wait for Playwright's `worker` event. */
export async function spawnAppWorker(page: Page): Promise<void> {
  const file = readdirSync(join(root, 'dist/assets')).find((name) => /^worker-.*\.js$/.test(name));
  if (file === undefined) throw new Error('The build has no dist/assets/worker-*.js.');
  await page.evaluate(`(() => {
    ${functionBody('src/worker/spawn.ts')}
    spawn('./assets/${file}', 'under test');
  })()`);
}
