import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from '../support/reader';

test('the notebook’s file is gone and can’t be put back: what is so and what to do is there to be read', async ({
  desk,
  reader,
}) => {
  await reader.open();
  await reader.note('Đã lưu từ trước.');
  const profile = path.dirname(await desk.profileFile('notebook.db'));
  await rm(profile, { recursive: true });
  await writeFile(profile, '');
  await reader.keys('ctrl+n');
  await (await reader.see('textarea:focus')).sendKeys('Không được mất câu này.');
  await reader.see('[role=alert]', 'Tệp ghi chú không còn ở chỗ cũ');
  await reader.look('the file is gone');
  await reader.press('[role=alert] button', 'Đặt tệp về chỗ cũ');
  await reader.see('[role=alert]', 'Chưa đặt về được');
  await reader.see('[role=alert] button', 'Ghi ra thư mục khác…');
  for (const step of [2, 5]) {
    await reader.wear('light', step);
    await reader.look(`it can’t be put back, step ${step}`);
  }
  await reader.wear('light', 2);
  await rm(profile);
  await reader.press('[role=alert] button', 'Đặt tệp về chỗ cũ');
  await reader.see('.saved', /Đã lưu \d{2}:\d{2}/u);
  await reader.look('it is put back');
});
