import type { Desk } from '../state/desk.svelte';

export type ActionGroup = 'find' | 'write' | 'view' | 'help';

/** Something a reader can do. Keyboard, menus and the list of shortcuts read the same list of these. */
export interface Action {
  id: string;
  name: string;
  group: ActionGroup;
  /** "Ctrl+Shift+C", "F6", "/". The first is the one that menus show. */
  keys: readonly string[];
  /** Left out: whenever the text is open. */
  when?: (desk: Desk) => boolean;
  perform: (desk: Desk) => void | Promise<void>;
}

export const isOpen = (desk: Desk) => desk.phase === 'open';
