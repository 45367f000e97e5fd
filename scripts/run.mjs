// Starts the tools in node_modules with this same Node: no look-up, no prompt, the same on every system.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './install.mjs';

export const tools = {
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
  typescript: 'typescript/bin/tsc',
  svelteCheck: 'svelte-check/bin/svelte-check',
  eslint: 'eslint/bin/eslint.js',
  prettier: 'prettier/bin/prettier.cjs',
};

/**
 * Runs a tool with its output on this terminal, or collected when `quiet`.
 *
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(tool, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', tools[tool]), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    const collect = (chunk) => (output += chunk);
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Seconds since `started` (a `performance.now()`), for people. */
export function secondsSince(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}
