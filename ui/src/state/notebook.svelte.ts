import { SvelteMap } from 'svelte/reactivity';
import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type {
  ErrorCode,
  NewAnchor,
  NoteChange,
  NoteGroup,
  NoteKind,
  NotePage,
  NotePageRequest,
  NoteView,
} from '../ipc/types/commands';
import { Composing } from './composing.svelte';
import { Draft } from './draft.svelte';
import { Deeds } from './deeds.svelte';
import { KnownNotes, type AllNotes, type DocumentMarks, type NoteQuery } from './known-notes.svelte';
import { newId } from './new-id';
import { placesOf } from './note-places';

/**
 * The reader's notes. A note is on disk before anything here says so. There may be a hundred thousand: what is shown is
 * asked for by the page (`NoteList`), what a document's text shows in one piece, and all of them never.
 */
export class Notebook {
  /** Goes up with whatever changes which notes there are, where they hang or how they are marked. */
  revision = $state(0);
  /** The note whose card is open for writing. */
  editing = $state<string | null>(null);
  /** The note that is open in the wide view instead of its card. */
  wide = $state<string | null>(null);
  composing = $state.raw<Composing | null>(null);
  /** What was done in this sitting; each deed can be taken back and done again. */
  readonly history = new Deeds();
  /** Moved notes that the reader chose to leave where they are, until the next start. */
  left = $state.raw<ReadonlySet<string>>(new Set());
  /**
   * The card to bring into view, and whether it is lit there: asked for from elsewhere, it has to be told from its
   * neighbours. A new object each time, so that asking twice goes twice.
   */
  shown = $state.raw<{ note: string; light?: boolean } | null>(null);
  savedAt = $state<number | null>(null);

  #host: Host;
  #known: KnownNotes;
  #failed = $state<ErrorCode | null>(null);
  #drafts = new SvelteMap<string, Draft<string>>();
  // What a card said when it was opened, so that a whole sitting at it is taken back at once.
  #before = new Map<string, string>();
  // Notes that were made and not left yet, with the last words that stood in them.
  #fresh = new Map<string, string>();

  constructor(host: Host) {
    this.#host = host;
    this.#known = new KnownNotes(host);
  }

  /** What couldn't be done: the last thing that was to be written, or else the notes that were to be read. */
  get error(): ErrorCode | null {
    return this.#failed ?? this.#known.error;
  }

  /** How many notes there are of each kind that there are any of. */
  get kinds(): readonly NoteGroup[] {
    return this.#known.kinds;
  }

  /** What the open document's notes draw on it. */
  get marks(): DocumentMarks | null {
    return this.#known.marks;
  }

  get total(): number {
    return this.kinds.reduce((sum, kind) => sum + kind.count, 0);
  }

  /** Looks again at what there is: another notebook, or other documents under it. */
  async load(): Promise<void> {
    this.revision += 1;
    await this.#known.count();
  }

  close(): void {
    for (const draft of this.#openDrafts()) draft.drop();
    this.#known.close();
    this.history.clear();
    this.#before.clear();
    this.#fresh.clear();
    this.left = new Set();
    this.editing = null;
    this.wide = null;
    this.composing = null;
    this.shown = null;
    this.#failed = null;
    this.savedAt = null;
    this.#drafts.clear();
  }

  /** A note that was on screen or was written in this sitting. */
  find(id: string): NoteView | undefined {
    return this.#known.find(id);
  }

  /** Reads some notes; null if they can't be read or nobody waits for them any more. */
  page(request: NotePageRequest): Promise<NotePage | null> {
    return this.#known.page(request);
  }

  /** Reads all notes of one document, in the order of its text: for paper. */
  inDocument(doc: string): Promise<readonly NoteView[]> {
    return this.#known.inDocument(doc);
  }

  /** Reads all notes that a query lets through, group by group: for paper. */
  all(query: NoteQuery): Promise<AllNotes> {
    return this.#known.all(query);
  }

  /** How many notes a query lets through. */
  countOf(query: NoteQuery): Promise<number> {
    return this.#known.countOf(query);
  }

  /** Reads what the notes of a document draw on its text. */
  mark(doc: string): Promise<void> {
    return this.#known.mark(doc);
  }

  /** What the notes of a document draw on it, for a sheet that the reader isn't at. */
  readMarks(doc: string): Promise<DocumentMarks | null> {
    return this.#known.readMarks(doc);
  }

  /** Makes a note at once, as a stroke of a pen does: one, on however many places of a document, or on none. */
  async create(
    anchor: NewAnchor | null,
    kind: NoteKind,
    further: readonly NewAnchor[] = [],
  ): Promise<NoteView | null> {
    const places = { ...(anchor && { anchor }), ...(further.length > 0 && { further: [...further] }) };
    return this.#try(async () => {
      const note = await this.#host.call('create_note', { id: newId(), ...places, kind, body: '' });
      this.put(note);
      this.#fresh.set(note.id, '');
      this.#didCreate(note.id);
      return note;
    });
  }

  /** Begins a note that is made when there are words in it. */
  async compose(anchor: NewAnchor, label: string): Promise<Composing> {
    await this.finishComposing();
    this.composing = new Composing(anchor, label, (composing, body) => this.#saveComposing(composing, body));
    return this.composing;
  }

  /** Puts the pen down. Words that can't be saved stay where they are; false then. */
  async finishComposing(): Promise<boolean> {
    const composing = this.composing;
    if (!composing) return true;
    if (!(await composing.draft.flush())) return false;
    if (this.composing === composing) this.composing = null;
    if (composing.note !== null) await this.#goIfEmpty(composing.note);
    return true;
  }

  /** The words of a note that is or was being edited; none for one that was only read. */
  draftOf(id: string): Draft<string> | undefined {
    return this.#drafts.get(id);
  }

  /** Opens a note's card for writing. */
  edit(id: string): void {
    const note = this.find(id);
    if (!note) return;
    if (!this.#drafts.has(id)) {
      const save = async (body: string) => {
        const saved = await this.#host.call('update_note', { id, body });
        this.#said(saved);
        return saved.updated;
      };
      this.#drafts.set(id, new Draft(note.body, save));
      this.#before.set(id, note.body);
    }
    this.editing = id;
    this.shown = { note: id };
  }

  /** Opens a note for writing where there is more room than on its card. */
  editWide(id: string): void {
    this.edit(id);
    if (this.editing === id) this.wide = id;
  }

  /** Leaves a card; what was written in it is saved, or stays in it where it can't be. */
  async stopEditing(id: string): Promise<void> {
    if (this.editing === id) this.editing = null;
    const draft = this.#drafts.get(id);
    if (!draft) return;
    const done = await draft.flush();
    if (!done || this.editing === id || this.#drafts.get(id) !== draft) return;
    this.#drafts.delete(id);
    this.#didWords(id);
    await this.#goIfEmpty(id);
  }

  async setKind(id: string, kind: NoteKind): Promise<void> {
    const before = this.find(id)?.kind;
    if (before === undefined || before === kind || !(await this.#change({ id, kind }))) return;
    const undo = () => this.#change({ id, kind: before });
    this.history.did({ deed: 'kind', note: id, undo, redo: () => this.#change({ id, kind }) });
  }

  async remove(id: string): Promise<void> {
    if (!(await this.#delete(id))) return;
    this.history.did({
      deed: 'delete',
      note: id,
      undo: () => this.#restore(id),
      redo: () => this.#delete(id),
    });
  }

  /** Takes a note out of the trash. */
  async restore(id: string): Promise<boolean> {
    if (!(await this.#restore(id))) return false;
    this.history.did({
      deed: 'restore',
      note: id,
      undo: () => this.#delete(id),
      redo: () => this.#restore(id),
    });
    return true;
  }

  /** Takes in several notes that something changed at once; null where it didn't. */
  async changeMany(work: () => Promise<readonly NoteView[]>): Promise<readonly NoteView[] | null> {
    // What is being written in them is part of them before.
    if (!(await this.finishComposing()) || !(await this.flush())) return null;
    const changed = await this.#try(work);
    for (const note of changed ?? []) {
      this.#drafts.delete(note.id);
      this.#before.delete(note.id);
      this.#fresh.delete(note.id);
      if (this.editing === note.id) this.editing = null;
      if (note.deleted === null) this.#known.put(note);
      else this.#known.forget(note.id);
    }
    if (changed && changed.length > 0) this.#changed();
    return changed;
  }

  async acceptMove(id: string): Promise<void> {
    const move = (call: 'accept_move' | 'take_back_move') => async () => {
      const moved = await this.#try(async () => this.put(await this.#host.call(call, { id })));
      return moved !== null;
    };
    const redo = move('accept_move');
    if (await redo()) this.history.did({ deed: 'move', note: id, undo: move('take_back_move'), redo });
  }

  /** Puts an earlier version in the note's place, as a new version. */
  async restoreVersion(id: string, version: number): Promise<boolean> {
    const before = this.find(id);
    if (!before || !(await this.#settle(id))) return false;
    const restored = await this.#try(async () =>
      this.put(await this.#host.call('restore_version', { id, version })),
    );
    if (!restored) return false;
    this.#drafts.delete(id);
    const back = { id, body: before.body, kind: before.kind };
    const again = { id, body: restored.body, kind: restored.kind };
    const redo = () => this.#change(again);
    this.history.did({ deed: 'version', note: id, undo: () => this.#change(back), redo });
    return true;
  }

  leaveWhereItIs(id: string): void {
    this.left = new Set([...this.left, id]);
  }

  /** Saves everything that isn't saved; false if some of it couldn't be. */
  async flush(): Promise<boolean> {
    const done = await Promise.all(this.#openDrafts().map((draft) => draft.flush()));
    return done.every(Boolean);
  }

  /** Words that are on screen and not on disk. */
  get unsaved(): string[] {
    return this.#openDrafts()
      .filter((draft) => draft.unsaved)
      .map((draft) => draft.value);
  }

  #openDrafts(): Draft<string>[] {
    return [...this.#drafts.values(), ...(this.composing ? [this.composing.draft] : [])];
  }

  // Whatever is being written in a note is part of it before something is done with the whole of it.
  async #settle(id: string): Promise<boolean> {
    if (this.composing?.note === id && !(await this.finishComposing())) return false;
    return (await this.#drafts.get(id)?.flush()) ?? true;
  }

  async #change(change: NoteChange): Promise<boolean> {
    if (change.body !== undefined && !(await this.#settle(change.id))) return false;
    const changed = await this.#try(async () => this.put(await this.#host.call('update_note', change)));
    if (changed && change.body !== undefined) {
      this.#drafts.delete(change.id);
      this.#before.delete(change.id);
      if (this.editing === change.id) this.editing = null;
      this.shown = { note: change.id };
    }
    return changed !== null;
  }

  // The last words go with the note, so that taking the deletion back brings them too.
  async #delete(id: string): Promise<boolean> {
    if (!(await this.#settle(id))) return false;
    const gone = await this.#try(() => this.#host.call('delete_note', { id }));
    if (!gone) return false;
    this.#drafts.delete(id);
    this.#before.delete(id);
    this.#fresh.delete(id);
    if (this.editing === id) this.editing = null;
    this.#known.forget(id);
    this.#changed();
    return true;
  }

  async #restore(id: string): Promise<boolean> {
    const back = await this.#try(async () => this.put(await this.#host.call('restore_note', { id })));
    if (back) this.shown = { note: id };
    return back !== null;
  }

  #didCreate(id: string): void {
    this.history.did({
      deed: 'create',
      note: id,
      undo: () => this.#delete(id),
      redo: () => this.#restore(id),
    });
  }

  #didWords(id: string): void {
    const before = this.#before.get(id);
    this.#before.delete(id);
    const after = this.find(id)?.body;
    if (before === undefined || after === undefined || before === after) return;
    const undo = () => this.#change({ id, body: before });
    this.history.did({ deed: 'words', note: id, undo, redo: () => this.#change({ id, body: after }) });
  }

  async #saveComposing(composing: Composing, body: string): Promise<number> {
    if (composing.note !== null) {
      const saved = await this.#host.call('update_note', { id: composing.note, body });
      this.#said(saved);
      return saved.updated;
    }
    const { id, anchor, kind } = composing;
    let saved = await this.#host.call('create_note', { id, anchor, kind, body });
    // An earlier try may have made it although its reply was lost; the words have gone on since.
    if (saved.body !== body) saved = await this.#host.call('update_note', { id: saved.id, body });
    composing.note = saved.id;
    this.#fresh.set(saved.id, '');
    this.#said(saved);
    this.#didCreate(saved.id);
    return saved.updated;
  }

  #said(note: NoteView): void {
    if (this.#fresh.has(note.id) && note.body.trim() !== '') this.#fresh.set(note.id, note.body);
    this.put(note);
  }

  // A new note that is left without words was none, unless a pen marks words by it. Had there been words, they come
  // back with it; else nothing was done that could be taken back.
  async #goIfEmpty(id: string): Promise<void> {
    const [note, last] = [this.find(id), this.#fresh.get(id)];
    this.#fresh.delete(id);
    if (!note || last === undefined || note.body.trim() !== '') return;
    if (note.kind !== 'plain' && !note.anchor.whole_block) return;
    if (!(await this.#delete(id))) return;
    if (last === '') {
      this.history.drop(id);
      await this.#try(() => this.#host.call('purge_note', { id }));
      return;
    }
    const undo = async () => (await this.#restore(id)) && this.#change({ id, body: last });
    this.history.did({ deed: 'empty', note: id, undo, redo: () => this.#delete(id) });
  }

  /** Takes a note as it is on disk. */
  put(note: NoteView): NoteView {
    const before = this.#known.find(note.id);
    this.#known.put(note);
    this.savedAt = note.updated;
    // Words alone move no note and mark nothing.
    const places = (one: NoteView) => JSON.stringify(placesOf(one).map(({ place }) => place));
    const same = before?.kind === note.kind && places(before) === places(note);
    if (!same) this.#changed();
    return note;
  }

  #changed(): void {
    this.revision += 1;
    void this.#known.count();
  }

  async #try<R>(action: () => Promise<R>): Promise<R | null> {
    try {
      const result = await action();
      this.#failed = null;
      return result;
    } catch (error) {
      this.#failed = asCallError(error).code;
      return null;
    }
  }
}
