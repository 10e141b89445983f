import type { NoteGroup, NotePage, NoteView } from '../ipc/types/commands';
import type { NoteQuery } from './known-notes.svelte';
import type { Notebook } from './notebook.svelte';

export type { NoteQuery };

/** Notes of one group that are on the page. */
export interface NotePiece {
  id: string;
  /** How many are in the whole group. */
  count: number;
  /** Where the first of these comes among all notes of the list, from zero. */
  at: number;
  notes: NoteView[];
}

/** What stands on screen of a list, asked when something is put before or taken off it. */
export interface NoteListView {
  /** Makes a change so that nothing the reader looks at moves. */
  keepPlace: (change: () => void) => void;
  /** Whether the focus is in one of these. */
  holds: (ids: readonly string[]) => boolean;
}

/** Notes that come at once. Many numbers of columns divide it, so a grid keeps its columns when pages come and go. */
export const PAGE = 60;
/** Notes that stay on the page: a hundred thousand cards would hold the window for minutes. */
export const MOST = 5 * PAGE;

/**
 * A stretch of the notes that a query lets through. The core filters, orders and counts; here is only what is on screen
 * and a little more, and it moves along as the reader scrolls.
 */
export class NoteList {
  /** Where the stretch begins among all of them. */
  from = $state(0);
  groups = $state.raw<readonly NoteGroup[]>([]);
  /** What is on the page answers this. */
  answered = $state.raw<NoteQuery | null>(null);
  /** Goes up when other notes are asked for, and the list begins again at its top. */
  begun = $state(0);
  view: NoteListView | null = null;

  #notebook: Notebook;
  #page: number;
  #ids = $state.raw<readonly string[]>([]);
  #total = $state(0);
  #around: 'all' | 'not the one being written';
  #query: NoteQuery = {};
  #list: string | null = null;
  #asked = 0;
  #turning: Promise<void> | null = null;
  // The note that is to be among those on the page, until an answer came.
  #wanted: string | null = null;

  /** With a page of nothing it only counts. The note that is being written may stand beside the list. */
  constructor(notebook: Notebook, page = PAGE, around: 'all' | 'not the one being written' = 'all') {
    this.#notebook = notebook;
    this.#page = page;
    this.#around = around;
  }

  // Left out here and not by the core: it must be in the list as soon as its field is closed, whatever happens then.
  readonly #hidden = $derived.by(() => {
    const written = this.#around === 'all' ? null : (this.#notebook.composing?.note ?? null);
    return written !== null && this.#ids.includes(written) ? written : null;
  });

  get total(): number {
    return this.#total - (this.#hidden === null ? 0 : 1);
  }

  readonly notes = $derived.by(() => this.#found(this.#ids));

  /** What is on the page, group by group. */
  readonly pieces = $derived.by(() => {
    const pieces: NotePiece[] = [];
    const until = this.from + this.#ids.length;
    let first = 0;
    for (const { id, count } of this.groups) {
      const [at, end] = [Math.max(first, this.from), Math.min(first + count, until)];
      const ids = this.#ids.slice(at - this.from, Math.max(at, end) - this.from);
      const notes = this.#found(ids);
      const hidden = this.#hidden !== null && ids.includes(this.#hidden);
      if (notes.length > 0) pieces.push({ id, count: hidden ? count - 1 : count, at, notes });
      first += count;
    }
    return pieces;
  });

  /** An answer is there. */
  get loaded(): boolean {
    return this.answered !== null;
  }

  get hasEarlier(): boolean {
    return this.from > 0;
  }

  get hasMore(): boolean {
    return this.from + this.#ids.length < this.#total;
  }

  has(id: string): boolean {
    return this.#ids.includes(id);
  }

  /** Asks for these notes; for the same ones once more after something changed. What is there stays meanwhile. */
  async ask(query: NoteQuery): Promise<void> {
    // A card that is opened or put away makes no other list.
    const list = JSON.stringify({ ...query, also: null });
    const other = list !== this.#list;
    if (other && query.doc !== this.#query.doc) this.#wanted ??= this.#notebook.shown?.note ?? null;
    this.#query = query;
    this.#list = list;
    const length = Math.max(this.#page, this.#ids.length);
    await this.#load(other ? { offset: 0, limit: this.#page } : { offset: this.from, limit: length }, other);
  }

  /** Nothing is asked for, and nothing shown. */
  clear(): void {
    this.#asked += 1;
    this.#list = null;
    this.#wanted = null;
    this.#ids = [];
    this.groups = [];
    this.from = 0;
    this.#total = 0;
    this.answered = null;
  }

  /** Sees to it that a note is on the page, if it is in the list. */
  async reach(id: string): Promise<void> {
    if (this.#list === null || this.has(id)) return;
    this.#wanted = id;
    await this.#load({ offset: this.from, limit: this.#page }, false);
  }

  /** Goes to the beginning or the end of the list. */
  async jump(to: 'first' | 'last'): Promise<void> {
    const last = Math.max(0, this.#total - 1);
    await this.#load({ offset: to === 'first' ? 0 : last - (last % this.#page), limit: this.#page }, false);
  }

  /** The next page after those there are. */
  async more(): Promise<void> {
    while (this.#turning) await this.#turning;
    if (!this.hasMore) return;
    await this.#turn({ offset: this.from + this.#ids.length, limit: this.#page }, (ids) => {
      const all = [...this.#ids, ...ids];
      const gone = all.slice(0, Math.max(0, all.length - MOST));
      if (this.view?.holds(gone)) return this.#show(all, this.from);
      this.#show(all.slice(gone.length), this.from + gone.length);
    });
  }

  /** The page before those there are. */
  async earlier(): Promise<void> {
    while (this.#turning) await this.#turning;
    if (!this.hasEarlier) return;
    const offset = Math.max(0, this.from - this.#page);
    await this.#turn({ offset, limit: this.from - offset }, (ids) => {
      const all = [...ids, ...this.#ids];
      this.#show(this.view?.holds(all.slice(MOST)) ? all : all.slice(0, MOST), offset);
    });
  }

  async #load(part: { offset: number; limit: number }, other: boolean): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const around = this.#wanted;
    const query = this.#query;
    const wanted = around === null ? part : { offset: part.offset, limit: this.#page, around };
    const page = await this.#notebook.page({ ...query, ...wanted });
    if (!page || asked !== this.#asked) return;
    this.#wanted = null;
    this.#take(page);
    // Where notes went away there may be fewer than there were before the page.
    if (page.notes.length === 0 && page.total > 0 && this.#page > 0) return this.jump('last');
    this.#show(
      page.notes.map((note) => note.id),
      page.offset,
    );
    this.answered = query;
    if (other && around === null) this.begun += 1;
  }

  // One page at a time: which is the next hangs on what the one before brought.
  async #turn(part: { offset: number; limit: number }, change: (ids: string[]) => void): Promise<void> {
    this.#turning = this.#fetch(part, change).finally(() => (this.#turning = null));
    await this.#turning;
  }

  async #fetch(part: { offset: number; limit: number }, change: (ids: string[]) => void): Promise<void> {
    const [asked, stretch] = [this.#asked, this.#ids];
    const page = await this.#notebook.page({ ...this.#query, ...part });
    // What was asked for since then knows better; and what goes on from a stretch that is gone belongs nowhere.
    if (!page || asked !== this.#asked || stretch !== this.#ids || page.offset !== part.offset) return;
    const ids = page.notes.map((note) => note.id).filter((id) => !this.has(id));
    const apply = () => {
      this.#take(page);
      change(ids);
    };
    if (this.view) this.view.keepPlace(apply);
    else apply();
  }

  #take(page: NotePage): void {
    this.groups = page.groups;
    this.#total = page.total;
  }

  #found(ids: readonly string[]): NoteView[] {
    return ids.flatMap((id) => (id === this.#hidden ? [] : (this.#notebook.find(id) ?? [])));
  }

  #show(ids: readonly string[], from: number): void {
    this.#ids = ids;
    this.from = from;
  }
}
