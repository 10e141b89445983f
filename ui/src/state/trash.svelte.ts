import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { ErrorCode, NoteView } from '../ipc/types/commands';
import type { Notebook } from './notebook.svelte';

/** How long a deleted note is kept, in milliseconds. */
export const KEPT = 30 * 86_400_000;

/** Deleted notes. What leaves here for good can't come back, so it only leaves when the reader says so. */
export class Trash {
  list = $state.raw<NoteView[]>([]);
  busy = $state(false);
  error = $state<ErrorCode | null>(null);

  #host: Host;
  #notebook: Notebook;

  constructor(host: Host, notebook: Notebook) {
    this.#host = host;
    this.#notebook = notebook;
  }

  load(): Promise<void> {
    return this.#try(async () => {
      this.list = await this.#host.call('list_trash', {});
    });
  }

  async restore(id: string): Promise<void> {
    this.busy = true;
    const done = await this.#notebook.restore(id);
    this.busy = false;
    this.error = done ? null : this.#notebook.error;
    if (done) this.#take(id);
  }

  purge(id: string): Promise<void> {
    return this.#try(async () => {
      await this.#host.call('purge_note', { id });
      this.#notebook.history.drop(id);
      this.#take(id);
    });
  }

  empty(): Promise<void> {
    return this.#try(async () => {
      await this.#host.call('empty_trash', {});
      for (const note of this.list) this.#notebook.history.drop(note.id);
      this.list = [];
    });
  }

  close(): void {
    this.list = [];
    this.error = null;
  }

  #take(id: string): void {
    this.list = this.list.filter((note) => note.id !== id);
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      await work();
    } catch (error) {
      this.error = asCallError(error).code;
    } finally {
      this.busy = false;
    }
  }
}
