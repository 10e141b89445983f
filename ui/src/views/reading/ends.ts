import { isField } from '../../actions/keys';

/** So many frames after which the end of the text stands where it is. */
const SETTLED = 12;
/** What has a beginning and an end of its own. */
const OWN_ENDS = '[data-pane=left], [data-pane=right], [role=menu], [role=dialog], [data-popup]';

/**
 * Ctrl+Home and Ctrl+End, wherever the focus is beside the text. WebKitGTK knows these two only in a field, and a bar has
 * nothing to scroll: there they mean the text.
 */
export class Ends {
  #scroller: () => HTMLElement | undefined;
  /** Counts the times that the reader took hold of the page: whatever goes on by itself lets go then. */
  #hold = 0;

  constructor(scroller: () => HTMLElement | undefined) {
    this.#scroller = scroller;
  }

  /** The reader takes hold of the page, by a key, the wheel or the pointer: it is let go of. */
  release(): void {
    this.#hold += 1;
  }

  keydown(event: KeyboardEvent, meant: boolean): void {
    this.release();
    const { ctrlKey, altKey, shiftKey, key, target } = event;
    if (!meant || !ctrlKey || altKey || shiftKey || (key !== 'Home' && key !== 'End')) return;
    if (event.defaultPrevented || isField(target)) return;
    if (target instanceof Element && target.closest(OWN_ENDS)) return;
    event.preventDefault();
    if (key === 'Home') this.#scroller()?.scrollTo({ top: 0 });
    else this.#toTheEnd(this.#hold, SETTLED);
  }

  // What comes onto the page near the end can be higher than it was thought to be.
  #toTheEnd(own: number, frames: number): void {
    if (own !== this.#hold) return;
    const scroller = this.#scroller();
    scroller?.scrollTo({ top: scroller.scrollHeight });
    if (frames > 0) requestAnimationFrame(() => this.#toTheEnd(own, frames - 1));
  }
}
