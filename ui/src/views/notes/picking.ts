import type { Attachment } from 'svelte/attachments';
import type { ManyNotes } from '../../state/many-notes.svelte';

/**
 * While notes are being chosen a click on a card, or the space bar, chooses it; with Shift all from the last one. Heard
 * before the card hears it, which would open it for writing. Ctrl and a click begin it.
 */
export const pickingCards = (many: ManyNotes): Attachment<HTMLElement> => {
  return (list) => {
    const cardOf = (target: EventTarget | null) =>
      target instanceof Element ? target.closest<HTMLElement>('[data-note]') : null;
    const pick = (card: HTMLElement, stretch: boolean) => {
      const id = card.dataset['note'] ?? '';
      const shown = [...list.querySelectorAll<HTMLElement>('[data-note]')];
      if (stretch)
        many.reach(
          id,
          shown.map((one) => one.dataset['note'] ?? ''),
        );
      else many.toggle(id);
      card.focus({ preventScroll: true });
    };
    const clicked = (event: MouseEvent) => {
      const card = cardOf(event.target);
      if (!card || card.classList.contains('edit') || !(many.choosing || event.ctrlKey || event.metaKey))
        return;
      event.preventDefault();
      event.stopPropagation();
      pick(card, event.shiftKey);
    };
    const pressed = (event: KeyboardEvent) => {
      const card = cardOf(event.target);
      if (!many.choosing || !card || event.target !== card) return;
      if (event.key === 'Escape') many.stop();
      else if (event.key === ' ') pick(card, event.shiftKey);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Words that Shift and a click would mark are no choice.
    const held = (event: MouseEvent) => {
      if (many.choosing && event.shiftKey && cardOf(event.target)) event.preventDefault();
    };
    list.addEventListener('click', clicked, true);
    list.addEventListener('keydown', pressed, true);
    list.addEventListener('mousedown', held, true);
    return () => {
      list.removeEventListener('click', clicked, true);
      list.removeEventListener('keydown', pressed, true);
      list.removeEventListener('mousedown', held, true);
    };
  };
};
