import path from 'node:path';
import { root } from '../support/program';
import { screens, STEPS, THEMES, visit, wear } from '../support/screens';
import { test } from '../support/test';

// Without a display Chromium may put a font to use only in the next frame that it is asked for, and the runner asks for
// none while it waits for the fonts: pictures are taken until they are there instead.
process.env['PW_TEST_SCREENSHOT_NO_FONTS_READY'] = '1';

// A picture of every screen in every theme at three steps of the dial, for someone to look at: target/screens.
// `npm run screens` makes contact sheets of them in docs/screens.
for (const screen of screens) {
  test(screen.name, async ({ desk, page }) => {
    await visit(desk, screen);
    for (const step of STEPS) {
      for (const theme of THEMES) {
        await wear(page, theme, step);
        // Marks are drawn again where lines break otherwise.
        await page.waitForTimeout(250);
        for (let tries = 0; tries < 20; tries += 1) {
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
