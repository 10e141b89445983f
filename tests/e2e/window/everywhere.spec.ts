import { test, type Reader } from '../support/reader';
import { DIALOGS, PARTS, SCREENS, type WindowDialog, type WindowScreen } from '../support/window-screens';

const THEMES = ['light', 'sepia', 'dark', 'contrast'] as const;
const STEPS = [1, 3, 5] as const;

async function begin(reader: Reader): Promise<void> {
  await reader.open();
  await reader.note('Hạn từng quý.');
}

async function openAndClose(reader: Reader, screen: WindowScreen, dialog: WindowDialog) {
  await dialog.open(reader);
  await reader.see(dialog.css);
  await reader.settled();
  await reader.look(`${screen.name}, ${dialog.name} open`);
  await reader.keys('Escape');
  await reader.gone(dialog.css);
  await reader.look(`${screen.name}, ${dialog.name} closed`);
}

/** Each theme at the usual step, and each step in the usual theme; or each with each. */
async function looks(reader: Reader, name: string, all: boolean): Promise<void> {
  for (const step of STEPS) {
    for (const theme of THEMES) {
      if (!all && step !== 3 && theme !== 'light') continue;
      await reader.wear(theme, step);
      await reader.look(`${name}, ${theme}, step ${step}`);
    }
  }
  await reader.wear('light', 2);
}

test('a dialog opens and closes on each screen', async ({ reader }) => {
  await begin(reader);
  for (const [index, screen] of PARTS.entries()) {
    await screen.show(reader);
    const dialog = DIALOGS[index % DIALOGS.length];
    if (dialog) await openAndClose(reader, screen, dialog);
  }
});

test('reading and notes in every theme and at every step', async ({ reader }) => {
  await begin(reader);
  for (const screen of PARTS.filter((one) => one.name === 'Đọc' || one.name === 'Ghi chú')) {
    await screen.show(reader);
    await looks(reader, screen.name, false);
  }
});

for (const screen of PARTS) {
  test(`${screen.name}: every dialog opens and closes`, { tag: '@full' }, async ({ reader }) => {
    await begin(reader);
    await screen.show(reader);
    for (const dialog of DIALOGS) {
      if (!dialog.not?.includes(screen.name)) await openAndClose(reader, screen, dialog);
    }
  });
}

for (const screen of SCREENS) {
  test(`${screen.name}: every theme at every step`, { tag: '@full' }, async ({ reader }) => {
    await begin(reader);
    await screen.show(reader);
    await reader.settled();
    await looks(reader, screen.name, true);
  });
}
