import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { FocusPlace } from '../../state/layout.svelte';

const ORDER = ['search', 'left', 'sheet', 'beside', 'right'] as const;
type Pane = (typeof ORDER)[number];

const visible = (element: HTMLElement) => element.getClientRects().length > 0 && !element.closest('[inert]');

/**
 * The text has the focus again because what lay over it was closed: no frame is drawn round all of it, which would say
 * that something is chosen. Who walks to it by keys sees the frame.
 */
function quiet(text: HTMLElement): void {
  text.dataset['quiet'] = '';
  text.addEventListener('blur', () => delete text.dataset['quiet'], { once: true });
}

/** The panes of the window, where the focus was in each, and the walk through them. */
export class Panes {
  #root: HTMLElement | undefined;
  #last = new Map<Pane, HTMLElement>();

  watch: Attachment<HTMLElement> = (root) => {
    this.#root = root;
    const remember = (event: FocusEvent) => {
      const element = event.target;
      // What passes by is no place to come back to: Enter there would take a deed back that nobody thinks of any more.
      if (!(element instanceof HTMLElement) || element.closest('[data-passing]')) return;
      const pane = this.#paneOf(element);
      if (pane) this.#last.set(pane, element);
    };
    root.addEventListener('focusin', remember);
    return () => root.removeEventListener('focusin', remember);
  };

  /** Moves the focus to a place, once it is on screen. */
  async focus(place: FocusPlace): Promise<void> {
    await tick();
    if (place === 'left' || place === 'sheet' || place === 'right') {
      const reached = this.#enter(place);
      if (reached?.matches('article')) quiet(reached);
      return;
    }
    const element = this.#root?.querySelector<HTMLElement>(`[data-focus=${place}]`);
    element?.focus();
    if ((place === 'search' || place === 'find') && element instanceof HTMLInputElement) element.select();
  }

  walk(step: 1 | -1): void {
    const here =
      document.activeElement instanceof HTMLElement ? this.#paneOf(document.activeElement) : undefined;
    const from = here ? ORDER.indexOf(here) : step === 1 ? 1 : 0;
    for (let hop = 1; hop <= ORDER.length; hop += 1) {
      const next = ORDER[(from + step * hop + ORDER.length * 2) % ORDER.length];
      if (next && this.#enter(next)) return;
    }
  }

  /** Moves the focus into a pane, to where it was there; what has it then. */
  #enter(pane: Pane): HTMLElement | undefined {
    const area = this.#root?.querySelector<HTMLElement>(`[data-pane=${pane}]`);
    if (!area || !visible(area)) return undefined;
    const last = this.#last.get(pane);
    const all = '[data-stop], [tabindex="0"], button, input, textarea, a[href]';
    const stops = [...area.querySelectorAll<HTMLElement>(all)].filter(
      (one) => !one.closest('[data-passing]'),
    );
    const stop =
      last?.isConnected && area.contains(last) && visible(last)
        ? last
        : (stops.find((one) => one.hasAttribute('data-stop') && visible(one)) ??
          stops.find((one) => one.tabIndex >= 0 && visible(one)));
    const reached = stop ?? area;
    reached.focus();
    return reached;
  }

  #paneOf(element: HTMLElement): Pane | undefined {
    const name = element.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
    return ORDER.find((pane) => pane === name);
  }
}
