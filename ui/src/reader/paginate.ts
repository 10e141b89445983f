/** Puts what stands on one long galley onto pages. */
import { lineStrips, pageStarts, type Strip } from './pages';

/** Written on the galley's elements: not the last on a page; and divided between its lines. */
export const KEEP = 'data-keep';
export const LINES = 'data-lines';

interface Item {
  element: HTMLElement;
  strips: Strip[];
  /** Takes off everything from a strip on. */
  cut: (from: number) => HTMLElement;
}

/** What stands on a galley, measured. */
export interface Galley {
  items: readonly Item[];
  strips: readonly Strip[];
}

/** Measures a galley, which must be laid out in the pages' own width. */
export function measure(galley: HTMLElement): Galley {
  const items = [...galley.children].flatMap((element) =>
    element instanceof HTMLElement ? itemOf(element) : [],
  );
  return { items, strips: items.flatMap((item) => item.strips) };
}

/**
 * Moves what stands on a galley onto pages of a height, in pixels; each is made by `newPage`, which gives the element
 * to fill.
 */
export function paginate({ items, strips }: Galley, height: number, newPage: () => HTMLElement): void {
  const places = items.flatMap((item, index) => item.strips.map((_, strip) => ({ index, strip })));
  const starts = pageStarts(strips, height).flatMap((start) => places[start] ?? []);
  // From the last to the first: what is taken off moves only what was dealt with before.
  const tails = new Map<number, HTMLElement[]>();
  for (const { index, strip } of [...starts].reverse()) {
    const item = items[index];
    if (item && strip > 0) tails.set(index, [item.cut(strip), ...(tails.get(index) ?? [])]);
  }
  const whole = new Set(starts.filter(({ strip }) => strip === 0).map(({ index }) => index));
  let page: HTMLElement | null = null;
  items.forEach((item, index) => {
    if (page === null || whole.has(index)) page = newPage();
    page.append(item.element);
    for (const tail of tails.get(index) ?? []) {
      page = newPage();
      page.append(tail);
    }
  });
}

function itemOf(element: HTMLElement): Item {
  const { top, bottom } = element.getBoundingClientRect();
  const keep = element.hasAttribute(KEEP);
  if (element instanceof HTMLTableElement) return tableItem(element);
  if (!element.hasAttribute(LINES)) {
    return { element, strips: [{ top, bottom, keep, again: 0 }], cut: () => element };
  }
  const lines = linesOf(element);
  const cut = (from: number) =>
    cutAt(element, ((lines[from - 1]?.bottom ?? 0) + (lines[from]?.top ?? 0)) / 2);
  return { element, strips: lineStrips(lines, { top, bottom }, keep), cut };
}

function tableItem(table: HTMLTableElement): Item {
  const head = table.tHead;
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const box = (element: Element) => element.getBoundingClientRect();
  const again = head ? box(head).height : 0;
  const strips = rows.map((row): Strip => ({ ...edges(box(row)), keep: false, again }));
  const first = strips[0];
  // Its head and its first row are one.
  if (first) strips[0] = { ...first, top: box(table).top, again: 0 };
  else strips.push({ ...edges(box(table)), keep: false, again: 0 });
  return {
    element: table,
    strips,
    cut: (from) => {
      holdColumns(table);
      const tail = table.cloneNode(false) as HTMLTableElement;
      if (head) tail.append(head.cloneNode(true));
      tail.createTBody().append(...rows.slice(from).filter((row) => table.contains(row)));
      return tail;
    },
  };
}

const edges = ({ top, bottom }: DOMRect) => ({ top, bottom });

/** The columns stay as wide on the next page, whatever its rows hold. */
function holdColumns(table: HTMLTableElement): void {
  if (table.style.tableLayout === 'fixed') return;
  const row = table.tHead?.rows[0] ?? table.rows[0];
  const widths = [...(row?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width);
  [...(row?.cells ?? [])].forEach((cell, index) => (cell.style.width = `${widths[index] ?? 0}px`));
  table.style.tableLayout = 'fixed';
}

function textNodes(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text) found.push(node);
  return found;
}

/** The lines of text in an element. What stands a little higher, as a note's letter does, is of the line it is in. */
function linesOf(element: Element): { top: number; bottom: number }[] {
  const range = document.createRange();
  const lines: { top: number; bottom: number }[] = [];
  for (const node of textNodes(element)) {
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const line = lines.at(-1);
      const middle = (rect.top + rect.bottom) / 2;
      if (rect.height === 0) continue;
      if (!line || middle > line.bottom) lines.push(edges(rect));
      else line.bottom = Math.max(line.bottom, rect.bottom);
    }
  }
  return lines;
}

/** Takes off all words below a height, with the elements around them. */
function cutAt(element: HTMLElement, y: number): HTMLElement {
  const range = document.createRange();
  range.setStart(...firstBelow(element, y));
  range.setEnd(element, element.childNodes.length);
  const tail = element.cloneNode(false) as HTMLElement;
  tail.append(range.extractContents());
  tail.dataset['goesOn'] = '';
  return tail;
}

function firstBelow(element: Element, y: number): [Node, number] {
  const range = document.createRange();
  for (const node of textNodes(element)) {
    range.selectNodeContents(node);
    if (![...range.getClientRects()].some((rect) => rect.height > 0 && (rect.top + rect.bottom) / 2 > y))
      continue;
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const rect = range.getClientRects()[0];
      if (rect && rect.height > 0 && (rect.top + rect.bottom) / 2 > y) return [node, at];
    }
  }
  return [element, element.childNodes.length];
}
