import { selectedParts, type Part } from '../../reader/text-walker';
import type { Page } from './page';

/** Words of more blocks nobody means to mark or cite. */
const MOST_CHOSEN = 1500;

/** What is selected of a document, also of what isn't on the page. */
export interface Selected {
  /** The indices of the first and the last block. */
  from: number;
  to: number;
  /** What is selected of those that are on the page. */
  parts: readonly Part[];
  /** Some of the blocks between aren't there. */
  missing: boolean;
}

/** A selection that reaches onto the sheet; null where it doesn't. */
export function selectedOn(sheet: HTMLElement, page: Page, selection: Selection | null): Selected | null {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const span = page.spanOf(range);
  if (!span) return null;
  const parts = selectedParts(sheet, selection, (id) => page.textOf(id));
  const chosen = new Set(parts.map((part) => part.block));
  // A block in which the selection ends, or begins, and has no part of it is only touched.
  const touched = (at: number, end: Node) => {
    const id = page.text.idOf(at);
    return sheet.contains(end) && id !== undefined && page.element(id) && !chosen.has(id) ? 1 : 0;
  };
  const from = span.from + touched(span.from, range.startContainer);
  const to = span.to - touched(span.to, range.endContainer);
  return { from, to, parts, missing: span.missing };
}

/**
 * The chosen characters block by block. None of so much that no one means to mark or cite it: it can be copied all the
 * same.
 */
export function chosenParts({ from, to, parts, missing }: Selected, page: Page): readonly Part[] {
  if (!missing) return parts;
  if (to - from >= MOST_CHOSEN) return [];
  const here = new Map(parts.map((part) => [page.text.indexOf(part.block), part]));
  const all: Part[] = [];
  for (let index = from; index <= to; index += 1) {
    const block = page.text.idOf(index);
    const end = page.text.lengths[index] ?? 0;
    const part = here.get(index) ?? (block !== undefined && end > 0 ? { block, start: 0, end } : undefined);
    // What is on the page and has no part isn't selected.
    if (part && (here.has(index) || !page.element(part.block))) all.push(part);
  }
  return all;
}
