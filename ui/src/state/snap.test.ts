import { describe, expect, it, test } from 'vitest';
import { snapped, snappedParts } from './snap';

/** "a [b c] d": the text, and what stands between the brackets of the notation, which are ⟦ and ⟧. */
function read(marked: string): { text: string; start: number; end: number } {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  return { text: marked.replace(/[⟦⟧]/gu, ''), start, end };
}

const show = (text: string, whole: { start: number; end: number } | null) =>
  whole && `${text.slice(0, whole.start)}⟦${text.slice(whole.start, whole.end)}⟧${text.slice(whole.end)}`;

describe('a chosen stretch in whole syllables', () => {
  test.each([
    // Cut syllables are made whole on either side.
    ['n⟦hận thứ⟧c, trách nhiệm', '⟦nhận thức⟧, trách nhiệm'],
    ['nâng cao n⟦h⟧ận thức', 'nâng cao ⟦nhận⟧ thức'],
    ['⟦nhận thức⟧, trách nhiệm', '⟦nhận thức⟧, trách nhiệm'],
    ['nâng⟦ cao ⟧nhận thức', 'nâng ⟦cao⟧ nhận thức'],
    // Numbers, dates and codes are whole.
    ['Nghị quyết số 06⟦-N⟧Q/TW ngày', 'Nghị quyết số ⟦06-NQ/TW⟧ ngày'],
    ['đạt 2⟦,5⟧%, tăng', 'đạt ⟦2,5%⟧, tăng'],
    ['khoảng 1⟦,9–2⟧,3%/năm', 'khoảng ⟦1,9–2,3%/năm⟧'],
    ['ngày 1⟦9/6⟧/2025.', 'ngày ⟦19/6/2025⟧.'],
    ['mục I⟦I.3⟧.(4) nêu', 'mục ⟦II.3.(4)⟧ nêu'],
    ['lúc 10⟦:⟧30', 'lúc ⟦10:30⟧'],
    ['tại TP⟦.⟧HCM', 'tại ⟦TP.HCM⟧'],
    ['kinh ⟦tế - xã⟧ hội', 'kinh ⟦tế - xã⟧ hội'],
    ['và⟦/h⟧oặc', '⟦và/hoặc⟧'],
    // Signs that were chosen stay with their syllable; those of another go.
    ['một⟦, hai,⟧ ba', 'một, ⟦hai,⟧ ba'],
    ['một ⟦hai (⟧ba)', 'một ⟦hai⟧ (ba)'],
    ['⟦một, ⟧hai', '⟦một,⟧ hai'],
    // Quotes and brackets come along with their other half.
    ['gọi là “đ⟦ô th⟧ị” lớn', 'gọi là ⟦“đô thị”⟧ lớn'],
    ['gọi “đ⟦ô⟧ thị” lớn', 'gọi “⟦đô⟧ thị” lớn'],
    ['(gọi ⟦là) kh⟧ác', '(gọi ⟦là) khác⟧'],
    ['⟦(gọi là⟧) khác', '⟦(gọi là)⟧ khác'],
    ['(⟦gọi là)⟧ khác', '⟦(gọi là)⟧ khác'],
    ['nói "⟦được⟧" rồi', 'nói ⟦"được"⟧ rồi'],
    ['xem ((⟦a⟧)) b', 'xem ⟦((a))⟧ b'],
    // A whole sentence has its end, a part of one doesn't.
    ['⟦Một ha⟧i. Ba', '⟦Một hai.⟧ Ba'],
    ['Một ⟦ha⟧i. Ba', 'Một ⟦hai⟧. Ba'],
    ['Một hai. ⟦Ba bố⟧n…', 'Một hai. ⟦Ba bốn…⟧'],
    ['⟦- Một⟧; hai', '⟦- Một;⟧ hai'],
    ['“⟦Một ha⟧i.”', '⟦“Một hai.”⟧'],
    ['“Một. ⟦Ha⟧i.”', '“Một. ⟦Hai.⟧”'],
    ['Nói “⟦một ha⟧i”.', 'Nói ⟦“một hai”⟧.'],
    ['⟦Nói “một ha⟧i”.', '⟦Nói “một hai”.⟧'],
    // A blank that was forgotten parts all the same.
    ['nhà,x⟦ã⟧ hội', 'nhà,⟦xã⟧ hội'],
    ['n⟦h⟧à(xã)', '⟦nhà⟧(xã)'],
    // Of cells in a row none reaches into the next.
    ['Số đô th⟦ị | 95⟧0 | 1.000', 'Số đô ⟦thị | 950⟧ | 1.000'],
    // Units, not letters: a letter of two units counts for two, and marks that are combined go with theirs.
    ['a 𝒙⟦𝒚⟧ b', 'a ⟦𝒙𝒚⟧ b'],
    ['😀 m⟦ộ⟧t', '😀 ⟦một⟧'],
    ['to\u0302\u0309 ch\u01b0\u0301⟦c⟧', 'to\u0302\u0309 ⟦ch\u01b0\u0301c⟧'],
    // Signs alone stand for themselves.
    ['một ⟦–⟧ hai', 'một ⟦–⟧ hai'],
    ['một ⟦…⟧ hai', 'một ⟦…⟧ hai'],
  ])('%s', (marked, wanted) => {
    const { text, start, end } = read(marked);
    expect(show(text, snapped(text, { start, end }))).toBe(wanted);
  });

  it('is the same when it is done again, wherever it begins', () => {
    const text = 'Nghị quyết số 06-NQ/TW (24/01/2022) nêu “đô thị”: tăng 1,5–1,9%; “phải có” (nếu cần). Hết…';
    for (let start = 0; start < text.length; start += 1) {
      for (let end = start + 1; end <= text.length; end += 1) {
        const once = snapped(text, { start, end });
        if (once === null) continue;
        expect(snapped(text, once)).toEqual(once);
        expect(once.end - once.start).toBeGreaterThan(0);
      }
    }
  });

  test.each(['một⟦,⟧ hai', 'một⟦ ⟧hai', '⟦⟧một'])('%s touches no syllable', (marked) => {
    const { text, start, end } = read(marked);
    expect(snapped(text, { start, end })).toBeNull();
  });
});

describe('what is chosen over several blocks', () => {
  const texts: Record<string, string> = { a: 'Một hai ba.', b: 'Tiêu đề', c: 'Bốn năm sáu.' };
  const parts = (...all: [string, number, number][]) =>
    snappedParts(
      all.map(([block, start, end]) => ({ block, start, end })),
      (block) => texts[block],
    ).map(({ block, start, end }) => (texts[block] === undefined ? block : texts[block].slice(start, end)));

  it('each block keeps to itself', () => {
    expect(parts(['a', 5, 11], ['b', 0, 7], ['c', 0, 6])).toEqual(['hai ba.', 'Tiêu đề', 'Bốn năm']);
  });

  it('a neighbour that is only touched is left out', () => {
    expect(parts(['a', 0, 11], ['b', 0, 1])).toEqual(['Một hai ba.']);
    expect(parts(['a', 9, 11], ['b', 0, 7])).toEqual(['Tiêu đề']);
    expect(parts(['a', 0, 11], ['b', 0, 4])).toEqual(['Một hai ba.', 'Tiêu']);
  });

  it('of nothing but edges something is meant', () => {
    expect(parts(['a', 9, 11], ['b', 0, 1])).toEqual(['ba.', 'Tiêu']);
  });

  it('what isn’t here stays as it is', () => {
    expect(parts(['a', 4, 11], ['x', 0, 900], ['c', 0, 3])).toEqual(['hai ba.', 'x', 'Bốn']);
  });
});
