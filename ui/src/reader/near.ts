/**
 * Which parts of a long text are in sight or close to it. Those carry the class `near` and are laid out and painted
 * whatever the engine thinks of them; only the others are left to `content-visibility: auto` (`style/prose.css`).
 *
 * The engine's own judgement can't be trusted with what is in sight. WebKitGTK 2.50 notes several reasons why an
 * element isn't skipped: on screen, focused, selected. An element that is focused or selected before it was looked at
 * for the first time, with the scroller moved in the same frame, is never noted as on screen: the first look only
 * serves elements that nothing else has kept. When the focus goes on, no reason is left, and the element is blank in
 * plain sight until another comes into view.
 */

/** How far beyond the edges of the scroller something is near: half its height. */
const MARGIN = '50% 0px';

export class Near {
  #observer: IntersectionObserver;

  /** `came` is called with each part that comes near, when it can be measured. */
  constructor(scroller: HTMLElement, came: (part: Element) => void) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) target.classList.toggle('near', isIntersecting);
        for (const { target, isIntersecting } of entries) if (isIntersecting) came(target);
      },
      { root: scroller, rootMargin: MARGIN },
    );
  }

  /** Watches a part until what is returned is called. */
  watch(part: Element): () => void {
    this.#observer.observe(part);
    return () => this.#observer.unobserve(part);
  }

  end(): void {
    this.#observer.disconnect();
  }
}
