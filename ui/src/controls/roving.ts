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
  axis?: 'vertical' | 'horizontal' | 'both';
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
      const edge = options.beyond && edgeOf(event.key, axis, at, all.length);
      if (edge && options.beyond?.(edge)) {
        event.preventDefault();
        return;
      }
      const to = destination(event.key, axis, at, all.length);
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

function moves(key: string, axis: string): 1 | -1 | 0 {
  if ((key === 'ArrowDown' && axis !== 'horizontal') || (key === 'ArrowRight' && axis !== 'vertical'))
    return 1;
  if ((key === 'ArrowUp' && axis !== 'horizontal') || (key === 'ArrowLeft' && axis !== 'vertical')) return -1;
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
