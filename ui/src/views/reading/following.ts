import type { Attachment } from 'svelte/attachments';
import { SCROLLING_KEYS } from '../../reader/scroll';

/** So long after a hand on the page it may still roll, in milliseconds. */
const ROLLING = 1000;

/**
 * Whether the sheet goes along with what is read aloud. Whoever scrolls away by hand wants to see something else: they
 * are not pulled back until the sentence is in their sight again, or they ask for it.
 */
export class Following {
  #touched = -Infinity;
  #away = false;

  /** True: the sheet may be scrolled now. `inSight`: whether the sentence stands on it. */
  goesAlong(inSight: () => boolean): boolean {
    if (this.#away && performance.now() - this.#touched > ROLLING && inSight()) this.#away = false;
    return !this.#away;
  }

  /** The reader asks for the sentence. */
  again(): void {
    this.#away = false;
  }

  readonly watch: Attachment<HTMLElement> = (scroller) => {
    const over = new AbortController();
    const touch = (event: Event) => {
      if (event instanceof KeyboardEvent && !SCROLLING_KEYS.includes(event.key)) return;
      // Beside the words a pointer holds the scrollbar; on them it only clicks or chooses.
      if (event instanceof PointerEvent && event.target !== scroller) return;
      this.#touched = performance.now();
      this.#away = true;
    };
    for (const hold of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
      scroller.addEventListener(hold, touch, { passive: true, signal: over.signal });
    }
    return () => over.abort();
  };
}
