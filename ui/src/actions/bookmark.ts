import type { Desk } from '../state/desk.svelte';
import { shownAddress } from '../text/address';
import { actionNames, reading } from '../text/vi';
import { isOpen, type Action } from './action';

/** Puts a bookmark at the block at hand, or takes it out. */
export async function toggleBookmark(desk: Desk): Promise<void> {
  const { doc, block } = desk.reading;
  if (doc === null || block === null) return;
  const known = desk.bookmarks.at(doc, block) !== undefined;
  const now = await desk.bookmarks.toggle(doc, block);
  if (desk.bookmarks.error !== null) desk.layout.say(reading.bookmarkFailed);
  else
    desk.layout.say(
      known && !now ? reading.bookmarkGone : reading.bookmarkMade(shownAddress(desk.reading.nameOf(block))),
    );
}

export const bookmark: Action = {
  id: 'bookmark',
  name: actionNames.bookmark,
  group: 'find',
  keys: ['Ctrl+D'],
  when: (desk) =>
    isOpen(desk) && desk.canWrite && desk.layout.screen === 'reading' && desk.reading.block !== null,
  perform: toggleBookmark,
};
