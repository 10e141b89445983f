import type { NoteView, SessionView } from '../types/commands';

/** Notes to look at: block, quotation (none: the whole block), pen, words. */
export const sampleNotes: readonly [string, string | null, NoteView['kind'], string][] = [
  [
    'II.1:2',
    'lãnh đạo các đô thị trực thuộc',
    'relation',
    'Phường ta nay thuộc diện này: cử hai đồng chí dự.',
  ],
  [
    'II.2:2',
    'xác định rõ tiến độ, phân công trách nhiệm',
    'task',
    'Kế hoạch: thêm cột người chịu trách nhiệm, hạn từng quý.',
  ],
  ['II.2:2', null, 'viewpoint', 'Chọn hai điểm đột phá để nói kỹ.'],
  [
    'II.3.(4):0',
    'thích ứng với biến đổi khí hậu',
    'target',
    'Gắn với đợt ngập tháng 10: cống ở khu phố 4 chưa xong.',
  ],
  [
    'II.3.(2):0',
    'Nâng cao chất lượng quy hoạch đô thị',
    'task',
    'Phường mình còn hai khu quy hoạch đã lâu chưa làm. Đề xuất: lập danh sách, nêu rõ khu nào giữ, khu nào xin điều chỉnh.',
  ],
  ['II.3.(5):0', null, 'relation', 'Bộ phận một cửa: hỏi số hồ sơ trễ hạn để nêu trong buổi học.'],
  ['I.2:1', 'nghiêm túc, chất lượng', 'plain', '<script>alert(1)</script> [x](javascript:alert(1))'],
];

/** A session that goes on and one that is over. */
export function sampleSessions(now: number): SessionView[] {
  const past = now - 86_400_000 * 3;
  return [
    {
      id: 's1',
      title: 'Sinh hoạt chuyên đề: Quy hoạch đô thị',
      place: 'Nhà văn hoá khu phố 4',
      covers: '',
      started: now - 1_458_000,
      ended: null,
      notes: 0,
    },
    {
      id: 's0',
      title: 'Học tập Nghị quyết 06, buổi thứ nhất',
      place: 'Hội trường phường',
      covers: 'Mục đích, yêu cầu; đọc chung phần II',
      started: past,
      ended: past + 5_400_000,
      notes: 2,
    },
  ];
}
