import { tick } from 'svelte';
import type { Beyond } from '../../controls/roving';
import type { NoteList } from '../../state/note-list.svelte';

/** Walking by keys goes on where the cards on the page end, as long as the list does. */
export function walking(list: NoteList, scroller: () => HTMLElement | undefined): Beyond {
  const focus = async (
    load: Promise<void>,
    which: (notes: readonly { id: string }[]) => string | undefined,
  ) => {
    await load;
    await tick();
    const id = which(list.notes);
    const cards = scroller()?.querySelectorAll<HTMLElement>('[data-note]') ?? [];
    [...cards].find((card) => card.dataset['note'] === id)?.focus();
  };
  const first = () => focus(list.jump('first'), (notes) => notes[0]?.id);
  const last = () => focus(list.jump('last'), (notes) => notes.at(-1)?.id);
  const beside = (load: Promise<void>, by: 1 | -1) => {
    const from = (by > 0 ? list.notes.at(-1) : list.notes[0])?.id;
    return focus(load, (notes) => notes[notes.findIndex((note) => note.id === from) + by]?.id);
  };
  return (where) => {
    if (where === 'first') return list.hasEarlier ? first() : null;
    if (where === 'last') return list.hasMore ? last() : null;
    if (where === 'after') {
      if (list.hasMore) return beside(list.more(), 1);
      return list.hasEarlier ? first() : null;
    }
    if (list.hasEarlier) return beside(list.earlier(), -1);
    return list.hasMore ? last() : null;
  };
}
