import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';

// In Chromium, as a reader's screen is.
const chromium: PlaywrightTestConfig['use'] = {
  viewport: { width: 1366, height: 768 },
  locale: 'vi-VN',
  // A colour on its way to another has the contrast of neither.
  contextOptions: { reducedMotion: 'reduce' },
  screenshot: 'only-on-failure',
  launchOptions: {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
};

// Two layers: journeys in a browser over the bridge, and the program itself in its own window.
export default defineConfig({
  outputDir: '../../target/e2e',
  forbidOnly: !!process.env['CI'],
  // A second try would hide what fails now and then.
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  projects: [
    {
      name: 'browser',
      testDir: 'browser',
      fullyParallel: true,
      use: chromium,
    },
    {
      name: 'window',
      testDir: 'window',
      // The windows share a display, the focus and a session bus.
      workers: 1,
      timeout: 120_000,
    },
    // Not tests: figures for `make bench`, and pictures of every screen.
    { name: 'bench', testDir: 'bench', workers: 1, use: chromium },
    {
      name: 'screens',
      testDir: 'screens',
      fullyParallel: true,
      timeout: 300_000,
      use: { ...chromium, screenshot: 'off' },
    },
  ],
  workers: 2,
});
