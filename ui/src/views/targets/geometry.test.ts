import { describe, expect, it } from 'vitest';
import type { AmountView, FigureView } from '../../ipc/types/commands';
import { shortFigure, spokenTarget } from '../../text/quick';
import { isDrawn, middle, plot } from './geometry';

const figure = (
  amount: AmountView,
  low: number | null = null,
  high: number | null = low,
  more: Partial<FigureView> = {},
): FigureView => ({
  html: '',
  text: 'không nêu',
  amount,
  low,
  high,
  about: false,
  written: low === null ? '' : `${low}`,
  rest: '',
  remark: null,
  ...more,
});
const nothing = figure('unstated');
const YEARS = [2025, 2030, 2045];
const draw = (figures: FigureView[], width = 235, labels = figures.map(shortFigure)) =>
  plot(YEARS, figures, labels, width);

describe('a small chart', () => {
  it('sets higher numbers higher, on one scale from its lowest to its highest', () => {
    const { marks } = draw([figure('from', 45), figure('above', 50), figure('exact', 60)]);
    const [first, second, third] = marks.map(middle);
    expect(first).toBeGreaterThan(second ?? 0);
    expect(second).toBeGreaterThan(third ?? 0);
    // 50 is a third of the way from 45 to 60.
    expect(((first ?? 0) - (second ?? 0)) / ((first ?? 0) - (third ?? 0))).toBeCloseTo(1 / 3);
  });

  it('shows a range from its low end to its high end', () => {
    const { marks, joins } = draw([figure('between', 950, 1000), figure('between', 1000, 1200), nothing]);
    const [first, second] = marks;
    expect(first?.shape).toBe('bar');
    expect(first?.top).toBeCloseTo(second?.bottom ?? 0);
    const height = (mark?: { top: number; bottom: number }) => (mark ? mark.bottom - mark.top : 0);
    expect(height(second) / height(first)).toBeCloseTo(4);
    expect(joins.map((join) => join.kind)).toEqual(['band']);
  });

  it('tells kinds of numbers apart by shape and arrow alone', () => {
    const shapes = (one: FigureView) => {
      const mark = draw([one, nothing, nothing]).marks[0];
      return `${mark?.shape} ${mark?.arrow ?? ''}`.trim();
    };
    expect(shapes(figure('from', 45))).toBe('dot up');
    expect(shapes(figure('above', 50))).toBe('ring up');
    expect(shapes(figure('below', 50))).toBe('ring down');
    expect(shapes(figure('up_to', 50))).toBe('dot down');
    expect(shapes(figure('exact', 75, 75, { about: true }))).toBe('dash');
    expect(shapes(figure('exact', 75))).toBe('dot');
    expect(shapes(figure('between', 3, 5))).toBe('bar');
  });

  it('draws nothing where the source has no number', () => {
    const { marks, joins } = draw([nothing, figure('words'), nothing]);
    expect(marks).toEqual([]);
    expect(joins).toEqual([]);
    expect(draw([nothing, figure('between', 3, 5), figure('from', 5)]).marks.map((one) => one.year)).toEqual([
      1, 2,
    ]);
  });

  it('breaks the axis where years are further apart, and joins nothing across the break', () => {
    const { breaks, ticks, joins } = draw([figure('exact', 1), figure('exact', 2), figure('exact', 3)]);
    expect(breaks).toHaveLength(1);
    expect(breaks[0]).toBeGreaterThan(ticks[1] ?? 0);
    expect(breaks[0]).toBeLessThan(ticks[2] ?? 0);
    expect(joins.map((join) => [join.from.year, join.to.year])).toEqual([[0, 1]]);
    expect(plot([2025, 2030], [nothing, nothing], ['', ''], 200).breaks).toEqual([]);
  });

  it('keeps labels inside and apart at every width, whatever the numbers', () => {
    for (const width of [150, 200, 235, 290, 400]) {
      for (const [a, b, c] of [
        [950, 1000, null],
        [50, 50, 50],
        [3, 2, 1],
        [1, 2, 3],
        [2, 1, 3],
      ]) {
        const one = (value?: number | null) =>
          typeof value === 'number' ? figure('between', value, value + 0.1) : nothing;
        const labels = ['~950–1.000', '~1.000–1.200', 'từ 5'];
        const { marks, axis } = plot(YEARS, [one(a), one(b), one(c)], labels, width);
        for (const mark of marks) {
          const half = Math.min((mark.label.text.length * 9) / 2, width / 2);
          expect(mark.label.x - half).toBeGreaterThanOrEqual(-0.01);
          expect(mark.label.x + half).toBeLessThanOrEqual(width + 0.01);
          expect(mark.label.y).toBeGreaterThan(8);
          expect(mark.label.y).toBeLessThan(axis);
        }
        for (const [index, mark] of marks.entries()) {
          for (const before of marks.slice(0, index)) {
            const room = ((mark.label.text.length + before.label.text.length) * 9) / 2;
            const beside = Math.abs(mark.label.x - before.label.x) >= room;
            expect(beside || Math.abs(mark.label.y - before.label.y) >= 17).toBe(true);
          }
        }
      }
    }
  });

  it('leaves plain statements and what is on no common scale to words', () => {
    expect(isDrawn({ unit: '%', figures: [figure('exact', 100), nothing, nothing] })).toBe(false);
    expect(isDrawn({ unit: null, figures: [nothing, figure('words'), nothing] })).toBe(false);
    expect(isDrawn({ unit: null, figures: [figure('from', 3), figure('exact', 10), nothing] })).toBe(false);
    expect(isDrawn({ unit: '%', figures: [figure('above', 80), figure('words'), nothing] })).toBe(true);
    expect(isDrawn({ unit: '%', figures: [figure('exact', 75), figure('exact', 85), nothing] })).toBe(true);
  });
});

describe('a figure in words', () => {
  it('beside its mark', () => {
    expect(shortFigure(figure('from', 45))).toBe('từ 45');
    expect(shortFigure(figure('between', 1, 2, { about: true, written: '1,5–1,9' }))).toBe('~1,5–1,9');
    expect(shortFigure(nothing)).toBe('');
  });

  it('spoken whole', () => {
    const one = figure('between', 1, 2, { text: 'khoảng 1,5–1,9%' });
    expect(spokenTarget('Đất', [2025, 2045], [one, nothing])).toBe(
      'Đất. 2025: khoảng 1,5 đến 1,9%; 2045: không nêu.',
    );
  });
});
