import type { Desk } from '../state/desk.svelte';
import { isOpen, type Action } from './action';
import { readingAloud } from './aloud';
import { beside } from './beside';
import { bookmark } from './bookmark';
import { chooseSentenceHere } from './choose-sentence';
import { freeNote } from './free-note';
import { fullScreen } from './full-screen';
import { goBack, goForward } from './go-back';
import { asTyped } from './as-typed';
import { copyCitationHere } from './copy-citation';
import { finding } from './find';
import { isField, matches } from './keys';
import { intoPaperActions } from './into-paper';
import { keeping } from './keeping';
import { larger } from './larger';
import { lock } from './lock';
import { nextPane } from './next-pane';
import { noteHere } from './note-here';
import { notesOut } from './notes-out';
import { openDataFolder } from './open-data-folder';
import { packActions } from './packs';
import { pens } from './pens';
import { previousPane } from './previous-pane';
import { print } from './print';
import { readOnHere } from './read-on';
import { search } from './search';
import { searchHelp } from './search-help';
import { showAbout } from './show-about';
import { showSettings } from './show-settings';
import { showPalette } from './show-palette';
import { showShortcuts } from './show-shortcuts';
import { smaller } from './smaller';
import { switchProfile } from './switch-profile';
import { textAlone } from './text-alone';
import { toScreens } from './to-screen';
import { toolbar } from './toolbar';
import { redo, undo } from './undo';

/** Everything a reader can do from the keyboard or the menu, in the order in which the help shows it. */
export const actions: readonly Action[] = [
  search,
  goBack,
  goForward,
  readOnHere,
  bookmark,
  asTyped,
  ...finding,
  nextPane,
  previousPane,
  chooseSentenceHere,
  ...pens,
  toolbar,
  noteHere,
  freeNote,
  copyCitationHere,
  ...intoPaperActions,
  ...notesOut,
  undo,
  redo,
  ...toScreens,
  larger,
  smaller,
  textAlone,
  beside,
  fullScreen,
  ...readingAloud,
  print,
  showSettings,
  lock,
  switchProfile,
  ...keeping,
  ...packActions,
  showPalette,
  showShortcuts,
  searchHelp,
  showAbout,
  openDataFolder,
];

/** What stands in the menu under the reader's name. */
export const profileMenu: readonly Action[] = [
  showSettings,
  lock,
  switchProfile,
  ...keeping,
  openDataFolder,
  showAbout,
  showShortcuts,
];

export const canPerform = (action: Action, desk: Desk) => (action.when ?? isOpen)(desk);

// While a dialog is open only it is in reach, but for the size of its letters, the screen and the lock.
const inDialogs: readonly Action[] = [larger, smaller, fullScreen, lock];

/** The action that a key means now, if any. */
export function actionFor(event: KeyboardEvent, desk: Desk): Action | undefined {
  if (event.defaultPrevented) return undefined;
  const list = desk.layout.dialog === null ? actions : inDialogs;
  return list.find((action) => {
    if ((action === undo || action === redo) && isField(event.target)) return false;
    return action.keys.some((keys) => matches(event, keys)) && canPerform(action, desk);
  });
}
