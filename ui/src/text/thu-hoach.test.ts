import { expect, test } from 'vitest';
import type { OutNote } from './notes-out';
import { asThuHoach, headOf, placeAndDay, signerOf } from './thu-hoach';

const fields = {
  superior: ' Đảng bộ phường ',
  cell: '',
  writer: 'Lê Thị Ẩn',
  role: '',
  place: 'Hà Nội',
  pack: '',
};
const note = (quote: string, body: string): OutNote => ({
  place: '',
  quote,
  source: 'Nghị quyết, mục II.1',
  kind: '',
  date: '',
  body,
});

test('days and the first two months have a nought before them, others none', () => {
  expect(placeAndDay('Hà Nội', new Date(2026, 1, 5).getTime())).toBe('Hà Nội, ngày 05 tháng 02 năm 2026');
  expect(placeAndDay(' ', new Date(2026, 11, 24).getTime())).toBe('Ngày 24 tháng 12 năm 2026');
  expect(headOf(fields, new Date(2026, 2, 1).getTime())).toEqual({
    superior: 'Đảng bộ phường',
    issuer: '',
    place_and_day: 'Hà Nội, ngày 01 tháng 3 năm 2026',
  });
  expect(signerOf(fields)).toEqual({ titles: ['Người viết'], name: 'Lê Thị Ẩn' });
});

test('what the pens marked comes pen by pen; what is empty leaves nothing', () => {
  const blocks = asThuHoach(fields, [
    {
      kind: 'viewpoint',
      notes: [note('văn hoá', 'Tâm đắc.\n\nLiên hệ.\n#hạn #quý-4'), note('', '#hạn Riêng #2 (#chi-bộ).')],
    },
    { kind: 'target', notes: [] },
    { kind: 'task', notes: [note('việc', ' ')] },
  ]);
  expect(blocks.map(({ style, runs }) => `${style}: ${runs.map((run) => run.text).join('')}`)).toEqual([
    'body: Họ và tên: Lê Thị Ẩn',
    'heading: I. Quan điểm',
    'quote: “văn hoá”',
    'body: Tâm đắc.',
    'body: Liên hệ.',
    'body: Riêng #2 ().',
    'heading: II. Nhiệm vụ',
    'quote: “việc”',
  ]);
  expect(blocks[2]).toMatchObject({ keep: true, runs: [{ note: 'Nghị quyết, mục II.1' }] });
  expect(blocks[7]?.keep).toBe(false);
});

test('of one kind alone there is no heading', () => {
  expect(asThuHoach({ ...fields, writer: '' }, [{ kind: 'plain', notes: [note('', 'Một.')] }])).toEqual([
    { style: 'body', runs: [{ text: 'Một.' }] },
  ]);
});
