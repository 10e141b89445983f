/**
 * Scrolling to a block of a long text. Blocks out of sight have estimated heights, so the place of a distant one is
 * only known once its neighbours are laid out: go there, look again, and mend until it stays.
 */

import { lastAtMost } from '../sorted';

/** Keys that scroll what has the focus. */
export const SCROLLING_KEYS: readonly string[] = [
  'ArrowDown',
  'ArrowUp',
  'PageDown',
  'PageUp',
  'Home',
  'End',
  ' ',
];

const TOLERANCE = 1;
const TRIES = 12;
const SETTLED_AFTER = 120;

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

export interface Landing {
  /** Room to leave above it, in pixels. */
  above: number;
  /** Where in the window the line is that is gone to; without it the block's own beginning is. */
  top?: (() => number | undefined) | undefined;
}

/** Resolves when the block stands where it should, or can't come nearer because the text ends. */
export async function scrollToBlock(
  scroller: HTMLElement,
  element: HTMLElement,
  landing: Landing,
  alive: () => boolean = () => true,
): Promise<void> {
  await approach(scroller, element, landing, alive);
  // Blocks that have just come near are laid out a moment later and may push this one once more.
  await new Promise((resolve) => setTimeout(resolve, SETTLED_AFTER));
  await approach(scroller, element, landing, alive);
}

async function approach(
  scroller: HTMLElement,
  element: HTMLElement,
  landing: Landing,
  alive: () => boolean,
): Promise<void> {
  let still = 0;
  for (let attempt = 0; attempt < TRIES && still < 2; attempt += 1) {
    if (!alive() || !element.isConnected) return;
    const before = scroller.scrollTop;
    scroller.scrollTop = Math.max(0, before + distance(scroller, element, landing) - landing.above);
    await nextFrame();
    const missed = Math.abs(distance(scroller, element, landing) - landing.above);
    const stuck = Math.abs(scroller.scrollTop - before) < TOLERANCE;
    still = missed <= TOLERANCE || stuck ? still + 1 : 0;
  }
}

function distance(scroller: HTMLElement, element: HTMLElement, landing: Landing): number {
  const top = landing.top?.() ?? element.getBoundingClientRect().top;
  return top - scroller.getBoundingClientRect().top;
}

/** The index of the block at the reading line, `line` pixels below the top; the last one above it if between two. */
export function blockAtLine(scroller: HTMLElement, blocks: readonly HTMLElement[], line: number): number {
  const top = scroller.getBoundingClientRect().top + line;
  if (blocks.length === 0) return -1;
  return lastAtMost(blocks.length, (at) => blocks[at]?.getBoundingClientRect().top ?? 0, top);
}
