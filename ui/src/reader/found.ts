/**
 * The words of a search, lit in the text. The browser paints them without any change to the page; where it can't, the
 * caller draws boxes behind the words instead.
 */
import { rangeOf } from './text-walker';

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

/** Words painted under one name, block by block. Where the browser can't paint, nothing happens. */
export class Paint {
  #name: string;
  #priority: number;
  #ranges = new Map<Element, Range[]>();
  #turn = 0;

  constructor(name: string, priority = 0) {
    this.#name = name;
    this.#priority = priority;
  }

  /**
   * Paints these words and no others, the first blocks at once. A common word stands in every block, and finding its
   * places on the page takes as long as reading all of them.
   */
  set(blocks: readonly FoundBlock[]): void {
    this.clear();
    const own = this.#turn;
    let at = 0;
    const paint = () => {
      if (own !== this.#turn) return;
      for (const block of blocks.slice(at, at + SLICE)) this.add(block);
      at += SLICE;
      if (at < blocks.length) requestAnimationFrame(paint);
    };
    paint();
  }

  /** Paints the words of one more block. */
  add({ element, text, marks }: FoundBlock): void {
    if (!canPaint() || !element.isConnected) return;
    this.drop(element);
    const ranges = marks.flatMap(([start, end]) => rangeOf(element, start, end, text) ?? []);
    if (ranges.length === 0) return;
    const highlight = shared(this.#name, this.#priority);
    for (const range of ranges) highlight.add(range);
    this.#ranges.set(element, ranges);
  }

  /** A block goes off the page: a range that is left in it would go on being looked after. */
  drop(element: Element): void {
    const ranges = this.#ranges.get(element);
    if (!ranges) return;
    const highlight = CSS.highlights.get(this.#name);
    for (const range of ranges) highlight?.delete(range);
    this.#ranges.delete(element);
  }

  clear(): void {
    this.#turn += 1;
    for (const element of [...this.#ranges.keys()]) this.drop(element);
  }
}

// Two pages side by side paint under one name: each takes away only what is its own.
function shared(name: string, priority: number): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  made.priority = priority;
  CSS.highlights.set(name, made);
  return made;
}
