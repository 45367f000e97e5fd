import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { browserLibraries } from './scripts/vite/browser-libraries.ts';
import { licences } from './scripts/vite/licences.ts';
import { offline } from './scripts/vite/offline.ts';
import { pagePolicy } from './scripts/vite/page-policy.ts';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

const licencesOf = licences();

export default defineConfig({
  // Relative addresses: the build works at a server's root and in any folder.
  base: './',
  plugins: [svelte(), browserLibraries(), pagePolicy(), licencesOf.page(), offline(version)],
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: {
    target: 'es2022',
    // Those that know light-dark(): in the form for older ones a part of the page could not have a theme of its own.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    // Monaco, which loads when the Source panel is first opened.
    chunkSizeWarningLimit: 3700,
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  // Workers are built apart and do not see the plugins above.
  worker: { format: 'es', plugins: () => [browserLibraries(), licencesOf.worker()] },
  // Found beforehand, or the dev server reloads the page when the first file is imported.
  optimizeDeps: {
    entries: ['index.html', 'src/worker/worker.ts', 'src/ui/editor/*.ts'],
    include: ['postman-collection'],
    rolldownOptions: { plugins: [browserLibraries()] },
  },
  test: {
    // bits-ui has hundreds of files: kept transformed between runs.
    experimental: { fsModuleCache: true },
    // Loading the same modules for each file again would take as long as the tests. So a file leaves no trace in a module.
    isolate: false,
    restoreMocks: true,
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // Ends what hangs; how long things take is the bench's business.
          testTimeout: 60_000,
          include: ['tests/{core,worker,storage,platform}/**/*.test.ts', 'tests/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [svelteTesting()],
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['tests/{ui,state}/**/*.test.ts'],
          setupFiles: ['tests/setup/component.ts'],
          // See the set-up file: the first test of a screen waits for the whole page to be transformed.
          testTimeout: 60_000,
        },
      },
    ],
  },
});
