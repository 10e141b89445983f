/**
 * The words of a search, lit in the text. The browser paints them without any change to the page; where it can't, the
 * caller draws boxes behind the words instead.
 */
import { rangeOf } from './text-walker';

const NAME = 'found';

export interface FoundBlock {
  element: Element;
  text: string;
  marks: readonly (readonly [number, number])[];
}

export function canPaint(): boolean {
  return typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS;
}

/** Paints these words and no others; false where the browser can't. */
export function paintFound(blocks: readonly FoundBlock[]): boolean {
  if (!canPaint()) return false;
  const ranges = blocks.flatMap(({ element, text, marks }) =>
    marks.flatMap(([start, end]) => rangeOf(element, start, end, text) ?? []),
  );
  if (ranges.length === 0) CSS.highlights.delete(NAME);
  else CSS.highlights.set(NAME, new Highlight(...ranges));
  return true;
}
