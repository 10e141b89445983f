import { SvelteMap } from 'svelte/reactivity';
import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { ErrorCode, NewAnchor, NoteKind, NoteView } from '../ipc/types/commands';
import { Draft } from './draft.svelte';

const blank = (text: string) => text.trim() === '';

/** A note that is being written and may not be on disk yet: it is made at the first pause with words in it. */
export class Composing {
  readonly anchor: NewAnchor;
  readonly label: string;
  readonly draft: Draft<string>;
  kind = $state<NoteKind>('plain');
  note = $state<string | null>(null);

  constructor(
    anchor: NewAnchor,
    label: string,
    save: (composing: Composing, body: string) => Promise<number>,
  ) {
    this.anchor = anchor;
    this.label = label;
    this.draft = new Draft(
      '',
      (body) => save(this, body),
      (a, b) => a === b || (this.note === null && blank(a) && blank(b)),
    );
  }
}

/** The reader's notes. A note is on disk before anything here says so. */
export class Notebook {
  notes = $state.raw<NoteView[]>([]);
  error = $state<ErrorCode | null>(null);
  /** The note whose card is open for writing. */
  editing = $state<string | null>(null);
  composing = $state.raw<Composing | null>(null);
  /** Deleted in this sitting, newest last; each can be taken back. */
  deleted = $state.raw<NoteView[]>([]);
  /** Moved notes that the reader chose to leave where they are, until the next start. */
  left = $state.raw<ReadonlySet<string>>(new Set());
  /** The card to bring into view. A new object each time, so that asking twice goes twice. */
  shown = $state.raw<{ note: string } | null>(null);
  savedAt = $state<number | null>(null);

  #host: Host;
  #drafts = new SvelteMap<string, Draft<string>>();

  constructor(host: Host) {
    this.#host = host;
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      this.notes = await this.#host.call('list_notes', {});
    });
  }

  close(): void {
    this.notes = [];
    this.deleted = [];
    this.left = new Set();
    this.editing = null;
    this.composing = null;
    this.shown = null;
    this.error = null;
    this.savedAt = null;
    this.#drafts.clear();
  }

  find(id: string): NoteView | undefined {
    return this.notes.find((note) => note.id === id);
  }

  /** The notes of a document, in the order of the text. */
  inDocument(doc: string, indexOf: (block: string) => number): NoteView[] {
    const place = (note: NoteView) => {
      const index = indexOf(placeBlock(note));
      return index < 0 ? Number.MAX_SAFE_INTEGER : index;
    };
    return this.notes
      .filter((note) => note.anchor.doc === doc)
      .sort((a, b) => place(a) - place(b) || startOf(a) - startOf(b) || a.created - b.created);
  }

  /** Makes a note at once, as a stroke of a pen does. */
  async create(anchor: NewAnchor, kind: NoteKind): Promise<NoteView | null> {
    return this.#try(async () => {
      const note = await this.#host.call('create_note', { anchor, kind, body: '' });
      this.#put(note);
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
        this.#put(saved);
        return saved.updated;
      };
      this.#drafts.set(id, new Draft(note.body, save));
    }
    this.editing = id;
    this.shown = { note: id };
  }

  /** Leaves a card; what was written in it is saved, or stays in it where it can't be. */
  async stopEditing(id: string): Promise<void> {
    if (this.editing === id) this.editing = null;
    const draft = this.#drafts.get(id);
    if (!draft) return;
    const done = await draft.flush();
    if (done && this.editing !== id && this.#drafts.get(id) === draft) this.#drafts.delete(id);
  }

  async setKind(id: string, kind: NoteKind): Promise<void> {
    await this.#try(async () => this.#put(await this.#host.call('update_note', { id, kind })));
  }

  async remove(id: string): Promise<void> {
    const draft = this.#drafts.get(id);
    // The last words go with the note, so that taking the deletion back brings them too.
    if (draft && !(await draft.flush())) return;
    await this.#try(async () => {
      const gone = await this.#host.call('delete_note', { id });
      this.#drafts.delete(id);
      if (this.editing === id) this.editing = null;
      this.notes = this.notes.filter((note) => note.id !== id);
      this.deleted = [...this.deleted, gone];
    });
  }

  /** Takes the newest deletion back. */
  async undoRemove(): Promise<void> {
    const last = this.deleted.at(-1);
    if (!last) return;
    await this.#try(async () => {
      this.#put(await this.#host.call('restore_note', { id: last.id }));
      this.deleted = this.deleted.filter((note) => note.id !== last.id);
      this.shown = { note: last.id };
    });
  }

  forgetDeleted(): void {
    this.deleted = [];
  }

  async acceptMove(id: string): Promise<void> {
    await this.#try(async () => this.#put(await this.#host.call('accept_move', { id })));
  }

  leaveWhereItIs(id: string): void {
    this.left = new Set([...this.left, id]);
  }

  /** Saves everything that isn't saved; false if some of it couldn't be. */
  async flush(): Promise<boolean> {
    const drafts = [...this.#drafts.values(), ...(this.composing ? [this.composing.draft] : [])];
    const done = await Promise.all(drafts.map((draft) => draft.flush()));
    return done.every(Boolean);
  }

  async #saveComposing(composing: Composing, body: string): Promise<number> {
    if (composing.note !== null) {
      const saved = await this.#host.call('update_note', { id: composing.note, body });
      this.#put(saved);
      return saved.updated;
    }
    const { anchor, kind } = composing;
    const saved = await this.#host.call('create_note', { anchor, kind, body });
    composing.note = saved.id;
    this.#put(saved);
    return saved.updated;
  }

  #put(note: NoteView): NoteView {
    const known = this.notes.some((one) => one.id === note.id);
    this.notes = known ? this.notes.map((one) => (one.id === note.id ? note : one)) : [...this.notes, note];
    this.savedAt = note.updated;
    return note;
  }

  async #try<R>(action: () => Promise<R>): Promise<R | null> {
    try {
      const result = await action();
      this.error = null;
      return result;
    } catch (error) {
      this.error = asCallError(error).code;
      return null;
    }
  }
}

/** The block that a note stands at now, or stood at. */
export function placeBlock(note: NoteView): string {
  return note.place.state === 'exact' ? note.place.block : note.anchor.block;
}

function startOf(note: NoteView): number {
  return note.place.state === 'exact' ? note.place.start : 0;
}
