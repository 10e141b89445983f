import path from 'node:path';
import { root } from '../support/program';
import { screens, STEPS, THEMES, visit, wear } from '../support/screens';
import { test } from '../support/test';

// The runner would wait for fonts without end where the bridge owes one: they are waited for below.
process.env['PW_TEST_SCREENSHOT_NO_FONTS_READY'] = '1';

// A picture of every screen in every theme at three steps of the dial, for someone to look at: target/screens.
// `npm run screens` makes contact sheets of them in docs/screens.
for (const screen of screens) {
  test(screen.name, async ({ desk, page }) => {
    // Straight from the disk: the bridge serves little at a time, and a picture without its letters is none.
    await page.route('**/*.woff2', (route) =>
      route.fulfill({ path: path.join(root, 'ui/dist', new URL(route.request().url()).pathname) }),
    );
    await visit(desk, screen);
    for (const step of STEPS) {
      for (const theme of THEMES) {
        await wear(page, theme, step);
        // Marks are drawn again where lines break otherwise.
        await page.waitForTimeout(250);
        for (let tries = 0; tries < 8; tries += 1) {
          if (await page.evaluate(() => document.fonts.status === 'loaded')) break;
          await page.screenshot();
          await page.waitForTimeout(250);
        }
        const file = path.join(root, 'target/screens', `${screen.name}.${step}.${theme}.png`);
        await page.screenshot({ path: file, timeout: 20_000 });
      }
    }
  });
}
