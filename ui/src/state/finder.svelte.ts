import type { Host } from '../ipc/host';
import { Matches } from './matches';
import type { Reading } from './reading.svelte';
import type { Settings } from './settings.svelte';

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
  #settings: Settings;
  #asTyped = false;
  /** The block that was opened for this question: it is lit whatever else says more of it. */
  #opened: string | undefined;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, reading: Reading, settings: Settings) {
    this.#host = host;
    this.#reading = reading;
    this.#settings = settings;
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
    this.#set(text, false);
    void this.#ask('here');
  }

  /** Opens the bar with a question of the search box; it is put once its answer is on the sheet. */
  take(query: string, asTyped: boolean): void {
    this.open = true;
    this.filling = { text: query };
    this.#set(query, asTyped);
  }

  /** Lights what says a question whose answer was opened; the reader stands at that passage. */
  async follow(query: string, asTyped: boolean, block: string | undefined): Promise<void> {
    this.take(query, asTyped);
    this.#opened = block;
    await this.#ask('stay', block);
  }

  /** Stops at every single word of the question, or at the passages and phrases that say it. */
  async setEveryWord(every: boolean): Promise<void> {
    this.#settings.setEveryWord(every);
    if (this.query.trim() !== '') await this.#ask('stay', this.match?.block);
  }

  type(text: string): void {
    if (text === this.query) return;
    this.#set(text, false);
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

  #set(text: string, asTyped: boolean): void {
    clearTimeout(this.#timer);
    this.query = text;
    this.#asTyped = asTyped;
    this.#opened = undefined;
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
        together: !this.#settings.everyWord,
        ...(this.#opened === undefined ? {} : { opened: this.#opened }),
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
