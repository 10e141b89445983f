/** The four pens and the plain note. */
import type { NoteKind } from '../ipc/types/commands';

export const pens: Record<NoteKind, string> = {
  viewpoint: 'Quan điểm',
  target: 'Mục tiêu',
  task: 'Nhiệm vụ',
  relation: 'Liên hệ',
  plain: 'Ghi chú',
};

/** What a block's mark says to a screen reader. */
export const penMarked = (kind: NoteKind, words: string) => `Tô đậm, ${pens[kind]}: ${words}.`;
