import { isField } from '../../actions/keys';
import type { Layout, MenuEntry } from '../../state/layout.svelte';

/** Opens a menu where it was asked for, in the place of the engine's. */
export function openMenu(
  layout: Layout,
  event: MouseEvent,
  label: string,
  entries: readonly MenuEntry[],
): void {
  // In a field within it the engine's menu of letters is what is wanted.
  if (event.defaultPrevented || isField(event.target) || entries.length === 0) return;
  event.preventDefault();
  event.stopPropagation();
  layout.menu = { label, entries, x: event.clientX, y: event.clientY };
}

/** The two ways to ask for a menu by keys. */
export const asksForMenu = (event: KeyboardEvent) =>
  event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey && !event.ctrlKey && !event.altKey);

/**
 * Asks what has the focus for its menu, at the chosen words or under what has it. A box whose list is open asks for the
 * line that is chosen in it. False where a field should show the engine's.
 */
export function askForMenu(): boolean {
  const focused = document.activeElement ?? document.body;
  const line = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '');
  if (!line && isField(focused)) return false;
  const target = line ?? focused;
  const [clientX, clientY] = placeFor(target);
  target.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY, button: 0 }),
  );
  return true;
}

function placeFor(target: Element): [number, number] {
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed && selection.containsNode(target, true)) {
    const box = [...selection.getRangeAt(0).getClientRects()].at(-1);
    if (box) return [box.left, box.bottom];
  }
  const box = target.getBoundingClientRect();
  return [box.left + Math.min(box.width / 2, 24), Math.min(box.bottom, box.top + 32)];
}
