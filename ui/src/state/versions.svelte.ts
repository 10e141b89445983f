import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { ErrorCode, NoteVersion } from '../ipc/types/commands';
import type { Notebook } from './notebook.svelte';

/** The earlier versions of one note. */
export class Versions {
  note = $state<string | null>(null);
  list = $state.raw<NoteVersion[]>([]);
  chosen = $state.raw<NoteVersion | null>(null);
  busy = $state(false);
  error = $state<ErrorCode | null>(null);

  #host: Host;
  #notebook: Notebook;

  constructor(host: Host, notebook: Notebook) {
    this.#host = host;
    this.#notebook = notebook;
  }

  async open(note: string): Promise<void> {
    this.close();
    this.note = note;
    // What is in the card now is the present version; it must be on disk to be compared with.
    await this.#notebook.stopEditing(note);
    await this.#load();
  }

  choose(version: NoteVersion): void {
    this.chosen = version;
  }

  /** True if the chosen version stands in the note's place now. */
  async restore(): Promise<boolean> {
    const { note, chosen } = this;
    if (note === null || !chosen || this.busy) return false;
    this.busy = true;
    const done = await this.#notebook.restoreVersion(note, chosen.version);
    this.busy = false;
    if (done) this.close();
    else this.error = this.#notebook.error ?? 'internal';
    return done;
  }

  close(): void {
    this.note = null;
    this.list = [];
    this.chosen = null;
    this.error = null;
  }

  async #load(): Promise<void> {
    const note = this.note;
    if (note === null) return;
    this.busy = true;
    try {
      const list = await this.#host.call('note_versions', { id: note });
      if (this.note !== note) return;
      this.list = list;
      this.chosen = list[0] ?? null;
    } catch (error) {
      if (this.note === note) this.error = asCallError(error).code;
    } finally {
      this.busy = false;
    }
  }
}
