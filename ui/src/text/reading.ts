/** The sheet. */

export const reading = {
  section: (address: string) => `Mục ${address}`,
  print: 'In (Ctrl+P)',
  opening: 'Đang mở tài liệu…',
  failed: 'Chưa mở được tài liệu',
  editorsNotes: 'Chú thích biên soạn, không thuộc văn bản',
  copyHint: 'Chép trích dẫn (Ctrl+Shift+C)',
  copyPlace: (label: string, spoken: string) =>
    label === '' ? `Chép trích dẫn ${spoken}` : `${label}, chép trích dẫn ${spoken}`,
  copied: 'Đã chép trích dẫn kèm nguồn.',
  notCopied: 'Máy không cho chép vào bộ nhớ tạm.',
  source: 'Nguồn',
  table: (columns: string) => `Bảng: ${columns}`,
  tool: 'Tô đậm và ghi chú',
  note: 'Ghi chú',
  noteHint: 'Ghi chú (Ctrl+N)',
  quote: 'Trích kèm nguồn (Ctrl+Shift+C)',
};
