import type { NoteKind } from '../ipc/types/commands';

export type Screen = 'reading' | 'quick' | 'targets' | 'notes' | 'session' | 'papers' | 'settings';
export type LeftTab = 'contents' | 'documents';
export type RightTab = 'notes' | 'session';
export type Side = 'left' | 'right';
/** Wide: both side panes. Middle: one of them. Narrow: they lie over the sheet. */
export type Width = 'wide' | 'middle' | 'narrow';
export type DialogName =
  | 'dropped'
  | 'shortcuts'
  | 'palette'
  | 'search-help'
  | 'trash'
  | 'versions'
  | 'writing'
  | 'print'
  | 'pack-in'
  | 'pack-out'
  | 'keys'
  | 'editions'
  | 'tags'
  | 'thu-hoach'
  | 'into-paper';
export type FocusPlace = 'search' | 'left' | 'sheet' | 'right' | 'compose' | 'toolbar' | 'find';

// The same two widths as in the style sheets' container queries, in rem: the dial moves them with everything else.
const MIDDLE = 73.7;
const NARROW = 56.3;
// With two sheets there is room for the left pane beside them from here on, and for both from there.
const BESIDE_TWO = 66;
const BOTH_BESIDE_TWO = 88;

/** A line of a menu that was asked for on something. */
export interface MenuEntry {
  id: string;
  name: string;
  keys?: string | undefined;
  /** Given: one of several choices, and whether it holds now. */
  current?: boolean;
  /** A rule stands before it. */
  apart?: boolean;
  perform: () => void | Promise<void>;
}

/** A menu at a point of the window, in pixels. */
export interface OpenMenu {
  label: string;
  entries: readonly MenuEntry[];
  x: number;
  y: number;
}

/** What is on screen: which part, which tabs, which panes lie open. */
export class Layout {
  screen = $state<Screen>('reading');
  /** The page of the settings that is open. */
  settings = $state('ease');
  #before: Screen = 'reading';
  /** Targets as small charts, or as their table. */
  targets = $state<'chart' | 'table'>('chart');
  /** The page of cards: what each is about, on one screen; or all of its words. */
  quick = $state<'brief' | 'full'>('brief');
  leftTab = $state<LeftTab>('contents');
  rightTab = $state<RightTab>('notes');
  /** What the list of documents is filtered by, as long as somebody sits here. */
  documentFilter = $state('');
  width = $state<Width>('wide');
  /** The window's width, in rem. */
  rem = $state(100);
  /** The pane that shows beside the sheet where there is room for one. */
  side = $state<Side | null>('right');
  /** The text has the window to itself: no pane shows beside it until one is asked for. */
  alone = $state(false);
  /** Two sheets stand side by side. */
  two = $state(false);
  /** The pane that lies over the sheet. */
  overlay = $state<Side | null>(null);
  dialog = $state<DialogName | null>(null);
  ease = $state(false);
  menu = $state.raw<OpenMenu | null>(null);
  /** Said in a line at the window's foot: what was done to something out of sight, or couldn't be. A new object each time. */
  notice = $state.raw<{ text: string; failed: boolean } | null>(null);
  /** The pens whose notes the right pane shows; none: all of them. Null while it isn't being filtered. */
  pens = $state.raw<ReadonlySet<NoteKind> | null>(null);
  /** Where reading was taken up again after sitting down, while that is worth saying. */
  resumed = $state.raw<{ doc: string; section: string; place: string } | null>(null);
  /** Where the focus is wanted. A new object each time, so that asking twice moves it twice. */
  focus = $state.raw<{ place: FocusPlace } | null>(null);
  /** The next stop, forwards or back, of the walk through the panes. */
  walk = $state.raw<{ step: 1 | -1 } | null>(null);
  /** Words that are to be chosen on the sheet. A new object each time, so that asking twice chooses twice. */
  choose = $state.raw<{ block: string; start: number; end: number } | null>(null);
  /** Said to a screen reader, politely. */
  spoken = $state('');

  measure(rem: number): void {
    this.rem = rem;
    const width = rem <= NARROW ? 'narrow' : rem <= MIDDLE ? 'middle' : 'wide';
    if (width === this.width) return;
    this.width = width;
    this.overlay = null;
  }

  go(screen: Screen): void {
    if (screen === 'settings' && this.screen !== 'settings') this.#before = this.screen;
    this.screen = screen;
    this.overlay = null;
  }

  /** Back to the part that the settings were opened from. */
  leaveSettings(): void {
    if (this.screen !== 'settings') return;
    this.go(this.#before);
    this.ask('sheet');
  }

  /** Whether a side pane lies over the sheet when it shows, for want of room beside it. */
  lies(side: Side): boolean {
    if (this.width === 'narrow') return true;
    return this.two && this.rem < (side === 'left' ? BESIDE_TWO : BOTH_BESIDE_TWO);
  }

  /** Shows a side pane wherever it has its place at this width. */
  reveal(side: Side): void {
    this.alone = false;
    if (this.lies(side)) this.overlay = side;
    else if (this.width === 'middle') this.side = side;
  }

  toggle(side: Side): void {
    if (this.lies(side)) this.overlay = this.overlay === side ? null : side;
    else if (this.alone) this.reveal(side);
    else this.side = this.side === side ? (side === 'left' ? 'right' : null) : side;
  }

  isShown(side: Side): boolean {
    if (this.lies(side)) return this.overlay === side;
    if (this.alone) return false;
    return this.width === 'wide' || this.side === side;
  }

  closeOverlay(): void {
    this.overlay = null;
  }

  /** As a window that was just opened: nothing lies open, nothing waits to be spoken. */
  reset(): void {
    this.go('reading');
    this.alone = false;
    this.leftTab = 'contents';
    this.rightTab = 'notes';
    this.documentFilter = '';
    this.dialog = null;
    this.ease = false;
    this.menu = null;
    this.notice = null;
    this.focus = null;
    this.walk = null;
    this.spoken = '';
  }

  ask(place: FocusPlace): void {
    this.focus = { place };
  }

  /** Says something to everybody. */
  tell(text: string, failed = false): void {
    this.notice = { text, failed };
  }

  say(text: string): void {
    // The same words twice in a row are only spoken twice if something changes.
    this.spoken = this.spoken === text ? `${text}\u00a0` : text;
  }
}
