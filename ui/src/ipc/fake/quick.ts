import { CallError } from '../errors';
import type { AmountView, DocumentView, FigureView, QuickCardView, QuickView } from '../types/commands';

const card = (block: string, mark: string | null, title: string, body: string): QuickCardView => ({
  block,
  label: mark ?? '',
  mark,
  title: title === '' ? '' : `<strong>${title}</strong>`,
  body,
  source: 'Nghị quyết',
  details: [],
  fields: [],
  notes: [],
});

const figure = (text: string, amount: AmountView, low?: number, high = low): FigureView => ({
  html: text,
  text,
  amount,
  low: low ?? null,
  high: high ?? null,
  about: text.startsWith('khoảng'),
  written: low === undefined ? '' : text.replace(/^(từ|trên|khoảng) /u, '').replace(/ ?%$/u, ''),
  rest: amount === 'words' ? text : '',
  remark: null,
});

/** The digest's cards in small, with the shapes that the core gives. */
export function quickOf(view: DocumentView): QuickView {
  if (view.summary.quick.length === 0) throw new CallError('place_not_found', view.summary.id);
  const row = (index: number, name: string, unit: string | null, figures: FigureView[]) => ({
    block: `chi-tieu:${index}`,
    label: `hàng ${index}`,
    name,
    name_text: name,
    figures,
    unit,
    others: ['Nghị quyết'],
    notes: [],
  });
  return {
    summary: view.summary,
    groups: [
      {
        kind: 'viewpoints',
        title: 'Năm quan điểm chỉ đạo',
        block: 'quan-diem:0',
        intro: ['<strong>Cần đối chiếu:</strong> lời tóm lược.'],
        cards: [
          card('quan-diem.(1):0', '(1)', 'Đô thị hoá', 'Xu thế khách quan <em>(cần đối chiếu)</em>.'),
          card('quan-diem.(2):0', '(2)', 'Quy hoạch', 'Đi trước một bước.'),
        ],
      },
    ],
    targets: [
      {
        title: 'Chỉ tiêu',
        block: 'chi-tieu:0',
        intro: [],
        head: 'Chỉ tiêu',
        years: [2025, 2030, 2045],
        other_heads: ['Theo'],
        rows: [
          row(1, 'Tỷ lệ đô thị hoá', '%', [
            figure('từ 45 %', 'from', 45),
            figure('trên 50 %', 'above', 50),
            figure('nhóm trung bình cao của ASEAN và châu Á', 'words'),
          ]),
          row(2, 'Số đô thị cả nước', '', [
            figure('khoảng 950–1.000', 'between', 950, 1000),
            figure('khoảng 1.000–1.200', 'between', 1000, 1200),
            figure('không nêu', 'unstated'),
          ]),
          row(3, 'Đô thị có quy hoạch', '%', [
            figure('100%', 'exact', 100),
            figure('không nêu', 'unstated'),
            figure('không nêu', 'unstated'),
          ]),
        ],
      },
    ],
  };
}
