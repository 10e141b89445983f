import { asCallError } from '../ipc/errors';
import type { Host } from '../ipc/host';
import type { ComparisonView, CrossingView, EditionView, ErrorCode, SideView } from '../ipc/types/commands';
import type { Deeds } from './deeds.svelte';

export type EditionTab = 'compare' | 'notes' | 'old';

/** What editions touch of the desk. */
interface Around {
  readonly host: Host;
  readonly layout: { dialog: string | null };
  readonly library: { readonly editions: readonly string[] };
  readonly notebook: { readonly history: Deeds };
  flush(): Promise<boolean>;
  reloadNotes(): Promise<void>;
}

/** The earlier editions of the document that is read, and the one that is looked at. */
export class Editions {
  /** Whose they are. */
  doc = $state<string | null>(null);
  list = $state.raw<readonly EditionView[]>([]);
  name = $state<string | null>(null);
  tab = $state<EditionTab>('compare');
  comparison = $state.raw<ComparisonView | null>(null);
  crossing = $state.raw<CrossingView | null>(null);
  old = $state.raw<readonly SideView[] | null>(null);
  /** How many notes were carried at last. */
  carried = $state(0);
  busy = $state(false);
  error = $state<ErrorCode | null>(null);

  #desk: Around;
  #asked = 0;

  constructor(desk: Around) {
    this.#desk = desk;
  }

  has(doc: string | null): boolean {
    return doc !== null && this.#desk.library.editions.includes(doc);
  }

  /** Notes of this document that hang on an earlier edition. */
  hanging(doc: string | null): number {
    return doc !== null && doc === this.doc ? this.list.reduce((sum, one) => sum + one.notes, 0) : 0;
  }

  /** Asks which editions there are. A document without any is asked nothing about. */
  async lookAt(doc: string | null): Promise<void> {
    const asked = ++this.#asked;
    if (!this.has(doc) || doc === null) {
      this.doc = null;
      this.list = [];
      return;
    }
    try {
      const list = await this.#desk.host.call('editions', { doc });
      if (asked !== this.#asked) return;
      this.doc = doc;
      this.list = list;
    } catch (error) {
      if (asked === this.#asked) this.error = asCallError(error).code;
    }
  }

  async open(doc: string, tab: EditionTab = 'compare'): Promise<void> {
    await this.lookAt(doc);
    this.tab = tab;
    this.#desk.layout.dialog = 'editions';
    // The notes are asked about where they are, which may be another edition than the latest.
    const first = tab === 'notes' ? this.list.find((one) => one.notes > 0) : undefined;
    await this.choose((first ?? this.list[0])?.name ?? null);
  }

  async choose(name: string | null): Promise<void> {
    this.name = name;
    this.comparison = null;
    this.crossing = null;
    this.old = null;
    await this.show(this.tab);
  }

  async show(tab: EditionTab): Promise<void> {
    this.tab = tab;
    this.carried = 0;
    const { doc, name: edition } = this;
    if (doc === null || edition === null) return;
    const { host } = this.#desk;
    await this.#try(async () => {
      if (tab === 'compare') this.comparison ??= await host.call('compare_edition', { doc, edition });
      if (tab === 'old') this.old ??= await host.call('read_edition', { doc, edition });
      // How many there are stands on its tab.
      this.crossing ??= await host.call('crossing', { doc, edition });
    });
  }

  /** Hangs notes on the text of today, as one deed to be taken back. */
  async carry(notes: readonly string[]): Promise<void> {
    const { doc, name: edition } = this;
    if (doc === null || edition === null || notes.length === 0) return;
    const ids = [...notes];
    const redo = async () => {
      await this.#desk.host.call('carry_notes', { doc, edition, notes: ids });
      await this.#desk.reloadNotes();
      return true;
    };
    const undo = async () => {
      for (const id of ids) await this.#desk.host.call('take_back_move', { id });
      await this.#desk.reloadNotes();
      await this.lookAt(doc);
      return true;
    };
    await this.#try(async () => {
      // Words in the making are saved under the place that they were written at.
      if (!(await this.#desk.flush())) return;
      await redo();
      this.carried = ids.length;
      this.#desk.notebook.history.did({ deed: 'move', note: ids[0] ?? '', undo, redo });
      this.crossing = await this.#desk.host.call('crossing', { doc, edition });
      await this.lookAt(doc);
    });
  }

  close(): void {
    this.name = null;
    this.comparison = null;
    this.crossing = null;
    this.old = null;
    this.carried = 0;
    this.error = null;
  }

  async #try(perform: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      await perform();
    } catch (error) {
      this.error = asCallError(error).code;
    } finally {
      this.busy = false;
    }
  }
}
