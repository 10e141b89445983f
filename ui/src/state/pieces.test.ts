import { describe, expect, it } from 'vitest';
import type { BlockView } from '../ipc/types/commands';
import { isSaidWithCells, piecesOf, unspelled } from './pieces';

function block(text: string, more: Partial<BlockView> = {}): BlockView {
  return {
    id: '0:0',
    provision: 0,
    kind: 'paragraph',
    mark: null,
    level: 0,
    depth: 0,
    quoted: false,
    label: '',
    text,
    html: null,
    cells: [],
    table: null,
    notes: [],
    references: [],
    ...more,
  };
}
const texts = (own: BlockView, head?: BlockView) => piecesOf(own, head).map((piece) => piece.text);
const row = (text: string, kind: 'table_head' | 'table_row' = 'table_row') =>
  block(text, { kind, cells: text.split(' | '), table: 0 });

describe('what is said in one breath', () => {
  it('is a sentence, with the number that stands before it', () => {
    const own = block('II. NỘI DUNG. Câu hai; câu ba.');
    expect(texts(own)).toEqual(['II. NỘI DUNG.', 'Câu hai;', 'câu ba.']);
    for (const { start, end, text } of piecesOf(own, undefined))
      expect(own.text.slice(start, end)).toBe(text);
  });

  it('begins with the sign before the block where that says something', () => {
    expect(texts(block('Một câu.', { mark: '(4)' }))).toEqual(['(4) Một câu.']);
    expect(texts(block('Một câu.', { mark: '-' }))).toEqual(['Một câu.']);
  });

  it('is never longer than a breath, and no letter of it is lost', () => {
    const long = 'một hai ba bốn năm, '.repeat(200).trim();
    const pieces = piecesOf(block(long), undefined);
    expect(pieces.length).toBeGreaterThan(4);
    expect(Math.max(...pieces.map(({ start, end }) => end - start))).toBeLessThanOrEqual(600);
    expect(pieces.map((piece) => piece.text).join(' ')).toBe(long);
    const unbroken = '😀'.repeat(1000);
    const parts = piecesOf(block(unbroken), undefined);
    expect(parts.map((piece) => piece.text).join('')).toBe(unbroken);
    expect(parts.some((piece) => /\p{Surrogate}/u.test(piece.text))).toBe(false);
  });

  it('is a cell after the name of its column', () => {
    const head = row('Chỉ tiêu | 2025 | 2030', 'table_head');
    const own = row('Tỷ lệ đô thị hoá | từ 45% | –');
    expect(texts(own, head)).toEqual(['Tỷ lệ đô thị hoá', '2025: từ 45%']);
    expect(piecesOf(own, head).map(({ start, end }) => own.text.slice(start, end))).toEqual([
      'Tỷ lệ đô thị hoá',
      'từ 45%',
    ]);
    expect(isSaidWithCells(head)).toBe(true);
  });

  it('is a cell alone where there are two columns', () => {
    const head = row('Thuật ngữ | Nghĩa', 'table_head');
    expect(texts(row('Đô thị | Nơi ở.'), head)).toEqual(['Đô thị', 'Nơi ở.']);
    expect(isSaidWithCells(head)).toBe(false);
  });

  it('is nothing of a rule', () => {
    expect(texts(block('', { kind: 'rule' }))).toEqual([]);
  });
});

describe('a heading in capitals', () => {
  it('is said as words', () => {
    expect(unspelled('II. TỔ CHỨC THỰC HIỆN', 'hai. TỔ CHỨC THỰC HIỆN')).toBe('hai. tổ chức thực hiện');
    expect(unspelled('UBND', 'UBND')).toBe('UBND');
    expect(unspelled('Vốn ODA và FDI', 'Vốn ODA và FDI')).toBe('Vốn ODA và FDI');
  });
});
