import { expect } from '@playwright/test';
import { Bridge } from './bridge';
import { Desk } from './desk';
import { test as base } from './folder';

interface Fixtures {
  bridge: Bridge;
  desk: Desk;
}

/** A test with a desk of its own: a fresh data folder, a core, and a page in front of it. */
export const test = base.extend<Fixtures>({
  bridge: async ({ folder }, use) => {
    const bridge = new Bridge({
      data: `${folder}/data`,
      pickFolder: `${folder}/picked`,
      file: `${folder}/so-tay.json`,
    });
    await bridge.start();
    await use(bridge);
    await bridge.stop();
  },

  // Whatever a test looks at, these must never happen on the way: an error in the page, a breach of the content
  // security policy, a dialog of the browser's, a request to anywhere else.
  page: async ({ page, bridge }, use) => {
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      wrong.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      const text = message.text();
      const { url } = message.location();
      // The browser reports these as well: a command that the core refused, its own question for an icon, and
      // whatever was under way when a test cut the power.
      const expected =
        text.startsWith('Failed to load resource') &&
        (/\/call\/|\/favicon\.ico$/u.test(url) || text.includes('net::ERR_'));
      if (message.type() === 'error' && !expected) wrong.push(`console: ${text} (${url})`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== new URL(bridge.url).origin && url.protocol !== 'data:')
        wrong.push(`request: ${url.href}`);
    });
    await use(page);
    expect(wrong, 'nothing went wrong on the way').toEqual([]);
  },

  desk: async ({ page, bridge }, use) => {
    await use(new Desk(page, bridge));
  },
});

export { expect };
