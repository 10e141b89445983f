/** Earlier editions of a document: what changed, and the notes that were written on them. */
import type { ChangeView } from '../ipc/types/commands';
import { isoDate } from './time';

const counted: Record<ChangeView, (count: string) => string> = {
  edited: (count) => `${count} đoạn sửa lời`,
  added: (count) => `${count} đoạn thêm mới`,
  removed: (count) => `${count} đoạn bỏ đi`,
  moved: (count) => `${count} đoạn chuyển chỗ`,
  renumbered: (count) => `${count} đoạn chỉ đổi số`,
  same: (count) => `${count} đoạn giữ nguyên`,
};

/** "31/01/2025" of a name that is a day, else the name. */
const dated = (name: string) => isoDate(name);

export const editions = {
  title: 'Bản cũ và bản đang đọc',
  open: 'Xem bản cũ, so với bản này',
  menu: 'So với bản cũ…',
  which: 'Bản cũ',
  name: (name: string) => `Bản trước ngày ${dated(name)}`,
  tabs: { compare: 'Khác nhau', notes: 'Ghi chú của bản cũ', old: 'Đọc bản cũ' },
  notesTab: (count: number) => (count === 0 ? 'Ghi chú của bản cũ' : `Ghi chú của bản cũ (${count})`),
  busy: 'Đang so hai bản…',
  counted: (change: ChangeView, count: string) => counted[change](count),
  alike: (count: string) => `Hai bản giống hệt nhau (${count} đoạn).`,
  old: 'Bản cũ',
  today: 'Bản đang đọc',
  change: {
    edited: 'Sửa lời',
    added: 'Thêm mới',
    removed: 'Bỏ đi',
    moved: 'Chuyển chỗ',
    renumbered: 'Chỉ đổi số',
    same: 'Giữ nguyên',
  } satisfies Record<ChangeView, string>,
  from: (place: string) => `trong bản cũ ở ${place}`,
  removedPart: 'bản đang đọc không còn mục này',
  showSame: (count: string) => `Hiện ${count} đoạn giữ nguyên`,
  hideSame: (count: string) => `Ẩn ${count} đoạn giữ nguyên`,
  more: 'Hiện tiếp',
  noOld: 'Không có ở bản cũ',
  noNew: 'Bản đang đọc không còn',
  goThere: 'Tới đoạn này trong bản đang đọc',

  hanging: (count: number) => `${count} ghi chú còn ở bản cũ`,
  noNotes: 'Không còn ghi chú nào chỉ thuộc bản cũ.',
  unchanged: 'Lời văn vẫn nguyên',
  unchangedAsk: (count: number) =>
    count === 1
      ? 'Một ghi chú có câu chữ vẫn nguyên ở bản đang đọc, chỉ đổi chỗ. Chuyển sang bản đang đọc?'
      : `${count} ghi chú có câu chữ vẫn nguyên ở bản đang đọc, chỉ đổi chỗ. Chuyển tất cả sang bản đang đọc?`,
  carryAll: (count: number) => (count === 1 ? 'Chuyển ghi chú này' : `Chuyển cả ${count} ghi chú`),
  changed: 'Lời văn đã đổi',
  changedHint: 'Xem từng ghi chú: câu cũ bên trái, câu mới bên phải. Chưa chuyển thì ghi chú vẫn ở bản cũ.',
  carry: 'Chuyển sang câu mới',
  kept: 'Câu chữ không còn',
  keptHint: 'Những ghi chú này ở lại với bản cũ, vẫn đọc và tìm được như trước.',
  further: (count: number) => `và ${count} chỗ nữa`,
  empty: '(ghi chú chưa có lời)',
  carried: (count: number) => `Đã chuyển ${count} ghi chú sang bản đang đọc.`,
};
