import { asCallError } from '../ipc/errors';
import type { DroppedView, ErrorCode } from '../ipc/types/commands';
import type { Host } from '../ipc/host';
import type { Layout } from './layout.svelte';
import type { Library } from './library.svelte';

/** A dropped thing, and what has become of it. */
export interface Dropping extends DroppedView {
  /** The folder that joined the library because of it, and how many documents it holds. */
  added: { path: string; documents: number } | null;
  error: ErrorCode | null;
}

/** What dropped things touch of the desk. */
interface Around {
  readonly host: Host;
  readonly layout: Layout;
  readonly library: Library;
  readonly phase: 'starting' | 'choosing' | 'open';
  readonly canWrite: boolean;
  readonly secrets: { readonly code: string | null };
  readonly closing: { readonly asking: boolean };
  readonly profiles: { readonly trouble: unknown };
  readonly notebook: { readonly total: number };
  readonly sessions: { readonly list: readonly unknown[] };
  readonly transfer: { offer(path: string, empty: boolean): Promise<boolean> };
  addFolder(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  openDocument(doc: string): Promise<void>;
  openSettings(section: string): void;
  flush(): Promise<boolean>;
  reloadNotes(): Promise<void>;
}

/** Files and folders that were dropped on the window. */
export class Dropped {
  /** Something is held over the window. */
  over = $state(false);
  busy = $state(false);
  list = $state.raw<readonly Dropping[]>([]);
  error = $state<ErrorCode | null>(null);

  #desk: Around;
  #request = 0;

  constructor(desk: Around) {
    this.#desk = desk;
    desk.host.onDrag((drag) => {
      if (drag.kind === 'dropped') void this.#take(drag.paths);
      else this.over = drag.kind === 'over' && this.#mayTake;
    });
  }

  /** Undone: the folder leaves the library again. Its files stay as they are. */
  async takeBack(one: Dropping): Promise<void> {
    if (!one.added) return;
    const { path } = one.added;
    await this.#desk.removeFolder(path);
    if (this.#desk.library.folders.some((folder) => folder.path === path)) return;
    this.list = this.list.filter((other) => other.added?.path !== path);
    if (this.list.length === 0) this.#desk.layout.dialog = null;
  }

  async open(doc: string): Promise<void> {
    this.#desk.layout.dialog = null;
    await this.#desk.openDocument(doc);
  }

  /** Goes on where files are read in: there it is asked whether they take the place of what is there. */
  async readIn(path: string): Promise<void> {
    const desk = this.#desk;
    desk.layout.dialog = null;
    // What is being written belongs to the notebook that is asked about.
    if (!(await desk.flush())) return;
    desk.openSettings('transfer');
    const empty = desk.notebook.total === 0 && desk.sessions.list.length === 0;
    if (await desk.transfer.offer(path, empty)) await desk.reloadNotes();
  }

  close(): void {
    this.#request += 1;
    this.list = [];
    this.error = null;
    this.over = false;
    this.busy = false;
  }

  // A recovery code, words that aren't saved and a damaged notebook come before whatever is dropped.
  get #mayTake(): boolean {
    const { phase, secrets, closing, profiles } = this.#desk;
    return phase !== 'starting' && secrets.code === null && !closing.asking && !profiles.trouble;
  }

  async #take(paths: string[]): Promise<void> {
    if (!this.#mayTake || this.busy) return;
    this.close();
    const request = this.#request;
    const desk = this.#desk;
    this.busy = true;
    try {
      const seen = await desk.host.call('look_at_dropped', { paths });
      if (request !== this.#request) return;
      const only = seen.length === 1 && desk.phase === 'open' ? seen[0]?.what : undefined;
      if (only?.kind === 'document') return await this.open(only.doc);
      this.list = seen.map((one) => ({ ...one, added: null, error: null }));
      desk.layout.dialog = 'dropped';
      await this.#addFolders(request);
    } catch (error) {
      if (request !== this.#request) return;
      this.error = asCallError(error).code;
      desk.layout.dialog = 'dropped';
    } finally {
      if (request === this.#request) this.busy = false;
    }
  }

  // A guest changes nothing on this computer.
  async #addFolders(request: number): Promise<void> {
    const { library, canWrite } = this.#desk;
    if (!canWrite) return;
    const done = new Set<string>();
    for (const one of this.list) {
      if (one.what.kind !== 'folder' || done.has(one.what.add)) continue;
      const { add } = one.what;
      done.add(add);
      await this.#desk.addFolder(add);
      if (request !== this.#request) return;
      const { error } = library;
      const folder = library.folders.find(({ path }) => path === add);
      // One that was refused may be there from before: that isn't for this list to undo.
      const added = folder && error === null ? { path: folder.path, documents: folder.documents } : null;
      this.list = this.list.map((other) =>
        other.what.kind === 'folder' && other.what.add === add ? { ...other, added, error } : other,
      );
    }
  }
}
