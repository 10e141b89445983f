/** Whose words an answer is made of. Shares are told, never judged. */
import { inFigures } from './number';

const share = (part: number, all: number) => `${all === 0 ? 0 : Math.round((part / all) * 100)}%`;

export const bar = {
  own: 'lời của tôi',
  quoted: 'trích có dẫn',
  noted: 'từ ghi chú',
  verbatim: 'nguyên văn chưa dẫn',
  share,
  label: 'Lời của bài',
  about: 'So với thư viện trên máy, không so với mạng.',
  run: (syllables: number) => `${inFigures(syllables)} tiếng giống nguyên văn`,
  source: 'Nguồn của đoạn giống',
  mine: 'Trong bài của tôi',
  there: 'Trong văn bản',
  earlier: (title: string) => `Trùng bài trước của tôi: “${title}”`,
  quote: 'Biến thành trích dẫn',
  open: 'Mở văn bản ở chỗ này',
  back: 'Về ghi chú',
  next: (at: number, of: number) => `Đoạn giống ${at}/${of}`,
};
