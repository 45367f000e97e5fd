import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const without = (...uses) => Object.fromEntries(uses.map((use) => [`@typescript-eslint/no-unsafe-${use}`, 'off']));

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'playwright-report/', 'test-results/', 'tests/fixtures/']),
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // The compiler says it, and that twice would take as long as all of its types.
      '@typescript-eslint/no-unused-vars': 'off',
      // TypeScript knows better which names exist.
      'no-undef': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: { 'svelte/no-at-html-tags': 'error' },
  },
  {
    // svelte-check checks the types here. Type-aware rules would double the time of the whole run, and see what a component
    // hands to a snippet or a callback as `any`.
    files: ['**/*.svelte'],
    extends: [ts.configs.disableTypeChecked],
  },
  // State is replaced whole; a Map or Set in these classes is bookkeeping that nothing on the page follows.
  { files: ['**/*.svelte.ts'], rules: { 'svelte/prefer-svelte-reactivity': 'off' } },
  {
    // Tests read parsed JSON and Vitest's matchers, which are `any`.
    files: ['tests/**'],
    rules: {
      ...without('argument', 'assignment', 'member-access', 'return'),
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Playwright reads from a pattern which fixtures are wanted; an empty one wants none.
  { files: ['tests/e2e/**'], rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] } },
  {
    files: ['**/*.{js,mjs}'],
    extends: [ts.configs.disableTypeChecked],
    rules: { 'no-undef': 'error', '@typescript-eslint/no-unused-vars': 'error' },
  },
  { files: ['public/*.js', 'scripts/vite/*.js'], languageOptions: { sourceType: 'script' } },
  {
    files: ['scripts/vite/service-worker.js'],
    languageOptions: { globals: { ...globals.serviceworker, BUILD: 'readonly' } },
  },
);
