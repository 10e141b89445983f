import type { Desk } from '../state/desk.svelte';
import { linkTo } from '../state/link';
import type { MenuEntry } from '../state/layout.svelte';
import { aloud, menus, pens as penNames } from '../text/vi';
import { readBlockAloud, readChosenAloud, readFromHereAloud, readSectionAloud } from './aloud';
import { bookmark } from './bookmark';
import { copy } from './copy';
import { copyWords, stretchOf } from './copy-words';
import { copyCitationHere } from './copy-citation';
import { apart, entryOf } from './entry';
import { fromText, intoEntries } from './into-paper';
import { noteHere } from './note-here';
import { pens } from './pens';
import { print } from './print';
import { search } from './search';

const KINDS = ['viewpoint', 'target', 'task', 'relation'] as const;

/** What can be done with the words that are chosen on the sheet. */
export function wordsMenu(desk: Desk): MenuEntry[] {
  // Asked now: by the time that a line is chosen, the menu has had the focus.
  const words = document.getSelection()?.toString() ?? '';
  const { view, chosen } = desk.reading;
  const perform = () => {
    // What is lit is copied: whole syllables where they are taken, and what isn't on the page.
    const stretch = view && (chosen?.exact || chosen?.missing) ? stretchOf(view, chosen.parts) : null;
    void (view && stretch ? copyWords(desk, view, stretch) : copy(desk, words, menus.copied));
  };
  return apart(
    [
      { id: 'copy', name: menus.copy, keys: 'Ctrl C', perform },
      ...entryOf(copyCitationHere, desk, menus.copyCited),
    ],
    [
      ...pens.flatMap((pen, at) => entryOf(pen, desk, menus.pen(penNames[KINDS[at] ?? 'plain']))),
      ...entryOf(noteHere, desk, menus.noteOnWords),
    ],
    intoEntries(desk, kept(fromText(desk))),
    entryOf(readChosenAloud, desk, aloud.menu.words),
    entryOf(search, desk, menus.lookFor),
  );
}

/** What was chosen when the menu was asked for: by the time that a line is chosen, it may be no more. */
const kept =
  <T>(value: T) =>
  () =>
    value;

/** What can be done with the block at hand. */
export function blockMenu(desk: Desk): MenuEntry[] {
  const { doc, block } = desk.reading;
  if (doc === null || block === null) return [];
  const marked = desk.bookmarks.at(doc, block) !== undefined;
  return apart(
    [...entryOf(copyCitationHere, desk, menus.copyBlock), ...addressEntry(desk, doc, block)],
    intoEntries(desk, kept(fromText(desk))),
    [
      ...entryOf(noteHere, desk, menus.noteOnBlock),
      ...entryOf(bookmark, desk, marked ? menus.unbookmark : menus.bookmark),
    ],
    [
      ...entryOf(readBlockAloud, desk, aloud.menu.block),
      ...entryOf(readSectionAloud, desk, aloud.menu.section),
      ...entryOf(readFromHereAloud, desk, aloud.menu.from),
    ],
    entryOf(print, desk, menus.print),
  );
}

function addressEntry(desk: Desk, doc: string, block: string): MenuEntry[] {
  const own = desk.reading.blockView(block);
  const provision = own && desk.reading.view?.provisions[own.provision];
  return provision ? [copyAddress(desk, doc, provision.address || provision.id)] : [];
}

/** The link that leads to a place, from anywhere on this computer. */
export function copyAddress(desk: Desk, doc: string, address: string): MenuEntry {
  const link = linkTo(doc, address);
  return {
    id: 'copy-address',
    name: menus.copyAddress,
    perform: () => void copy(desk, link, menus.copiedAddress(decodeURI(link))),
  };
}
