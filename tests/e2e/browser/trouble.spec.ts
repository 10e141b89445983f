import { readFile, writeFile } from 'node:fs/promises';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

test('a notebook that can’t be read is never shown as empty, nor written over', async ({
  desk,
  bridge,
  page,
}) => {
  await desk.beginAs('Thu Hạnh');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Rất quý');
  await bridge.stop();
  const notebook = await bridge.profileFile('notebook.db');
  const damaged = Buffer.concat([Buffer.from('đây không phải một cơ sở dữ liệu'), await readFile(notebook)]);
  await writeFile(notebook, damaged);
  await bridge.start();

  await desk.open();
  await page.getByRole('button', { name: 'Thu Hạnh' }).click();
  await expect(page.getByRole('heading', { name: 'Không đọc được tệp ghi chú của Thu Hạnh' })).toBeVisible();
  await expect(page.getByText(notebook)).toBeVisible();
  await expectAccessible(page, 'an unreadable notebook');
  await page.getByRole('button', { name: 'Đọc văn bản, chưa cần ghi chú' }).click();
  await expect(desk.text).toContainText('nghiên cứu');
  await expect(desk.rightPane).toContainText('Chưa mở hồ sơ nào');
  await expectAccessible(page, 'reading without a notebook');
  expect(Buffer.compare(await readFile(notebook), damaged)).toBe(0);
});
