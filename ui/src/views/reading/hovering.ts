import type { Named } from './named';

/** Before a preview comes, in milliseconds: who only passes over the words isn't stopped by it. */
const PAUSE = 450;
/** Before it goes when the pointer leaves: there must be time to come over to it. */
const LINGER = 350;

const same = (a: Named | null, b: Named | null) =>
  a !== null && b !== null && a.doc === b.doc && a.block === b.block && a.words === b.words;

/** When the preview of a passage comes and goes under a pointer or the focus. */
export class Hovering {
  #wanted: Named | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #show: (named: Named) => void;
  #hide: () => void;

  constructor(show: (named: Named) => void, hide: () => void) {
    this.#show = show;
    this.#hide = hide;
  }

  /** The words pointed at name this, or nothing. */
  over(named: Named | null): void {
    if (same(named, this.#wanted)) {
      this.stay();
      return;
    }
    const before = this.#wanted;
    this.#wanted = named;
    if (named === null && before === null) return;
    clearTimeout(this.#timer);
    this.#timer = named ? setTimeout(() => this.#show(named), PAUSE) : setTimeout(() => this.#hide(), LINGER);
  }

  /** The pointer is on the preview itself. */
  stay(): void {
    if (this.#wanted === null) clearTimeout(this.#timer);
  }

  /** Nothing comes any more. */
  forget(): void {
    this.#wanted = null;
    clearTimeout(this.#timer);
  }
}
