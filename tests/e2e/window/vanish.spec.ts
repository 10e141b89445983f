import { Key } from 'selenium-webdriver';
import { GUIDANCE, test, type Reader } from '../support/reader';

// A passage that is gone to while its document comes onto the page has the focus before the engine has looked at it
// once. What then takes the focus away must not take the text with it.

/** From another document, by the search, to the first words of the guidance. */
async function arrive(reader: Reader): Promise<void> {
  await reader.document('Thuật ngữ');
  await reader.jump('can cu nghi quyet so 06 ban tuyen giao huong dan viec');
  await reader.see('[data-block]:focus', GUIDANCE);
}

test('the text stays when a popup takes the focus from a passage that was just gone to', async ({
  reader,
}) => {
  await reader.open();
  const popups: [string, () => Promise<void>, string][] = [
    ['“Dễ đọc”', () => reader.press('header button', 'Dễ đọc'), '[role=dialog]'],
    ['the name’s menu', () => reader.press('header button[aria-haspopup=menu]', /Hồ sơ /u), '[role=menu]'],
    ['the shortcuts', () => reader.keys('F1'), 'dialog[open]'],
  ];
  for (const [name, open, popup] of popups) {
    await arrive(reader);
    await reader.look(`arrived, before ${name}`);
    await open();
    await reader.see(popup);
    await reader.look(`under ${name}`);
    await reader.keys('Escape');
    await reader.gone(popup);
    await reader.look(`after ${name}`);
  }
});

test('the text stays for a reader who comes from a note’s card, and at the next step of the dial', async ({
  reader,
}) => {
  await reader.open();
  await reader.note('Hạn từng quý.');
  for (const turn of ['first', 'second']) {
    await reader.document('Thuật ngữ');
    await reader.screen('Ghi chú');
    await (await reader.see('main article.note', 'Hạn từng quý.')).sendKeys(Key.ENTER);
    await reader.see('article.doc [data-block]', GUIDANCE);
    await reader.settled();
    await reader.look(`from a note, ${turn} time`);
    await reader.press('header button', 'Dễ đọc');
    await reader.see('[role=dialog]');
    await reader.keys('Escape');
    await reader.gone('[role=dialog]');
    await reader.look(`from a note, after a popup, ${turn} time`);
    await reader.keys('ctrl+=');
    await reader.settled();
    await reader.look(`from a note, larger, ${turn} time`);
    await reader.keys('ctrl+-');
    await reader.settled();
  }
});
