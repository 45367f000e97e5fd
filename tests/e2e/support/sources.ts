import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { CourierReply, CourierRequest } from '../../../src/platform/courier.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const bundles = new Map<string, Promise<string>>();

/**
 * A source file with what it imports, as a script that leaves its exports in `sources`. The build keeps no names that a
 * test could call; this runs the real code in the real page, under its policy.
 */
function bundleOf(file: string): Promise<string> {
  const bundle = bundles.get(file) ?? bundleAnew(file);
  bundles.set(file, bundle);
  return bundle;
}

async function bundleAnew(file: string): Promise<string> {
  const made = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: join(root, file), formats: ['iife'], name: 'sources' },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const chunk = output && 'output' in output ? output.output.find(({ type }) => type === 'chunk') : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${file} could not be bundled.`);
  return chunk.code;
}

/** Sends requests through `src/platform/courier.ts`, all from one courier and at once; `abortAfterMs` cancels them. */
export async function sendThroughCourier(
  page: Page,
  requests: readonly CourierRequest[],
  abortAfterMs?: number,
): Promise<readonly (Omit<CourierReply, 'body'> & { readonly text?: string })[]> {
  return page.evaluate(`(async () => {
    ${await bundleOf('src/platform/courier.ts')}
    const courier = sources.createCourier();
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
    ${await bundleOf('src/worker/spawn.ts')}
    sources.spawn('./assets/${file}', 'under test');
  })()`);
}
