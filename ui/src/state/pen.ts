import type { NewAnchor, NoteKind } from '../ipc/types/commands';
import type { Layout } from './layout.svelte';
import type { Notebook } from './notebook.svelte';
import type { Reading } from './reading.svelte';
import type { Search } from './search.svelte';

/** What lies on the desk where the pen writes. */
interface Desk {
  readonly reading: Reading;
  readonly notebook: Notebook;
  readonly layout: Layout;
  readonly search: Search;
  readonly canWrite: boolean;
}

/** Begins notes on what is being read. */
export class Pen {
  #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /**
   * A stroke of a pen on the chosen words: a note of that kind, open for writing. Words of several blocks are one note
   * with a place in each, so that every block keeps its own mark and quotation.
   */
  async mark(kind: NoteKind): Promise<void> {
    const parts = this.#desk.reading.chosen?.parts ?? [];
    const doc = this.#desk.reading.doc;
    if (doc === null || !this.#desk.canWrite) return;
    const [first, ...further] = parts.map(({ block, start, end }): NewAnchor => {
      return { doc, block, range: [start, end] };
    });
    if (!first) return;
    const note = await this.#desk.notebook.create(first, kind, further);
    // What couldn't be written is said in the pane; the words stay chosen, to try again.
    if (!note) return;
    this.#desk.reading.chosen = null;
    this.#desk.layout.rightTab = 'notes';
    this.#desk.layout.reveal('right');
    this.#desk.notebook.edit(note.id);
  }

  /** Begins a note on the block at hand. */
  async noteHere(): Promise<void> {
    const block = this.#desk.reading.blockView(this.#desk.reading.block);
    const doc = this.#desk.reading.doc;
    if (!block || doc === null || !this.#desk.canWrite) return;
    this.#desk.search.hide();
    if (this.#desk.layout.screen === 'reading') {
      this.#desk.layout.rightTab = 'notes';
      this.#desk.layout.reveal('right');
    }
    const composing = this.#desk.notebook.composing;
    if (composing?.anchor.doc !== doc || composing.anchor.block !== block.id) {
      await this.#desk.notebook.compose({ doc, block: block.id }, this.#desk.reading.nameOf(block.id));
    }
    this.#desk.layout.ask('compose');
  }
}
