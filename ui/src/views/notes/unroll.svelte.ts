import type { Attachment } from 'svelte/attachments';

const STEP = 60;

/**
 * A long list comes onto the page a piece at a time, as its foot comes near: a hundred thousand cards at once would hold
 * the window for minutes.
 */
export class Unroll {
  shown = $state(STEP);

  /** Begins anew, for another list. */
  reset(): void {
    this.shown = STEP;
  }

  /** Makes sure that the item at an index is on the page. */
  reach(index: number): void {
    if (index >= this.shown) this.shown = index + STEP;
  }

  /** Stands at the foot of what is shown. */
  foot: Attachment<HTMLElement> = (foot) => {
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.shown += STEP;
      },
      { root: foot.closest('.scroll'), rootMargin: '1200px' },
    );
    watcher.observe(foot);
    return () => watcher.disconnect();
  };
}
