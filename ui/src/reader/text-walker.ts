/**
 * Between the page and a block's text.
 *
 * A block's element holds one or more elements marked `data-text`: the paragraph's words, or a row's cells. Their
 * text, the cells joined by " | ", is the block's text; the printed mark and the address stand outside of them, and
 * the signs of editor's notes inside are stepped over. Offsets are UTF-16 units, as JavaScript counts.
 */

export const BLOCK = 'data-block';
export const TEXT = 'data-text';
const CELL_SEPARATOR = ' | ';
const SIGN = 'sup.ref';

/** A text node and where its characters stand in the block's text as the page has it. */
export interface Piece {
  node: Text;
  start: number;
  end: number;
}

/** The text nodes of a block in order, without editor's signs. */
export function pieces(block: Element): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  textRoots(block).forEach((root, index) => {
    if (index > 0) at += CELL_SEPARATOR.length;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node instanceof Element && node.matches(SIGN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue;
      found.push({ node, start: at, end: at + node.length });
      at += node.length;
    }
  });
  return found;
}

function textRoots(block: Element): Element[] {
  if (block.hasAttribute(TEXT)) return [block];
  return [...block.querySelectorAll(`[${TEXT}]`)];
}

/** What the page shows of a block, cells joined. */
export function pageText(block: Element): string {
  let text = '';
  for (const piece of pieces(block)) {
    if (piece.start > text.length) text += CELL_SEPARATOR;
    text += piece.node.data;
  }
  return text;
}

/** The DOM range of a block's characters; null where the page and the offsets don't fit together. */
export function rangeOf(block: Element, start: number, end: number, text?: string): Range | null {
  const all = pieces(block);
  const align = alignment(block, text);
  const from = align ? align.toPage(start) : start;
  const to = align ? align.toPage(end) : end;
  if (from >= to) return null;
  // A range begins in the piece that holds its first character and ends in the one that holds its last.
  const first = all.find((piece) => piece.start <= from && from < piece.end);
  const last = all.find((piece) => piece.start < to && to <= piece.end);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, from - first.start);
  range.setEnd(last.node, to - last.start);
  return range;
}

/** Where a DOM position stands in a block's text; positions between its characters go to the nearest one after. */
export function offsetOf(block: Element, node: Node, offset: number, text?: string): number {
  const point = document.createRange();
  point.setStart(node, offset);
  let at = 0;
  for (const piece of pieces(block)) {
    if (node === piece.node) {
      at = piece.start + offset;
      break;
    }
    if (point.comparePoint(piece.node, 0) > 0) break;
    at = piece.end;
  }
  const align = alignment(block, text);
  return align ? align.toText(at) : at;
}

/** The chosen characters of one block. */
export interface Part {
  block: string;
  start: number;
  end: number;
}

/** What is selected inside `sheet`, block by block, blank ends left out. */
export function selectedParts(
  sheet: Element,
  selection: Selection | null,
  textOf: (block: string) => string | undefined,
): Part[] {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return [];
  const range = selection.getRangeAt(0);
  if (!sheet.contains(range.startContainer) && !sheet.contains(range.endContainer)) return [];
  const parts: Part[] = [];
  for (const block of touchedBlocks(sheet, range)) {
    const id = block.getAttribute(BLOCK);
    const text = id === null ? undefined : textOf(id);
    if (id === null || text === undefined) continue;
    const whole = document.createRange();
    whole.selectNodeContents(block);
    const begins = whole.comparePoint(range.startContainer, range.startOffset) === 0;
    const ends = whole.comparePoint(range.endContainer, range.endOffset) === 0;
    const start = begins ? offsetOf(block, range.startContainer, range.startOffset, text) : 0;
    const end = ends ? offsetOf(block, range.endContainer, range.endOffset, text) : text.length;
    const part = trimmed(text, start, end);
    if (part) parts.push({ block: id, ...part });
  }
  return parts;
}

// Only the blocks near the selection are asked: a document may have thousands.
function touchedBlocks(sheet: Element, range: Range): Element[] {
  const common = range.commonAncestorContainer;
  const element = common instanceof Element ? common : common.parentElement;
  const own = element?.closest(`[${BLOCK}]`);
  if (own && sheet.contains(own)) return [own];
  const scope = element && sheet.contains(element) ? element : sheet;
  return [...scope.querySelectorAll(`[${BLOCK}]`)].filter((block) => range.intersectsNode(block));
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } | null {
  let from = Math.max(0, Math.min(start, text.length));
  let to = Math.max(0, Math.min(end, text.length));
  while (from < to && /\s/u.test(text.charAt(from))) from += 1;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to -= 1;
  return from < to ? { start: from, end: to } : null;
}

interface Alignment {
  toPage(offset: number): number;
  toText(offset: number): number;
}

// The page's text is the block's text but for white space at hard line breaks; only then is a table needed.
function alignment(block: Element, text: string | undefined): Alignment | null {
  if (text === undefined) return null;
  const page = pageText(block);
  if (page === text) return null;
  const pageAt: number[] = [];
  const textAt: number[] = [];
  let inPage = 0;
  let inText = 0;
  while (inPage < page.length || inText < text.length) {
    const shown = page.charAt(inPage);
    const meant = text.charAt(inText);
    const equal = shown === meant || (/\s/u.test(shown) && /\s/u.test(meant));
    if (equal) {
      textAt[inPage] = inText;
      pageAt[inText] = inPage;
      inPage += 1;
      inText += 1;
    } else if (shown !== '' && (/\s/u.test(shown) || meant === '')) {
      textAt[inPage] = inText;
      inPage += 1;
    } else if (meant !== '' && (/\s/u.test(meant) || shown === '')) {
      pageAt[inText] = inPage;
      inText += 1;
    } else {
      return null;
    }
  }
  return {
    toPage: (offset) => pageAt[offset] ?? page.length,
    toText: (offset) => textAt[offset] ?? text.length,
  };
}
