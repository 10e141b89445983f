/**
 * Where the marks of one small chart stand. Lengths are sixteenths of a rem, so that the dial enlarges letters and
 * marks together. Nothing here knows a number that the source doesn't write.
 */
import type { FigureView, TargetView } from '../../ipc/types/commands';

export type Shape = 'bar' | 'dot' | 'ring' | 'dash';

export interface Mark {
  /** Index of its year. */
  year: number;
  shape: Shape;
  x: number;
  /** Top and bottom; equal but for bars. */
  top: number;
  bottom: number;
  arrow: 'up' | 'down' | null;
  /** The first year's marks are outlined, the others filled. */
  first: boolean;
  label: { x: number; y: number; text: string };
}

export interface Join {
  kind: 'band' | 'line';
  from: Mark;
  to: Mark;
}

export interface Plot {
  width: number;
  height: number;
  axis: number;
  /** One a year. */
  ticks: number[];
  /** Where the axis is broken: the years beside it are further apart than the others. */
  breaks: number[];
  marks: Mark[];
  joins: Join[];
}

const TOP = 40;
const BOTTOM = 104;
const AXIS = 132;
export const BAR = 14;
const LEAST = 4;
const ARROW = 17;
const ABOVE = 8;
const BELOW = 20;
const LINE = 18;
/** Where a label's foot may stand. */
const HIGHEST = 13;
const LOWEST = AXIS - 4;
/** A figure's width at 16.5, a little generously. */
const LETTER = 9;

type Numbered = FigureView & { low: number; high: number };
export const isNumbered = (figure: FigureView): figure is Numbered =>
  figure.low !== null && figure.high !== null;

/** A target is drawn if its numbers are on one scale and say more than one plain figure does. */
export function isDrawn(target: Pick<TargetView, 'unit' | 'figures'>): boolean {
  const numbers = target.figures.filter(isNumbered);
  if (target.unit === null || numbers.length === 0) return false;
  return numbers.length > 1 || numbers[0]?.amount !== 'exact';
}

export function plot(
  years: readonly number[],
  figures: readonly FigureView[],
  labels: readonly string[],
  width: number,
): Plot {
  const ticks = years.map((_, index) => ((index + 0.5) * width) / years.length);
  const gaps = years.slice(1).map((year, index) => year - (years[index] ?? year));
  const least = Math.min(...gaps);
  const broken = gaps.map((gap) => gap > least);
  const breaks = broken.flatMap((is, index) =>
    is ? [((ticks[index] ?? 0) + (ticks[index + 1] ?? 0)) / 2] : [],
  );

  const numbers = figures.filter(isNumbered);
  const low = Math.min(...numbers.map((figure) => figure.low));
  const high = Math.max(...numbers.map((figure) => figure.high));
  const y = (value: number) =>
    high === low ? (TOP + BOTTOM) / 2 : BOTTOM - ((value - low) / (high - low)) * (BOTTOM - TOP);

  const marks = figures.flatMap((figure, year): Mark[] => {
    if (!isNumbered(figure)) return [];
    const x = ticks[year] ?? 0;
    const [top, bottom] = thick(y(figure.high), y(figure.low), figure.amount === 'between');
    const text = labels[year] ?? '';
    const own = { year, x, top, bottom, first: year === 0, arrow: arrowOf(figure), shape: shapeOf(figure) };
    return [{ ...own, label: { x: inside(x, text, width), y: 0, text } }];
  });
  place(marks);
  const joins = marks.slice(1).flatMap((to, index): Join[] => {
    const from = marks[index];
    if (!from || to.year !== from.year + 1 || broken[from.year]) return [];
    return [{ kind: from.shape === 'bar' && to.shape === 'bar' ? 'band' : 'line', from, to }];
  });
  return { width, height: AXIS + 6, axis: AXIS, ticks, breaks, marks, joins };
}

/** The axis of years as a path, with its breaks and ticks. */
export function axisOf(chart: Plot): string {
  const cuts = chart.breaks.flatMap((at) => [at - 5, at + 5]);
  const ends = [0, ...cuts, chart.width];
  const lines: string[] = [];
  for (let at = 0; at < ends.length; at += 2) lines.push(`M${ends[at]} ${chart.axis}H${ends[at + 1]}`);
  for (const cut of cuts) lines.push(`M${cut - 3} ${chart.axis + 4}l6-8`);
  for (const tick of chart.ticks) lines.push(`M${tick} ${chart.axis}v5`);
  return lines.join('');
}

export const middle = (mark: Mark) => (mark.top + mark.bottom) / 2;

function thick(top: number, bottom: number, bar: boolean): [number, number] {
  if (!bar || bottom - top >= LEAST) return [top, bottom];
  const centre = (top + bottom) / 2;
  return [centre - LEAST / 2, centre + LEAST / 2];
}

function shapeOf({ amount, about }: FigureView): Shape {
  if (amount === 'between') return 'bar';
  if (amount === 'above' || amount === 'below') return 'ring';
  return amount === 'exact' && about ? 'dash' : 'dot';
}

function arrowOf({ amount }: FigureView): Mark['arrow'] {
  if (amount === 'from' || amount === 'above') return 'up';
  return amount === 'up_to' || amount === 'below' ? 'down' : null;
}

function inside(x: number, text: string, width: number): number {
  const half = Math.min((text.length * LETTER) / 2, width / 2);
  return Math.min(Math.max(x, half), width - half);
}

/**
 * Labels go over their marks, but under those that a neighbour towers over, so that what joins them stays free. One
 * that would meet another goes to the other side, or further out.
 */
function place(marks: Mark[]): void {
  const placed: Mark[] = [];
  marks.forEach((mark, index) => {
    const beside = [marks[index - 1], marks[index + 1]].filter((one) => one !== undefined);
    const under = beside.some((one) => middle(one) < middle(mark) - 1);
    const above = mark.top - ABOVE - (mark.arrow === 'up' ? ARROW : 0);
    const below = mark.bottom + BELOW + (mark.arrow === 'down' ? ARROW : 0);
    const steps = [0, 1, 2, 3, 4, 5, 6, 7];
    const sides = steps.flatMap((step) => {
      const pair = [above - step * LINE, below + step * LINE];
      return under ? pair.reverse() : pair;
    });
    const free = (y: number) =>
      y >= HIGHEST && y <= LOWEST && placed.every((other) => !meets(mark, y, other, other.label.y));
    mark.label.y = sides.find(free) ?? (under ? below : above);
    placed.push(mark);
  });
}

function meets(mark: Mark, y: number, other: Mark, otherY: number): boolean {
  const room = ((mark.label.text.length + other.label.text.length) * LETTER) / 2;
  return Math.abs(mark.label.x - other.label.x) < room && Math.abs(y - otherY) < LINE;
}
