import { expectAccessible } from '../support/axe';
import { screens, STEPS, THEMES, visit, wear } from '../support/screens';
import { expect, test } from '../support/test';

for (const screen of screens) {
  test(`${screen.name}: nothing stands in anyone’s way, in every theme and at every step`, async ({
    desk,
    page,
  }) => {
    test.setTimeout(240_000);
    await visit(desk, screen);
    for (const step of STEPS) {
      for (const theme of THEMES) {
        await wear(page, theme, step);
        await expectAccessible(page, `${screen.name}, ${theme}, step ${step}`);
      }
      // Nothing is pushed out of the window, and the page itself never scrolls.
      const root = await page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        return { wide: scrollWidth - clientWidth, high: scrollHeight - clientHeight };
      });
      expect(root, `${screen.name}, step ${step}`).toEqual({ wide: 0, high: 0 });
    }
  });
}

test.describe('at 200 %', () => {
  // A 1366 × 768 screen, zoomed to twice the size, has room for half as much.
  test.use({ viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 });

  for (const screen of screens) {
    test(`${screen.name} loses nothing`, async ({ desk, page }) => {
      await visit(desk, screen);
      await expectAccessible(page, `${screen.name} at 200 %`);
      const cut = await page.evaluate(() => {
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        // What can be pressed must be reachable: inside the window, or in something that scrolls there.
        const lost = [
          ...document.querySelectorAll<HTMLElement>('button, input, textarea, a[href], [role=option]'),
        ]
          .filter((element) => element.checkVisibility() && !element.closest('[inert], .vh'))
          .filter((element) => {
            const box = element.getBoundingClientRect();
            if (box.width === 0) return false;
            const outside =
              box.right > innerWidth + 1 || box.left < -1 || box.bottom > innerHeight + 1 || box.top < -1;
            if (!outside) return false;
            for (let up = element.parentElement; up; up = up.parentElement) {
              const { overflowX, overflowY } = getComputedStyle(up);
              const scrolls = (name: string) => name === 'auto' || name === 'scroll';
              if (scrolls(overflowY) && up.scrollHeight > up.clientHeight) return false;
              if (scrolls(overflowX) && up.scrollWidth > up.clientWidth) return false;
            }
            return true;
          })
          .map((element) => element.outerHTML.slice(0, 120));
        return { wide, lost };
      });
      expect(cut).toEqual({ wide: 0, lost: [] });
    });
  }
});
