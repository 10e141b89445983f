import type { QuickGroupView, TargetsView, TargetView } from '../../ipc/types/commands';

/** The source that all cards of a group share: it is said once, over them. */
export function commonSource(group: QuickGroupView): string | null {
  const first = group.cards[0]?.source ?? null;
  return group.cards.every((card) => card.source === first) ? first : null;
}

/** "(4)" and "1." as they stand large beside a card: 4, 1. */
export function bareMark(mark: string): string {
  return mark.replace(/[().]/gu, '');
}

/** Which years have a column of their own; the rest, where few targets say anything, follow in words. */
export function columnsOf(targets: TargetsView): { years: number[]; others: number[] } {
  const stated = (index: number) =>
    targets.rows.filter((row) => row.figures[index]?.amount !== 'unstated').length;
  const wide = targets.years.map((_, index) => stated(index) * 3 > targets.rows.length);
  const pick = (wanted: boolean) =>
    targets.years.flatMap((_, index) => (wide[index] === wanted ? [index] : []));
  return { years: pick(true), others: pick(false) };
}

/** The years that a target has a statement for, and what it is. */
export function statedOf(targets: TargetsView, row: TargetView): { year: number; html: string }[] {
  return row.figures.flatMap((figure, index) =>
    figure.amount === 'unstated' ? [] : [{ year: targets.years[index] ?? 0, html: figure.html }],
  );
}
