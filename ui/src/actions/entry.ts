import type { Desk } from '../state/desk.svelte';
import type { MenuEntry } from '../state/layout.svelte';
import type { Action } from './action';
import { shownKeys } from './keys';

/** An action as a line of a menu, by a name that fits what the menu stands on; none while it can't be done. */
export function entryOf(
  action: Action,
  desk: Desk,
  name: string = action.name,
  perform: () => void | Promise<void> = () => action.perform(desk),
): MenuEntry[] {
  if (action.when && !action.when(desk)) return [];
  const keys = action.keys[0];
  return [{ id: action.id, name, keys: keys === undefined ? undefined : shownKeys(keys).join(' '), perform }];
}

/** Groups of lines, each set off from the one before. */
export function apart(...groups: readonly MenuEntry[][]): MenuEntry[] {
  const filled = groups.filter((group) => group.length > 0);
  return filled.flatMap((group, at) =>
    group.map((entry, index) => (at > 0 && index === 0 ? { ...entry, apart: true } : entry)),
  );
}
