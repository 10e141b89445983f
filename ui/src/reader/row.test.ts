import { expect, it } from 'vitest';
import { rowParts } from './row';

const text = 'Tỷ lệ đô thị hoá | từ 45% | trên 50% |  | Nghị quyết';
const heads = ['Chỉ tiêu', 'Năm 2025', 'Năm 2030', 'Năm 2045', 'Theo'];

function row(asked = -1) {
  let at = 0;
  const cells = text.split(' | ').map((words, column) => {
    const range: [number, number] = [at, at + words.length];
    at += words.length + 3;
    return { head: heads[column] ?? '', range, asked: column === asked };
  });
  return { cells };
}

it('a row says what each figure is of, and leaves out what is empty', () => {
  const parts = rowParts(text, [], row(2));
  expect(parts.map(({ head, pieces }) => `${head}: ${pieces.map((piece) => piece.text).join('')}`)).toEqual([
    ': Tỷ lệ đô thị hoá',
    '2025: từ 45%',
    '2030: trên 50%',
    'Theo: Nghị quyết',
  ]);
  expect(parts.filter((part) => part.asked).map((part) => part.head)).toEqual(['2030']);
});

it('what is lit stays with its cell, also where it reaches over two', () => {
  const start = text.indexOf('hoá');
  const parts = rowParts(
    text,
    [
      [0, 5],
      [start, text.indexOf('45') + 2],
    ],
    row(),
  );
  const lit = parts.map(({ pieces }) => pieces.filter((piece) => piece.lit).map((piece) => piece.text));
  expect(lit).toEqual([['Tỷ lệ', 'hoá'], ['từ 45'], [], []]);
});

it('only years lose their word', () => {
  const own = {
    cells: [
      { head: 'Việc', range: [0, 2] as [number, number], asked: false },
      { head: 'Năm học', range: [5, 9] as [number, number], asked: false },
    ],
  };
  expect(rowParts('A1 | 2030', [], own)[1]?.head).toBe('Năm học');
});
