/**
 * One tab stop for a list: arrow keys, Home and End move the focus among its items, and the item that had it last is
 * the one that Tab comes back to.
 */
import type { Attachment } from 'svelte/attachments';

/** Where a walk leaves the items there are. */
export type Edge = 'before' | 'after' | 'first' | 'last';
/** Takes a walk on in a list that has more than its items on the page; null where it has not. */
export type Beyond = (where: Edge) => Promise<void> | null;

export interface RovingOptions {
  /** Which elements are the items. */
  items: string;
  /** In a grid the arrows up and down go to the item above or below, wherever that stands in the order. */
  axis?: 'vertical' | 'horizontal' | 'both' | 'grid';
  /** Told when an item gets the focus by a key, for lists where that is a choice. */
  moved?: (item: HTMLElement) => void;
  /** The item that Tab comes to first. */
  first?: string;
  beyond?: Beyond;
}

export function roving(options: RovingOptions): Attachment<HTMLElement> {
  return (list) => {
    const items = () => [...list.querySelectorAll<HTMLElement>(options.items)];
    const settle = (chosen?: HTMLElement) => {
      const all = items();
      const preferred =
        options.first === undefined ? undefined : all.find((item) => item.matches(`${options.first}`));
      const stop =
        chosen ??
        all.find((item) => item.tabIndex === 0 && item === document.activeElement) ??
        preferred ??
        all[0];
      for (const item of all) item.tabIndex = item === stop ? 0 : -1;
    };
    settle();
    const watcher = new MutationObserver(() => settle());
    watcher.observe(list, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: watched(options.first),
    });

    const axis = options.axis ?? 'vertical';
    const keydown = (event: KeyboardEvent) => {
      const all = items();
      const at = all.findIndex((item) => item === event.target);
      if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      const across = axis === 'grid' && acrossRows(event.key);
      const to = across
        ? beside(
            all.map((item) => item.getBoundingClientRect()),
            at,
            across,
          )
        : destination(event.key, axis, at, all.length);
      // At the last row of a grid the list goes on as it does after its last item.
      const edge = across ? to === null && EDGES[across] : edgeOf(event.key, axis, at, all.length);
      if (edge && options.beyond?.(edge)) {
        event.preventDefault();
        return;
      }
      const item = to === null ? undefined : all[to];
      if (!item) return;
      event.preventDefault();
      item.focus();
      options.moved?.(item);
    };
    const focusin = (event: FocusEvent) => {
      const item = items().find((one) => one === event.target);
      if (item) settle(item);
    };
    list.addEventListener('keydown', keydown);
    list.addEventListener('focusin', focusin);
    return () => {
      watcher.disconnect();
      list.removeEventListener('keydown', keydown);
      list.removeEventListener('focusin', focusin);
    };
  };
}

// Only the attribute that marks the preferred item is watched: watching tabindex would answer to itself.
/** One tab stop for choices of which one is made: it is made as the focus moves. */
export const radios = roving({
  items: '[role=radio]',
  axis: 'both',
  first: '[aria-checked=true]',
  moved: (item) => item.click(),
});

function watched(first: string | undefined): string[] {
  const attribute = /\[([a-z-]+)/u.exec(first ?? '')?.[1];
  return attribute === undefined ? ['data-never'] : [attribute];
}

function edgeOf(key: string, axis: string, at: number, count: number): Edge | null {
  if (key === 'Home') return 'first';
  if (key === 'End') return 'last';
  const to = destination(key, axis, at, count);
  if (to === 0 && at === count - 1 && moves(key, axis) > 0) return 'after';
  return to === count - 1 && at === 0 && moves(key, axis) < 0 ? 'before' : null;
}

const EDGES = { 1: 'after', [-1]: 'before' } as const;

function acrossRows(key: string): 1 | -1 | 0 {
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
}

interface ItemBox {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Of boxes in columns the nearest one below (`1`) or above (`-1`) another that is over or under it; null: none. */
export function beside(boxes: readonly ItemBox[], at: number, by: 1 | -1): number | null {
  const own = boxes[at];
  if (!own) return null;
  let nearest: { at: number; far: number; off: number } | null = null;
  for (const [index, box] of boxes.entries()) {
    const far = by > 0 ? box.top - own.bottom : own.top - box.bottom;
    if (index === at || far < -1) continue;
    // Beside its column only where nothing stands in it, as in a last row that isn't full.
    const off = Math.max(0, box.left - own.right, own.left - box.right);
    const nearer = !nearest || off < nearest.off || (off === nearest.off && far < nearest.far);
    if (nearer) nearest = { at: index, far, off };
  }
  return nearest?.at ?? null;
}

function moves(key: string, axis: string): 1 | -1 | 0 {
  const down = axis === 'vertical' || axis === 'both';
  if ((key === 'ArrowDown' && down) || (key === 'ArrowRight' && axis !== 'vertical')) return 1;
  if ((key === 'ArrowUp' && down) || (key === 'ArrowLeft' && axis !== 'vertical')) return -1;
  return 0;
}

/** The item that a key leads to from one of so many; null for other keys. */
export function destination(key: string, axis: string, at: number, count: number): number | null {
  const by = moves(key, axis);
  if (by !== 0) return (at + by + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
