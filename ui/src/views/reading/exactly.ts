/**
 * Whether what is selected is taken letter by letter, and not in whole syllables: it is while Alt is held, however it
 * is selected, and a selection that is there is taken so once Alt is pressed and let go by itself. (Some desktops keep
 * Alt with the pointer for themselves, and Alt with Shift for another keyboard.)
 */
export class Exactly {
  /** As it is for the selection that is there. */
  on = false;

  #held = false;
  #alone = false;
  #changed: () => void;

  /** `changed`: another answer for the same selection. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Something else is selected. */
  selected(): void {
    this.on = this.#held;
  }

  /** Hears keys and the pointer until the returned function is called. */
  listen(window: Window): () => void {
    const hears: [string, (event: Event) => void][] = [
      ['keydown', (event) => event instanceof KeyboardEvent && this.#keydown(event)],
      ['keyup', (event) => event instanceof KeyboardEvent && this.#keyup(event)],
      ['pointerdown', (event) => this.#pointer(event)],
      ['pointermove', (event) => this.#pointer(event)],
      ['pointerup', (event) => this.#pointer(event)],
      ['blur', () => this.#let()],
    ];
    for (const [name, hear] of hears) window.addEventListener(name, hear, { capture: true, passive: true });
    return () => {
      for (const [name, hear] of hears) window.removeEventListener(name, hear, { capture: true });
    };
  }

  #keydown(event: KeyboardEvent): void {
    this.#held = event.altKey || event.key === 'Alt';
    if (!event.repeat) this.#alone = event.key === 'Alt' && !event.ctrlKey && !event.shiftKey;
  }

  #keyup(event: KeyboardEvent): void {
    if (event.key !== 'Alt') return;
    const alone = this.#alone;
    this.#let();
    if (!alone) return;
    this.on = !this.on;
    this.#changed();
  }

  #pointer(event: Event): void {
    if (!(event instanceof MouseEvent)) return;
    this.#held = event.altKey;
    if (event.type !== 'pointerdown') return;
    this.#alone = false;
    // A pen that is pressed with it.
    const tool = event.target instanceof Element && event.target.closest('.tool');
    if (!tool || !this.#held || this.on) return;
    this.on = true;
    this.#changed();
  }

  #let(): void {
    this.#held = false;
    this.#alone = false;
  }
}
