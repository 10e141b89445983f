import { selectedParts, type Part } from '../../reader/text-walker';
import type { Page } from './page';
import { MOST_BLOCKS } from './sheaves';

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
  const parts = selectedParts(sheet, selection, (id) => page.text.block(page.text.indexOf(id))?.text);
  const [first, last] = [parts[0], parts.at(-1)].map((part) => (part ? page.text.indexOf(part.block) : -1));
  const from = span.missing || first === undefined || first < 0 ? span.from : first;
  const to = span.missing || last === undefined || last < 0 ? span.to : last;
  return { from, to, parts, missing: span.missing };
}

/**
 * The chosen characters block by block. None of so much that no one means to mark or cite it: the whole text can be
 * copied all the same.
 */
export function chosenParts({ from, to, parts, missing }: Selected, page: Page): readonly Part[] {
  if (!missing) return parts;
  if (to - from >= MOST_BLOCKS) return [];
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
