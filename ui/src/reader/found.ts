/**
 * The words of a search, lit in the text. The browser paints them without any change to the page; where it can't, the
 * caller draws boxes behind the words instead.
 */
import { rangeOf } from './text-walker';

const NAME = 'found';
const NOW = 'found-now';

export interface FoundBlock {
  element: Element;
  text: string;
  marks: readonly (readonly [number, number])[];
}

export function canPaint(): boolean {
  return typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS;
}

/** So many blocks are painted at once; the others a frame later each. */
const SLICE = 150;
let turn = 0;

/**
 * Paints these words and no others, the first blocks at once; false where the browser can't. A common word stands in
 * thousands of blocks, and finding its places on the page takes as long as reading all of them.
 */
export function paintFound(blocks: readonly FoundBlock[]): boolean {
  if (!canPaint()) return false;
  const own = ++turn;
  if (blocks.length === 0) {
    CSS.highlights.delete(NAME);
    return true;
  }
  const highlight = new Highlight();
  CSS.highlights.set(NAME, highlight);
  let at = 0;
  const paint = () => {
    if (own !== turn) return;
    for (const block of blocks.slice(at, at + SLICE)) {
      for (const range of rangesOf(block)) highlight.add(range);
    }
    at += SLICE;
    if (at < blocks.length) requestAnimationFrame(paint);
  };
  paint();
  return true;
}

/** Paints the one place that the reader stands at, over the others. */
export function paintNow(block: FoundBlock | undefined): boolean {
  if (!canPaint()) return false;
  const ranges = block ? rangesOf(block) : [];
  if (ranges.length === 0) {
    CSS.highlights.delete(NOW);
    return true;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = 1;
  CSS.highlights.set(NOW, highlight);
  return true;
}

function rangesOf({ element, text, marks }: FoundBlock): Range[] {
  return marks.flatMap(([start, end]) => rangeOf(element, start, end, text) ?? []);
}
