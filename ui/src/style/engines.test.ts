import { expect, it } from 'vitest';

const sources = import.meta.glob<string>(['../**/*.svelte', './*.css'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

// WebKitGTK 2.50 aborts while it lays out some texts so (WebKit bugs 302553 and 306377): one note in a list is enough
// to take the whole window down. tests/e2e/window/hostile.spec.ts found it.
it('no text is wrapped prettily', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(50);
  const pretty = Object.entries(sources).filter(([, source]) => /text-wrap[\w-]*:\s*pretty/u.test(source));
  expect(pretty.map(([file]) => file)).toEqual([]);
});
