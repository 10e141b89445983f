import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { DocumentSummary, ErrorCode, FolderView, IndexView, LibraryView } from '../ipc/types/commands';
import { DocumentText } from './document-text';

const KEPT_OPEN = 6;
const ASK_AGAIN = 400;

/** The documents there are, the folders they come from, and how far the index is. */
export class Library {
  documents = $state.raw<DocumentSummary[]>([]);
  folders = $state.raw<FolderView[]>([]);
  /** The documents that have earlier editions. */
  editions = $state.raw<readonly string[]>([]);
  index = $state.raw<IndexView>({ state: 'ready', provisions: 0, on_disk: true });
  busy = $state(false);
  error = $state<ErrorCode | null>(null);
  /** Counts the times that the documents may have changed, so that others can look again. */
  edition = $state(0);

  #host: Host;
  #opened = new Map<string, DocumentText>();
  #watching: Promise<void> | null = null;

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

  summary(doc: string): DocumentSummary | undefined {
    return this.documents.find((one) => one.id === doc);
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
    const { edition } = this;
    const view = await this.#host.call('open_document', { doc });
    // Reading the answer of a large one took a while: what follows is a task of its own.
    if (view.outline !== null) await new Promise((resolve) => setTimeout(resolve));
    // The library was read anew meanwhile: parts of two editions must never meet.
    if (edition !== this.edition) return this.open(doc);
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
      this.documents = view.documents;
      this.folders = view.folders;
      this.editions = view.editions;
      this.#opened.clear();
      this.edition += 1;
      void this.watchIndex();
    } catch (error) {
      this.error = asCallError(error).code;
    } finally {
      this.busy = false;
    }
  }
}
