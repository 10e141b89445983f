import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type {
  DocumentSummary,
  ErrorCode,
  FolderStateView,
  FolderView,
  IndexView,
  LibraryState,
  LibraryView,
} from '../ipc/types/commands';
import { DocumentText } from './document-text';

const KEPT_OPEN = 6;
const ASK_AGAIN = 400;
/** How often it is asked how far the folders are: while they are read, and while there are any that may change. */
const READING = 250;
const RESTING = 2000;

/** What became of the library. */
export interface LibraryChange {
  /** The documents that are gone or have another text now. */
  altered: ReadonlySet<string>;
  /** Nothing more is being read. */
  settled: boolean;
}

/** The documents there are, the folders they come from, and how far the folders and the index are. */
export class Library {
  documents = $state.raw<DocumentSummary[]>([]);
  folders = $state.raw<FolderView[]>([]);
  /** The documents that have earlier editions. */
  editions = $state.raw<readonly string[]>([]);
  /** What is being read; null: nothing. */
  reading = $state.raw<{ done: number; total: number } | null>(null);
  index = $state.raw<IndexView>({ state: 'ready', provisions: 0, on_disk: true });
  busy = $state(false);
  error = $state<ErrorCode | null>(null);
  /** Counts the times that the documents may have changed, so that others can look again. */
  edition = $state(0);
  /** Told of each change, before anybody is told that the folders have been read. */
  changed: (change: LibraryChange) => Promise<void> = () => Promise.resolve();

  #host: Host;
  #opened = new Map<string, DocumentText>();
  #watching: Promise<void> | null = null;
  /** The edition of the core's library that is shown. */
  #shown = 0;
  #states = $state.raw<ReadonlyMap<string, FolderStateView>>(new Map());
  #following: ReturnType<typeof setTimeout> | undefined;
  #unsettled = false;

  constructor(host: Host) {
    this.#host = host;
  }

  async load(): Promise<void> {
    await this.#change(() => this.#host.call('library', {}));
  }

  async reload(): Promise<void> {
    await this.#change(() => this.#host.call('reload_library', {}));
  }

  /** The folder named, else one that the reader picks. */
  async addFolder(named?: string): Promise<void> {
    await this.#change(async () => {
      const path = named ?? (await this.#host.pickFolder());
      return path === null ? null : this.#host.call('add_folder', { path });
    });
  }

  async removeFolder(path: string): Promise<void> {
    await this.#change(() => this.#host.call('remove_folder', { path }));
  }

  /** Ends the reading of folders; what has been read stays. */
  async stopReading(): Promise<void> {
    await this.#ask(() => this.#host.call('stop_reading', {}));
  }

  /** Reads a folder that didn't answer or wasn't read to its end. */
  async readFolder(path: string): Promise<void> {
    await this.#ask(() => this.#host.call('read_folder', { path }));
  }

  summary(doc: string): DocumentSummary | undefined {
    return this.documents.find((one) => one.id === doc);
  }

  /** How far the reading of a folder is. */
  stateOf(folder: FolderView): FolderStateView {
    return this.#states.get(folder.path) ?? folder.state;
  }

  /** When a document was read whose folder isn't there; null for any other. */
  keptFrom(doc: string): number | null {
    const folder = this.folders.find((one) => one.ids.includes(doc));
    const state = folder && this.stateOf(folder);
    return state?.state === 'absent' ? state.read : null;
  }

  /** Looks whether folders have changed or come back, of which the computer tells nothing by itself. */
  async lookAgain(): Promise<void> {
    if (this.#hasOwn) await this.#ask(() => this.#host.call('look_again', {}));
  }

  get #hasOwn(): boolean {
    return this.folders.some((folder) => !folder.shipped);
  }

  /** The folder on disk that a document stands in. */
  folderOf(doc: string): string | undefined {
    const path = this.folders.find((folder) => folder.ids.includes(doc))?.path;
    return path === undefined ? undefined : `${path}${path.includes('\\') ? '\\' : '/'}${doc}`;
  }

  /** What to open for a reader who comes for the first time: the guidance, else whatever comes first. */
  get first(): DocumentSummary | undefined {
    return this.documents.find((one) => one.kind === 'guidance') ?? this.documents[0];
  }

  async open(doc: string): Promise<DocumentText> {
    const known = this.#opened.get(doc);
    if (known) {
      this.#opened.delete(doc);
      this.#opened.set(doc, known);
      return known;
    }
    const revision = this.summary(doc)?.revision;
    const view = await this.#host.call('open_document', { doc });
    // Reading the answer of a large one took a while: what follows is a task of its own.
    if (view.outline !== null) await new Promise((resolve) => setTimeout(resolve));
    // It was read anew meanwhile: parts of two editions must never meet.
    if (revision !== this.summary(doc)?.revision) return this.open(doc);
    const text = new DocumentText(view, (own, from, to) => this.#host.call('blocks', { doc: own, from, to }));
    this.#opened.set(doc, text);
    const oldest = this.#opened.keys().next().value;
    if (this.#opened.size > KEPT_OPEN && oldest !== undefined) this.#opened.delete(oldest);
    return text;
  }

  /** Asks how far the index is until it is ready or has failed. All who ask wait for the same answer. */
  watchIndex(): Promise<void> {
    this.#watching ??= this.#watch().finally(() => {
      this.#watching = null;
    });
    return this.#watching;
  }

  async #watch(): Promise<void> {
    try {
      for (;;) {
        this.index = await this.#host.call('index_state', {});
        if (this.index.state !== 'building') return;
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
      }
    } catch {
      this.index = { state: 'failed' };
    }
  }

  async #change(ask: () => Promise<LibraryView | null>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      const view = await ask();
      if (view === null) return;
      await this.#take(view);
      await this.#follow();
    } catch (error) {
      this.error = asCallError(error).code;
    } finally {
      this.busy = false;
    }
  }

  async #ask(ask: () => Promise<LibraryState>): Promise<void> {
    try {
      await this.#stands(await ask());
    } catch (error) {
      this.error = asCallError(error).code;
    }
  }

  /** Asks how far the folders are, now and again until nothing more is to be expected of them. */
  async #follow(): Promise<void> {
    clearTimeout(this.#following);
    await this.#stands(await this.#host.call('library_state', {}));
  }

  async #stands(state: LibraryState): Promise<void> {
    clearTimeout(this.#following);
    const { done, total, reading } = state;
    this.#states = new Map(state.folders.map((one) => [one.path, one.state]));
    this.#unsettled ||= reading;
    const another = state.edition !== this.#shown;
    if (another) await this.#take(await this.#host.call('library', {}));
    this.reading = reading ? { done, total } : null;
    if (!reading && this.#unsettled) {
      this.#unsettled = false;
      void this.watchIndex();
      await this.changed({ altered: new Set(), settled: true });
    }
    // Files change, and disks come and go; the program's own stays as it is.
    if (reading || this.#hasOwn) this.#later(reading ? READING : RESTING);
  }

  #later(delay: number): void {
    clearTimeout(this.#following);
    // A question that failed is asked again: it was about what goes on.
    this.#following = setTimeout(() => void this.#follow().catch(() => this.#later(RESTING)), delay);
  }

  async #take(view: LibraryView): Promise<void> {
    if (view.edition === this.#shown && this.edition > 0) return;
    const now = new Map(view.documents.map((one) => [one.id, one.revision]));
    const altered = new Set(
      this.documents.filter((one) => now.get(one.id) !== one.revision).map((one) => one.id),
    );
    this.documents = view.documents;
    this.folders = view.folders;
    this.editions = view.editions;
    this.#shown = view.edition;
    // What a text names may be there now, or there no more.
    this.#opened.clear();
    this.edition += 1;
    void this.watchIndex();
    await this.changed({ altered, settled: false });
  }
}
