/** The lines of a block as the page breaks them, and the characters that they begin with. */
import { rangeOf } from './text-walker';

/** The first character of the line of a block that reaches below `y` of the window; 0 for its first line. */
export function lineAt(block: Element, text: string, y: number): number {
  // The cells of a row stand side by side: its characters don't go down the page in order.
  if (block instanceof HTMLTableRowElement || text.length === 0) return 0;
  let low = 0;
  let high = text.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = bottomOf(block, text, middle);
    if (bottom === undefined || bottom > y) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where in the window the line of a character begins; nothing where it has no place. */
export function topOfLine(block: Element, text: string, at: number): number | undefined {
  const box = rangeOf(block, at, at + 1, text)?.getBoundingClientRect();
  // On a leaf that is left out of the layout WebKitGTK gives characters an empty box at the window's corner.
  return box && box.height > 0 ? box.top : undefined;
}

// White space at a line's end has no box of its own: the character after it stands for it.
function bottomOf(block: Element, text: string, at: number): number | undefined {
  for (let index = at; index < Math.min(at + 4, text.length); index += 1) {
    const box = rangeOf(block, index, index + 1, text)?.getClientRects()[0];
    if (box && box.height > 0) return box.bottom;
  }
  return undefined;
}
