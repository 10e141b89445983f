import { expect } from '@playwright/test';
import { test } from '../support/reader';
import { eventually } from '../support/window';

// The text alone, and the window over the whole screen.

test('the panes beside the text go and come back, and the window takes the whole screen', async ({
  reader,
}) => {
  const { window } = reader;
  const seen = (selector: string) =>
    window.driver.executeScript<boolean>(
      `return document.querySelector(arguments[0]).getClientRects().length > 0`,
      selector,
    );
  const height = () => window.driver.executeScript<number>('return innerHeight');
  await reader.open();
  await reader.keys('F9');
  await eventually('no pane beside the text', async () => !(await seen('[data-pane=left]')));
  expect(await seen('[data-pane=right]')).toBe(false);
  await reader.settled();
  await reader.look('the text alone');
  await reader.keys('F9');
  await eventually('both panes again', async () => seen('[data-pane=left]'));
  await reader.settled();
  await reader.look('beside its panes again');

  const before = await height();
  await reader.keys('F11');
  await eventually('the whole screen', async () => (await height()) > before);
  await reader.settled();
  await reader.look('over the whole screen');
  await reader.keys('F11');
  await eventually('the window again', async () => (await height()) === before);
  await reader.look('in its window again');
});
