import { describe, expect, it } from 'vitest';
import type { PartKind, PartView } from '../ipc/types/commands';
import { answersOf, behindIn, byText, isFilled, moved, movedTo, type PaperSelf } from '../state/paper-parts';
import { asBlocks, asOutline, asRequest, gist, pagesOf } from './paper-out';
import { daysBetween } from './papers';

const part = (id: string, kind: PartKind, body = '', more: Partial<PartView> = {}): PartView => ({
  id,
  kind,
  body,
  anchor: null,
  place: { state: 'free' },
  further: [],
  altered: false,
  rank: null,
  note: null,
  updated: 0,
  deleted: null,
  ...more,
});
const source = ({ kind }: PartView) => (kind === 'quote' ? 'Nghị quyết, mục II.1' : '');
const words = (blocks: readonly { runs: readonly { text: string }[] }[]) =>
  blocks.map(({ runs }) => runs.map(({ text }) => text).join(''));

const fields: PaperSelf = {
  title: 'Bài',
  top: { superior: '', cell: 'Chi bộ 5', writer: 'Hạnh', role: '', place: 'Hà Nội', subject: '' },
  pack: '',
  due_on: null,
  asked_pages: null,
  asked_words: null,
  handed_in_on: null,
  doc: null,
};

describe('a paper as it is printed', () => {
  it('leaves out empty frames, hints and questions that nothing answers', () => {
    const parts = [
      part('q1', 'question', 'Tâm đắc điều gì?'),
      part('t', 'quote', 'đô thị bền vững'),
      part('a', 'understand', '  '),
      part('b', 'relate', 'Phường tôi #hạn làm rồi.\n\nHai khu.'),
      part('c', 'will', ''),
      part('q2', 'question', 'Điểm mới?'),
      part('d', 'understand', ''),
      part('q3', 'question', 'Việc gì?'),
      part('e', 'own', 'Làm **ngay**.'),
    ];
    const blocks = asBlocks(parts, source);
    expect(words(blocks)).toEqual([
      'Câu 1. Tâm đắc điều gì?',
      '“đô thị bền vững”',
      'Liên hệ đơn vị',
      'Phường tôi làm rồi.',
      'Hai khu.',
      'Câu 3. Việc gì?',
      'Làm ngay.',
    ]);
    expect(blocks[1]?.runs[0]?.note).toBe('Nghị quyết, mục II.1');
  });

  it('has every part that says something once, in order, in ten thousand papers', () => {
    let seed = 7;
    const roll = (sides: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * sides);
    };
    const kinds: PartKind[] = ['question', 'heading', 'own', 'understand', 'relate', 'will', 'quote', 'note'];
    for (let paper = 0; paper < 10_000; paper += 1) {
      const parts = Array.from({ length: roll(14) }, (_, at) =>
        part(String(at), kinds[roll(kinds.length)] ?? 'own', roll(3) === 0 ? ' ' : `Lời [${paper} ${at}]`),
      );
      const printed = words(asBlocks(parts, source)).join('\n');
      const wanted = answersOf(parts).flatMap(({ question, parts: own }) => {
        const filled = own.filter(isFilled);
        return [...(question && filled.length > 0 ? [question] : []), ...filled].filter(isFilled);
      });
      const found = [...printed.matchAll(/\[(\d+) (\d+)\]/gu)].map((hit) => hit[2]);
      expect(found).toEqual(wanted.map(({ id }) => id));
    }
  });

  it('says who writes, and measures itself', () => {
    const request = asRequest(fields, [part('a', 'own', 'lời '.repeat(2000))], source, 0);
    expect(words(request.blocks)[0]).toBe('Họ và tên: Hạnh');
    expect(request.head?.issuer).toBe('Chi bộ 5');
    expect(pagesOf(request)).toBeGreaterThan(2);
    expect(pagesOf({ ...request, blocks: [] })).toBe(0);
  });

  it('becomes a plan to be copied by hand', () => {
    const parts = [
      part('q', 'question', 'Điểm mới?'),
      part('a', 'own', 'Câu đầu nói hết ý. Câu sau chỉ giải thích thêm.'),
      part('t', 'quote', 'đô thị'),
      part('w', 'will', ''),
    ];
    expect(words(asOutline(parts, source))).toEqual([
      'Câu 1. Điểm mới?',
      'Đoạn của tôi: Câu đầu nói hết ý.',
      'Trích: “đô thị” (Nghị quyết, mục II.1)',
    ]);
    expect(gist('chữ '.repeat(100))).toMatch(/…$/u);
  });
});

describe('the order of parts', () => {
  const parts = [
    part('q', 'question', 'Câu'),
    part('z', 'quote', 'sau', { rank: [0, 9, 0], note: 'n' }),
    part('y', 'note', 'lời của chỗ sau', { note: 'n' }),
    part('x', 'quote', 'trước', { rank: [0, 2, 5] }),
    part('w', 'quote', 'không còn'),
    part('v', 'understand', 'hiểu'),
    part('p', 'question', 'Câu khác'),
  ];

  it('is that of the texts, and what belongs to a quotation goes with it', () => {
    expect(byText(parts, 'q')).toEqual(['q', 'x', 'z', 'y', 'w', 'v', 'p']);
    expect(byText(parts, 'không có')).toEqual(parts.map(({ id }) => id));
  });

  it('moves one part and keeps the others', () => {
    expect(moved(parts, 'x', -1)).toEqual(['q', 'z', 'x', 'y', 'w', 'v', 'p']);
    expect(moved(parts, 'q', -1)).toEqual(parts.map(({ id }) => id));
    expect(movedTo(parts, 'z', 'p')).toEqual(['q', 'y', 'x', 'w', 'v', 'z', 'p']);
    expect(movedTo(parts, 'q', null)).toEqual(['z', 'y', 'x', 'w', 'v', 'p', 'q']);
  });

  it('puts what is given behind the quotations that an answer begins with', () => {
    expect(behindIn(parts, 'q')).toBe('w');
    expect(behindIn(parts, 'p')).toBe('p');
    expect(behindIn([], null)).toBeNull();
  });
});

describe('civil days', () => {
  it('are counted without an hour', () => {
    expect(daysBetween('2026-12-01', '2026-12-12')).toBe(11);
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-12-12', '2026-12-01')).toBe(-11);
  });
});
