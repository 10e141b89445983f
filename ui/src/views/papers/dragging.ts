import type { Attachment } from 'svelte/attachments';
import type { PartView } from '../../ipc/types/commands';
import { movedTo } from '../../state/paper-parts';

/**
 * A grip by which a part is drawn to another place. Pointer events, since dropping words is the engine's own on some
 * systems and kept from the page. Escape lets go without moving anything.
 */
export function dragging(
  id: () => string,
  onorder: (order: readonly string[]) => void,
  parts: () => readonly PartView[],
): Attachment<HTMLElement> {
  return (grip) => {
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.preventDefault();
      const own = grip.closest<HTMLElement>('[data-part]');
      const scroller = grip.closest<HTMLElement>('.scroll');
      if (!own || !scroller) return;
      let over: HTMLElement | null = null;
      let before: string | null = id();
      own.classList.add('lifted');
      const end = new AbortController();
      const { signal } = end;
      const mark = (row: HTMLElement | null) => {
        if (row === over) return;
        over?.classList.remove('over');
        over = row;
        over?.classList.add('over');
      };
      const finish = (drop: boolean) => {
        end.abort();
        own.classList.remove('lifted');
        mark(null);
        if (drop && before !== id()) onorder(movedTo(parts(), id(), before));
      };
      const move = (moved: PointerEvent) => {
        const rows = [...scroller.querySelectorAll<HTMLElement>('[data-part]')];
        const next = rows.find((row) => {
          const box = row.getBoundingClientRect();
          return moved.clientY < box.top + box.height / 2;
        });
        before = next?.dataset['part'] ?? null;
        mark(next ?? null);
        const frame = scroller.getBoundingClientRect();
        if (moved.clientY < frame.top + 40) scroller.scrollTop -= 12;
        else if (moved.clientY > frame.bottom - 40) scroller.scrollTop += 12;
      };
      window.addEventListener('pointermove', move, { signal });
      window.addEventListener('pointerup', () => finish(true), { signal });
      window.addEventListener('pointercancel', () => finish(false), { signal });
      window.addEventListener(
        'keydown',
        (key) => {
          if (key.key !== 'Escape') return;
          key.preventDefault();
          key.stopPropagation();
          finish(false);
        },
        { signal, capture: true },
      );
    };
    grip.addEventListener('pointerdown', down);
    return () => grip.removeEventListener('pointerdown', down);
  };
}
