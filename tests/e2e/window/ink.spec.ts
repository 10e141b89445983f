import { expect } from '@playwright/test';
import { expectSeen } from '../support/ink';
import { test } from '../support/reader';

/** A spoilt page, as style, and what has to be said of it. */
const SPOILT: readonly { what: string; style: string; says: RegExp }[] = [
  {
    what: 'a paragraph that is there and isn’t painted',
    style: '[data-block] p.tx { -webkit-text-fill-color: transparent }',
    says: /: not painted$/mu,
  },
  {
    what: 'words in the colour of their ground',
    style: 'header nav button { color: var(--desk, #eee9e2) !important; opacity: 0.999 }',
    says: /: not painted$/mu,
  },
  {
    what: 'lines whose end isn’t painted',
    style: `[data-block] p.tx { -webkit-text-fill-color: transparent; -webkit-background-clip: text;
            background-image: linear-gradient(to right, black 0 50%, transparent 50%) }`,
    says: /: not painted from \d+ on$/mu,
  },
  {
    what: 'a button that is pushed out of the window',
    style: 'header .tail { position: relative; left: 9rem }',
    says: /: beyond the side of the window$/mu,
  },
  {
    what: 'words that are cut off at their side',
    style: '[data-block] h1.tx { white-space: nowrap; overflow: hidden }',
    says: /: cut off at the side of h1/u,
  },
  {
    what: 'words that are cut off below',
    style:
      '.sheet > :first-child { max-height: 1rem !important; min-height: 0 !important; overflow: hidden }',
    says: /: cut off at the end of /u,
  },
  {
    what: 'a paragraph over another',
    style: '[data-block] + [data-block] { margin-top: -2.2rem }',
    says: /: under or over “/u,
  },
];

test('the look at the window fails for each kind of thing that a reader couldn’t read', async ({
  reader,
}) => {
  await reader.open();
  await reader.look('a sound page');
  for (const { what, style, says } of SPOILT) {
    // The window's policy takes no style but its own; one that is made by script is none of the page's.
    await reader.window.driver.executeScript(
      `const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]);
       document.adoptedStyleSheets = [sheet];`,
      style,
    );
    await expect(expectSeen(reader.window, `spoilt on purpose, ${what}`, 300), what).rejects.toThrow(says);
    await reader.window.driver.executeScript(`document.adoptedStyleSheets = []`);
  }
  await reader.look('the page made sound again');
});
