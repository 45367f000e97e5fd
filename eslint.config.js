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
      // A leading underscore says that a name is there only to reach the next.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
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
    // ESLint sees what a component hands to a snippet or a callback as `any`; svelte-check knows the types and checks them.
    files: ['**/*.svelte'],
    rules: without('argument', 'assignment', 'call', 'member-access', 'return'),
  },
  // Tests read parsed JSON and Vitest's matchers, which are `any`.
  {
    files: ['tests/**'],
    rules: { ...without('argument', 'assignment', 'member-access'), '@typescript-eslint/unbound-method': 'off' },
  },
  // Playwright reads from a pattern which fixtures are wanted; an empty one wants none.
  { files: ['tests/e2e/**'], rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] } },
  { files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked], rules: { 'no-undef': 'error' } },
  { files: ['public/*.js', 'scripts/vite/lock.js'], languageOptions: { sourceType: 'script' } },
);
