import type { Host } from '../ipc/host';
import type { NoteEdit, NoteKind, Retagged, TagView } from '../ipc/types/commands';
import type { NoteQuery } from './known-notes.svelte';
import type { Notebook } from './notebook.svelte';

/** Several notes at once, and the tags in their words. Each deed is one that can be taken back, and done again. */
export class ManyNotes {
  /** Cards can be chosen. */
  choosing = $state(false);
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  tags = $state.raw<readonly TagView[]>([]);
  /** Of which notes a paper is to be made. */
  outgoing = $state.raw<{ query: NoteQuery; only?: ReadonlySet<string> | undefined }>({ query: {} });

  #host: Host;
  #notebook: Notebook;
  #asked = 0;
  /** The card that was chosen last: from it a stretch goes on. */
  #last: string | null = null;

  constructor(host: Host, notebook: Notebook) {
    this.#host = host;
    this.#notebook = notebook;
  }

  close(): void {
    this.stop();
    this.#asked += 1;
    this.tags = [];
    this.outgoing = { query: {} };
  }

  stop(): void {
    this.choosing = false;
    this.chosen = new Set();
    this.#last = null;
  }

  toggle(id: string): void {
    this.choosing = true;
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
    this.#last = id;
  }

  /** Chooses all from the last one that was chosen to this one, as they stand on the screen. */
  reach(id: string, shown: readonly string[]): void {
    const [from, to] = [shown.indexOf(this.#last ?? id), shown.indexOf(id)];
    if (from < 0 || to < 0) {
      this.toggle(id);
      return;
    }
    this.choosing = true;
    this.chosen = new Set([...this.chosen, ...shown.slice(Math.min(from, to), Math.max(from, to) + 1)]);
    this.#last = id;
  }

  choose(ids: readonly string[]): void {
    this.choosing = true;
    this.chosen = new Set(ids);
  }

  async setKind(kind: NoteKind): Promise<void> {
    const notes = [...this.chosen].flatMap((id) => this.#notebook.find(id) ?? []);
    const edits = notes.map(({ id }) => ({ id, kind }));
    const before = notes.map(({ id, kind: was }) => ({ id, kind: was }));
    await this.#change('kinds', edits, before);
  }

  async remove(): Promise<void> {
    const ids = [...this.chosen];
    const edits = (deleted: boolean) => ids.map((id) => ({ id, deleted }));
    if (await this.#change('deletes', edits(true), edits(false))) this.chosen = new Set();
  }

  /** Puts a tag behind the words of the chosen notes; false if that couldn't be done. */
  async tag(tag: string): Promise<boolean> {
    const ids = [...this.chosen];
    return this.#retag(() => this.#host.call('tag_notes', { ids, tag }));
  }

  /** Calls a tag otherwise in all notes; without a name it goes out of them. */
  async rename(from: string, to: string | null): Promise<boolean> {
    return this.#retag(() => this.#host.call('rename_tag', { from, ...(to !== null && { to }) }));
  }

  /** Looks again which tags there are. */
  async readTags(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const tags = await this.#host.call('tags', {}).catch(() => null);
    if (tags && asked === this.#asked) this.tags = tags;
  }

  async #retag(work: () => Promise<Retagged>): Promise<boolean> {
    let done: Retagged | undefined;
    const changed = await this.#notebook.changeMany(async () => {
      done = await work();
      return done.notes;
    });
    if (!changed || !done) return false;
    const { notes, before } = done;
    if (notes.length === 0) return true;
    const back = notes.map(({ id }, at) => ({ id, body: before[at] ?? '' }));
    this.#did(
      'tags',
      back,
      notes.map(({ id, body }) => ({ id, body })),
    );
    return true;
  }

  async #change(deed: 'kinds' | 'deletes', edits: NoteEdit[], before: NoteEdit[]): Promise<boolean> {
    if (edits.length === 0 || !(await this.#send(edits))) return false;
    this.#did(deed, before, edits);
    return true;
  }

  #did(deed: 'kinds' | 'deletes' | 'tags', back: NoteEdit[], again: NoteEdit[]): void {
    const undo = () => this.#send(back);
    this.#notebook.history.did({ deed, note: '', undo, redo: () => this.#send(again) });
  }

  async #send(notes: NoteEdit[]): Promise<boolean> {
    const changed = await this.#notebook.changeMany(() => this.#host.call('change_notes', { notes }));
    return changed !== null;
  }
}
