import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { noCircle } from './imports-of-types.js';
import svelteConfig from './svelte.config.js';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

// Who may import whom. Each layer names the folders that it must not reach into; tests may reach anywhere.
const folders = {
  types: 'src/ipc/types',
  ipc: 'src/ipc',
  state: 'src/state',
  reader: 'src/reader',
  controls: 'src/controls',
  views: 'src/views',
  actions: 'src/actions',
};
const banned = (...names) => names.flatMap((name) => [`**/${name}/**`, `**/${name}`]);
const onlyTauri = {
  group: ['@tauri-apps/*'],
  message: 'Only src/ipc/tauri.ts talks to the window.',
};
const layer = (name, except, why) => ({
  files: [`${folders[name]}/**/*.{ts,svelte}`],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ group: banned(...except), message: why }, onlyTauri] }],
  },
});

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/ipc/types/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-console': ['error', { allow: ['error'] }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-imports': ['error', { patterns: [onlyTauri] }],
    },
  },
  // No file needs one that needs it, types included: what two share stands below both.
  {
    files: ['src/**/*.{ts,svelte}'],
    plugins: { circles: { rules: { none: noCircle } } },
    settings: {
      'import-x/extensions': ['.ts', '.svelte'],
      'import-x/parsers': {
        [here('imports-of-types.js')]: ['.ts'],
        [here('svelte-imports.js')]: ['.svelte'],
      },
      'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.svelte', '.js'] })],
    },
    rules: { 'circles/none': 'error' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // TypeScript and svelte-check know about undefined names; the base rule doesn't know TypeScript's.
      'no-undef': 'off',
      // Sets and maps here are replaced whole, never changed in place, so plain ones will do.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
    },
  },
  layer('ipc', ['state', 'reader', 'controls', 'views', 'actions', 'text'], 'ipc knows only the contract.'),
  layer(
    'state',
    ['reader', 'controls', 'views', 'actions', 'text'],
    'state knows ipc and nothing on screen.',
  ),
  layer(
    'reader',
    ['ipc', 'state', 'controls', 'views', 'actions', 'text'],
    'reader imports nothing of ours.',
  ),
  layer(
    'controls',
    ['ipc', 'state', 'reader', 'views', 'actions', 'text'],
    'controls import nothing of ours.',
  ),
  layer('actions', ['reader', 'controls', 'views'], 'actions know state, never the screen.'),
  {
    files: [`${folders.ipc}/tauri.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: banned('state', 'reader', 'controls', 'views', 'actions', 'text') }] },
      ],
    },
  },
);
