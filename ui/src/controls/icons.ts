import arrowBendDownLeft from '@phosphor-icons/core/assets/regular/arrow-elbow-down-left.svg?raw';
import arrowClockwise from '@phosphor-icons/core/assets/regular/arrow-clockwise.svg?raw';
import bookBookmark from '@phosphor-icons/core/assets/regular/book-bookmark.svg?raw';
import bookOpen from '@phosphor-icons/core/assets/regular/book-open-text.svg?raw';
import caretDown from '@phosphor-icons/core/assets/regular/caret-down.svg?raw';
import caretRight from '@phosphor-icons/core/assets/regular/caret-right.svg?raw';
import caretUp from '@phosphor-icons/core/assets/regular/caret-up.svg?raw';
import chartBar from '@phosphor-icons/core/assets/regular/chart-bar.svg?raw';
import check from '@phosphor-icons/core/assets/regular/check.svg?raw';
import clock from '@phosphor-icons/core/assets/regular/clock-counter-clockwise.svg?raw';
import clockBack from '@phosphor-icons/core/assets/regular/clock-counter-clockwise.svg?raw';
import copy from '@phosphor-icons/core/assets/regular/copy-simple.svg?raw';
import database from '@phosphor-icons/core/assets/regular/hard-drives.svg?raw';
import dots from '@phosphor-icons/core/assets/regular/dots-three.svg?raw';
import download from '@phosphor-icons/core/assets/regular/download-simple.svg?raw';
import expand from '@phosphor-icons/core/assets/regular/arrows-out-simple.svg?raw';
import eye from '@phosphor-icons/core/assets/regular/eye.svg?raw';
import eyeSlash from '@phosphor-icons/core/assets/regular/eye-slash.svg?raw';
import file from '@phosphor-icons/core/assets/regular/file-text.svg?raw';
import flag from '@phosphor-icons/core/assets/regular/flag-checkered.svg?raw';
import folder from '@phosphor-icons/core/assets/regular/folder-open.svg?raw';
import folderPlus from '@phosphor-icons/core/assets/regular/folder-plus.svg?raw';
import funnel from '@phosphor-icons/core/assets/regular/funnel-simple.svg?raw';
import info from '@phosphor-icons/core/assets/regular/info.svg?raw';
import key from '@phosphor-icons/core/assets/regular/key.svg?raw';
import keyboard from '@phosphor-icons/core/assets/regular/keyboard.svg?raw';
import list from '@phosphor-icons/core/assets/regular/list.svg?raw';
import listBullets from '@phosphor-icons/core/assets/regular/list-bullets.svg?raw';
import lock from '@phosphor-icons/core/assets/regular/lock-simple.svg?raw';
import lockOpen from '@phosphor-icons/core/assets/regular/lock-simple-open.svg?raw';
import moon from '@phosphor-icons/core/assets/regular/moon.svg?raw';
import minus from '@phosphor-icons/core/assets/regular/minus.svg?raw';
import note from '@phosphor-icons/core/assets/regular/note-pencil.svg?raw';
import pause from '@phosphor-icons/core/assets/regular/pause.svg?raw';
import pencil from '@phosphor-icons/core/assets/regular/pencil-simple.svg?raw';
import play from '@phosphor-icons/core/assets/regular/play.svg?raw';
import plus from '@phosphor-icons/core/assets/regular/plus.svg?raw';
import printer from '@phosphor-icons/core/assets/regular/printer.svg?raw';
import quotes from '@phosphor-icons/core/assets/regular/quotes.svg?raw';
import redo from '@phosphor-icons/core/assets/regular/arrow-u-up-right.svg?raw';
import seal from '@phosphor-icons/core/assets/regular/seal-check.svg?raw';
import search from '@phosphor-icons/core/assets/regular/magnifying-glass.svg?raw';
import sidebars from '@phosphor-icons/core/assets/regular/columns.svg?raw';
import skipBack from '@phosphor-icons/core/assets/regular/skip-back.svg?raw';
import skipForward from '@phosphor-icons/core/assets/regular/skip-forward.svg?raw';
import speaker from '@phosphor-icons/core/assets/regular/speaker-high.svg?raw';
import sun from '@phosphor-icons/core/assets/regular/sun.svg?raw';
import table from '@phosphor-icons/core/assets/regular/table.svg?raw';
import textAa from '@phosphor-icons/core/assets/regular/text-aa.svg?raw';
import trash from '@phosphor-icons/core/assets/regular/trash.svg?raw';
import undo from '@phosphor-icons/core/assets/regular/arrow-u-up-left.svg?raw';
import upload from '@phosphor-icons/core/assets/regular/upload-simple.svg?raw';
import usb from '@phosphor-icons/core/assets/regular/usb.svg?raw';
import user from '@phosphor-icons/core/assets/regular/user.svg?raw';
import userPlus from '@phosphor-icons/core/assets/regular/user-plus.svg?raw';
import users from '@phosphor-icons/core/assets/regular/users.svg?raw';
import warning from '@phosphor-icons/core/assets/regular/warning.svg?raw';
import arrowLeft from '@phosphor-icons/core/assets/regular/arrow-left.svg?raw';
import arrowRight from '@phosphor-icons/core/assets/regular/arrow-right.svg?raw';
import bookmark from '@phosphor-icons/core/assets/regular/bookmark-simple.svg?raw';
import bookmarks from '@phosphor-icons/core/assets/regular/bookmarks-simple.svg?raw';
import command from '@phosphor-icons/core/assets/regular/command.svg?raw';
import gear from '@phosphor-icons/core/assets/regular/gear-six.svg?raw';
import x from '@phosphor-icons/core/assets/regular/x.svg?raw';

const files = {
  arrowBendDownLeft,
  arrowClockwise,
  bookBookmark,
  bookOpen,
  caretDown,
  caretRight,
  caretUp,
  chartBar,
  check,
  clock,
  clockBack,
  copy,
  database,
  dots,
  download,
  expand,
  eye,
  eyeSlash,
  file,
  flag,
  folder,
  folderPlus,
  funnel,
  info,
  key,
  keyboard,
  list,
  listBullets,
  lock,
  lockOpen,
  minus,
  moon,
  note,
  pause,
  pencil,
  play,
  plus,
  printer,
  quotes,
  redo,
  seal,
  search,
  sidebars,
  skipBack,
  skipForward,
  speaker,
  sun,
  table,
  textAa,
  trash,
  undo,
  upload,
  usb,
  user,
  userPlus,
  users,
  warning,
  arrowLeft,
  arrowRight,
  bookmark,
  bookmarks,
  command,
  gear,
  x,
};

export type IconName = keyof typeof files;

/** The outline of an icon: each file holds one path, and taking it out spares the page any foreign markup. */
export function outline(name: IconName): string {
  return / d="([^"]+)"/u.exec(files[name])?.[1] ?? '';
}
