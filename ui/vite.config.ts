import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { declareFontFaces } from './font-faces.ts';
import licences from './src/licences.json' with { type: 'json' };

// The browser bridge serves the same commands as the window, so that the interface can be worked on without one.
const bridge = 'http://127.0.0.1:4517';

export default defineConfig(({ mode }) => {
  const proxy: Record<string, string> = mode === 'fake' ? {} : { '/call': bridge, '/native': bridge };
  return {
    plugins: [svelte(), declareFontFaces()],
    // Only how many there are: the list itself comes when it is asked for.
    define: { __LICENCES__: String(licences.length) },
    clearScreen: false,
    server: {
      port: 5173,
      strictPort: true,
      proxy,
    },
    build: {
      target: ['safari16', 'chrome107'],
      // The content security policy allows no data: fonts, and an inline polyfill would need a hash of its own.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
    },
    // Svelte's server build would otherwise be chosen under Node, and runes would not react.
    resolve: mode === 'test' ? { conditions: ['browser'] } : {},
    test: {
      include: ['src/**/*.test.ts'],
      environment: 'jsdom',
      restoreMocks: true,
      // A test reads the tokens; without this style sheets are empty.
      css: true,
    },
  };
});
