import type { Host } from '../ipc/host';
import { Matches } from './matches';
import type { Reading } from './reading.svelte';

export const FIND_DELAY = 120;
/** An answer of so many numbers took a task to be read: what is made of it is another's work. */
const LONG_ANSWER = 30_000;

/** A place in the open document that holds what is looked for. UTF-16 units in the block's text. */
export interface Match {
  block: string;
  /** Which of the document's blocks. */
  index: number;
  start: number;
  end: number;
}

/** The words lit in the open document, and the one among them that the reader stands at. */
export class Finder {
  /** The bar is on screen. */
  open = $state(false);
  query = $state('');
  /** Which of the matches; -1 for none. */
  at = $state(-1);
  /** The match to go to. A new object each time, so that asking twice goes twice. */
  going = $state.raw<{ match: Match } | null>(null);
  /** Text for the bar's field, because the reader asked for it there. */
  filling = $state.raw<{ text: string } | null>(null);

  #found = $state.raw<{ doc: string; query: string; marks: Matches } | null>(null);
  #host: Host;
  #reading: Reading;
  #asTyped = false;
  /** Every matching word, as after a search, rather than only places that hold them all. */
  #everyWord = false;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, reading: Reading) {
    this.#host = host;
    this.#reading = reading;
  }

  /** What is lit in the open document. */
  readonly found = $derived.by((): Matches => {
    const found = this.#found;
    return this.open && found !== null && found.doc === this.#reading.doc ? found.marks : Matches.none;
  });

  /** What is lit answers what stands in the field. */
  readonly answered = $derived.by(() => {
    const found = this.#found;
    return found !== null && found.doc === this.#reading.doc && found.query === this.query;
  });

  readonly match = $derived(this.#matchAt(this.at));

  /** Opens the bar for typing. */
  show(text?: string): void {
    this.open = true;
    if (text === undefined || text === this.query) return;
    this.filling = { text };
    this.#set(text, false, false);
    void this.#ask('here');
  }

  /** Lights the words of a question whose answer was opened; the reader stands at that passage. */
  async follow(query: string, asTyped: boolean, block: string | undefined): Promise<void> {
    this.open = true;
    this.filling = { text: query };
    this.#set(query, asTyped, true);
    await this.#ask('stay', block);
  }

  type(text: string): void {
    if (text === this.query) return;
    this.#set(text, false, false);
    this.#timer = setTimeout(() => void this.#ask('here'), FIND_DELAY);
  }

  /** To the next match or the one before, around the ends. A question still under way is answered first. */
  async step(by: 1 | -1): Promise<void> {
    if (this.query.trim() === '') return;
    this.open = true;
    if (!this.answered) {
      await this.#ask('here');
      return;
    }
    const count = this.found.count;
    if (count === 0) return;
    this.#goTo((Math.max(this.at, by === 1 ? -1 : 0) + by + count) % count);
  }

  close(): void {
    this.open = false;
    this.at = -1;
    this.going = null;
    this.#asked += 1;
    clearTimeout(this.#timer);
  }

  /** The notebook is closed: nothing that was looked for stays behind. */
  clear(): void {
    this.close();
    this.query = '';
    this.filling = { text: '' };
    this.#found = null;
  }

  /** Another text is on the sheet, or the index is there now: the same question again. */
  async again(): Promise<void> {
    if (this.open && this.query.trim() !== '') await this.#ask('stay');
  }

  reached(going: { match: Match }): void {
    if (this.going === going) this.going = null;
  }

  #set(text: string, asTyped: boolean, everyWord: boolean): void {
    clearTimeout(this.#timer);
    this.query = text;
    this.#asTyped = asTyped;
    this.#everyWord = everyWord;
  }

  async #ask(then: 'here' | 'stay', block?: string): Promise<void> {
    clearTimeout(this.#timer);
    const doc = this.#reading.doc;
    const query = this.query;
    const asked = ++this.#asked;
    if (doc === null || query.trim() === '') {
      this.#found = null;
      this.at = -1;
      return;
    }
    const marks = await this.#host
      .call('marks', {
        doc,
        query,
        typing: !this.#asTyped,
        as_typed: this.#asTyped,
        together: !this.#everyWord,
      })
      // Words that can't be lit are no loss: the text itself is on screen.
      .catch(() => []);
    if (marks.length > LONG_ANSWER) await new Promise((resolve) => setTimeout(resolve));
    if (asked !== this.#asked || this.#reading.doc !== doc) return;
    this.#found = { doc, query, marks: new Matches(marks) };
    this.at = this.#nearest(block ?? this.#reading.block);
    if (then === 'here' && this.at >= 0) this.#goTo(this.at);
  }

  /** The first match at the reader's place or after it, else the first of all. */
  #nearest(block: string | null): number {
    if (this.found.count === 0) return -1;
    const from = block === null ? 0 : this.#reading.indexOf(block);
    // Beyond the last the first comes again.
    return this.found.from(from) % this.found.count;
  }

  #matchAt(at: number): Match | undefined {
    const found = this.found.at(at);
    const block = found && this.#reading.view?.idOf(found.index);
    return found && block !== undefined ? { ...found, block } : undefined;
  }

  #goTo(at: number): void {
    this.at = at;
    const match = this.#matchAt(at);
    if (match) this.going = { match };
  }
}
