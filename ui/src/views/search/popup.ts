import type { Attachment } from 'svelte/attachments';
import type { Desk } from '../../state/desk.svelte';

const STOPS = 'button:not(:disabled), a[href], input, [tabindex="0"]';

const stopsIn = (popup: Element) =>
  [...popup.querySelectorAll<HTMLElement>(STOPS)].filter(
    (one) => one.tabIndex >= 0 && one.getClientRects().length > 0,
  );

/** The panel of results as it stands under the box; null while it is closed. */
export const openPopup = () => document.querySelector<HTMLElement>('[data-popup]');

/** From the box into its panel, as if it stood right behind it. False if nothing there can have the focus. */
export function enterPopup(): boolean {
  const popup = openPopup();
  const first = popup && stopsIn(popup)[0];
  first?.focus();
  return first !== null && first !== undefined;
}

/** The panel's own keys: beyond its ends, and with Escape, the focus goes back to the box. */
export function keepFocusNear(desk: Desk): Attachment<HTMLElement> {
  return (popup) => {
    const keydown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const stops = stopsIn(popup);
      const end = event.shiftKey ? stops[0] : stops.at(-1);
      const leaves = event.key === 'Tab' && document.activeElement === end;
      if (!leaves && event.key !== 'Escape') return;
      event.preventDefault();
      desk.layout.ask('search');
    };
    popup.addEventListener('keydown', keydown);
    return () => popup.removeEventListener('keydown', keydown);
  };
}
